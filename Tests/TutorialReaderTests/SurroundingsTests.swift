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

  @Test(
    "The directory is called what most of the page calls it, headings before text; the portal's name is no evidence",
    arguments: [
      ("From Azure AD. Sign in to the Microsoft Entra admin center.", "", ConnectorManifest.IdentityProvider.azureAD),
      ("From Microsoft Entra ID.", "Choose the Azure AD group. Choose the Azure AD user.", .azureAD),
      ("From Azure AD.", "## Users in Microsoft Entra ID", .microsoftEntraID),
      ("From Azure AD. See Microsoft Entra.", "", .azureAD),
      ("From Microsoft Entra ID.", "Choose the Azure AD user.", .microsoftEntraID),
    ])
  func directory(introduction: String, end: String, name: ConnectorManifest.IdentityProvider) throws {
    var page = SamplePage()
    page.introduction = introduction
    page.end = end
    #expect(try #require(page.tutorial).identityProvider?.value == name)
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
      ("* A Microsoft Entra account with an active subscription", nil),
      ("* An account on an Orbit Gold plan with System Administrator permissions.", "Orbit Gold plan"),
      ("* An Enterprise plan for at least five users.", "Enterprise plan"),
      ("* An Enterprise plan and an owner role.", "Enterprise plan"),
      ("* A Gold or Platinum plan.", "Gold or Platinum plan"), ("* A Gold plan or a Platinum plan.", "Gold plan"),
      ("* An Orbit tenant (Gold edition) in which you are an administrator.", "Gold edition"),
      (
        "* A subscription that supports automatic account management (SCIM) for all users.",
        "subscription that supports automatic account management (SCIM) for all users"
      ),
      ("* An Orbit site with the Crew (annual) plan.", "Crew (annual) plan"),
      ("* An Orbit site (any) with a Gold plan (paid yearly).", "Gold plan"),
      ("* A Business+ plan only.", "Business+ plan"), ("* Plan your rollout.", nil),
      ("* You plan to use Orbit.", nil), ("* An account with the Premium Administrator role.", nil),
      (
        "* The Microsoft Entra integration relies on the Orbit API, which comes with accounts on the Gold plan.",
        "Gold plan"
      ),
    ])
  func license(prerequisites: String, license: String?) throws {
    var page = SamplePage()
    page.prerequisites = prerequisites
    #expect(try #require(page.tutorial).license?.value == license)
  }

  @Test("A preposition in the app's name doesn't end the licence's")
  func licenseOfName() throws {
    var page = SamplePage()
    page.heading = "Configure Orbit from Comet for automatic user provisioning"
    page.prerequisites = "* An Orbit from Comet single sign-on enabled subscription."
    #expect(try #require(page.tutorial).license?.value == "Orbit from Comet single sign-on enabled subscription")
  }

  @Test("Limitations are what stands below their heading, in the page's words")
  func limitations() throws {
    var page = SamplePage()
    page.end =
      "## Connector limitations\n\n* Orbit has **no** soft delete.\n* Tokens expire.\n\n## Change log\n\n* 01/02/2020 - Something.\n"
    #expect(try #require(page.tutorial).manifest.limitations == ["Orbit has no soft delete.", "Tokens expire."])
  }

  @Test(
    "An alert at the top of the page that the connector is given up is the first limitation; a remark on another isn't",
    arguments: [
      ("> [!WARNING]\n> Mind it. This integration **is no longer supported**.", true),
      ("> [!NOTE]\n> This provisioning connector will be retired.", true),
      ("> [!NOTE]\n> The old Orbit integration is deprecated; this one isn't.", false),
      ("Wherever this integration is deprecated, ask Orbit.", false),
    ])
  func withdrawal(introduction: String, isWithdrawn: Bool) throws {
    var page = SamplePage()
    page.introduction = "How to provision users from Microsoft Entra ID.\n\n\(introduction)"
    page.end = "## Connector limitations\n\n* Tokens expire."
    let tutorial = try #require(page.tutorial)
    #expect((tutorial.withdrawal != nil) == isWithdrawn)
    #expect(tutorial.limitations.count == (isWithdrawn ? 2 : 1))
    #expect(tutorial.limitations.last?.value == "Tokens expire.")
  }
}
