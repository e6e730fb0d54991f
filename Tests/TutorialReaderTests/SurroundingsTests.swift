import ConnectorManifest
import Testing
import TutorialReader

/// The facts that stand around the connector proper.
struct SurroundingsTests {
  @Test("The front matter gives title, date and author")
  func frontMatter() throws {
    let tutorial = try #require(SamplePage().tutorial).manifest.tutorial
    #expect(tutorial.file == "orbit.md")
    #expect(tutorial.title == "Configure Orbit for automatic user provisioning")
    #expect(tutorial.date == "2020-11-12")
    #expect(tutorial.author == "somebody")
  }

  @Test(
    "A date that isn't one is unstated",
    arguments: [
      ("02/29/2024", "2024-02-29" as String?), ("02/29/2023", nil), ("13/01/2024", nil), ("2024-05-06", "2024-05-06"),
      ("soon", nil), ("1/2/24", nil),
    ])
  func dates(text: String, date: String?) throws {
    var page = SamplePage()
    page.frontMatter = "ms.date: \(text)"
    #expect(try #require(page.tutorial).manifest.tutorial.date == date)
  }

  @Test("A page that never says Microsoft Entra is of the Azure AD era")
  func era() throws {
    var page = SamplePage()
    #expect(try #require(page.tutorial).identityProvider?.value == .microsoftEntraID)
    page.introduction = "How to provision users from Azure AD."
    #expect(try #require(page.tutorial).identityProvider?.value == .azureAD)
  }

  @Test("Roles are named once each, the longest name first met")
  func roles() throws {
    var page = SamplePage()
    page.prerequisites =
      "* One of: [Application Administrator](a.md), Cloud Application administrator, or application owner. An Application Administrator will do."
    #expect(
      try #require(page.tutorial).roles.map(\.value) == [
        "Application Administrator", "Cloud Application Administrator", "Application Owner",
      ])
  }

  @Test(
    "The licence is the words around it",
    arguments: [
      ("* An Orbit account with an enterprise subscription.", "enterprise subscription" as String?),
      ("* An Orbit tenant with the [Standard plan](x) or better enabled", "Standard plan or better"),
      ("* An Orbit single-sign on enabled subscription", "Orbit single-sign on enabled subscription"),
      ("* An Orbit tenant", nil),
      ("* A Microsoft Entra subscription", nil),
    ])
  func license(prerequisites: String, license: String?) throws {
    var page = SamplePage()
    page.prerequisites = prerequisites
    #expect(try #require(page.tutorial).license?.value == license)
  }

  @Test("Limitations are what stands below their heading, in the page's words")
  func limitations() throws {
    var page = SamplePage()
    page.end =
      "## Connector limitations\n\n* Orbit has **no** soft delete.\n* Tokens expire.\n\n## Change log\n\n* 01/02/2020 - Something.\n"
    #expect(try #require(page.tutorial).manifest.limitations == ["Orbit has no soft delete.", "Tokens expire."])
  }
}
