import Testing
import TutorialReader

struct AppNameTests {
  @Test(
    "The app's name is read from every form of heading",
    arguments: [
      ("Configure Orbit for automatic user provisioning", "Orbit"),
      ("Tutorial: Configure Orbit for automatic user provisioning", "Orbit"),
      ("Tutorial - Configure Orbit for automatic user provisioning", "Orbit"),
      ("Configure Orbit for automatic user provisioning with Microsoft Entra ID", "Orbit"),
      ("Tutorial: Configure Orbit for automatic user provisioning with Azure Active Directory", "Orbit"),
      ("Configure Configure Orbit for for automatic user provisioning with Microsoft Entra ID", "Orbit"),
      ("Configure Orbit automatic user provisioning with Microsoft Entra ID", "Orbit"),
      ("Automate User provisioning into Orbit with Microsoft Entra ID", "Orbit"),
      ("Tutorial: User provisioning for Orbit", "Orbit"),
      ("Configure automatic user provisioning for Orbit", "Orbit"),
      ("Configure Orbit for user provisioning", "Orbit"),
      (
        "Configure Orbit - Automatic User Provisioning for automatic user provisioning",
        "Orbit - Automatic User Provisioning"
      ),
      ("Configure Orbit (All Products) for automatic user provisioning", "Orbit (All Products)"),
      ("Configure 15 Minutes for Teams for automatic user provisioning", "15 Minutes for Teams"),
      ("Configure Walla Walla for automatic user provisioning", "Walla Walla"),
      ("Configure *Orbit & Söhne* for automatic user provisioning", "Orbit & Söhne"),
    ])
  func headings(heading: String, name: String) throws {
    var page = SamplePage()
    page.heading = heading
    let tutorial = try #require(page.tutorial)
    #expect(tutorial.appName.value == name)
    #expect(tutorial.document.range(tutorial.appName.range).start.line == 7)
  }

  @Test("Where the heading names no app, the title does")
  func title() throws {
    var page = SamplePage()
    page.heading = "Overview"
    let tutorial = try #require(page.tutorial)
    #expect(tutorial.appName.value == "Orbit")
    #expect(tutorial.document.source.text(tutorial.appName.range) == "Orbit")
    #expect(tutorial.document.range(tutorial.appName.range).start.line == 2)
  }

  @Test(
    "The home page is where the introduction links the name to",
    arguments: [
      ("Users go to [Orbit](https://orbit.example.com/).", "https://orbit.example.com/" as String?),
      ("Users go to [Orbit](https://www.microsoft.com/orbit).", nil),
      ("Users go to [here](https://orbit.example.com/).", nil),
      ("Users go to [Orbit](orbit-tutorial.md).", nil),
      ("> [!NOTE]\n> It needs the [Orbit API](https://api.example.com).", nil),
    ])
  func homepage(introduction: String, homepage: String?) throws {
    var page = SamplePage()
    page.introduction = introduction
    #expect(try #require(page.tutorial).homepage?.value == homepage)
  }

  @Test(
    "A slug is lower-case letters, digits and hyphens, at most 100 of them, and never empty",
    arguments: [
      ("TAP App Security", "tap-app-security"), ("15Five", "15five"), ("Orbit (All Products)", "orbit-all-products"),
      ("Orbit & Söhne", "orbit-s-uf6-hne"), ("日本", "u65e5-u672c"), ("../../etc", "etc"), ("🙂", "unnamed"),
      ("O'Neil", "oneil"),
      (String(repeating: "abcd ", count: 30) + "e", String(repeating: "abcd-", count: 19) + "abcd"),
    ])
  func slugs(name: String, slug: String) throws {
    var page = SamplePage()
    page.heading = "Configure \(name) for automatic user provisioning"
    #expect(try #require(page.tutorial).manifest.app.slug == slug)
  }
}
