import Testing
import TutorialReader

/// The docs platform's tabs, whose labels are written as headings.
struct TabTests {
  @Test("A section goes on below the label of a tab, and the label itself states nothing")
  func sections() throws {
    var page = SamplePage()
    page.capabilities = """
      ## Capabilities supported

      # [Portal](#tab/portal)

      - Create users in Orbit

      ---
      """
    page.prerequisites = """
      # [Free plan](#tab/free)

      * An account with the role Application Owner.

      # [Other plans](#tab/other)

      * A Gold plan.

      ---
      """
    page.credentials = """
      # [Portal](#tab/portal)

      1. Input the **Secret Token**. Select **Test Connection**.

      # [Console](#tab/console)

      1. Type it.

      ---
      """
    page.end = "## Connector limitations\n\n# [Cloud](#tab/cloud)\n\n* Tokens expire.\n\n---"
    let manifest = try #require(page.tutorial).manifest
    #expect(manifest.capabilities.createUsers == true)
    #expect(manifest.prerequisites.license == "Gold plan")
    #expect(manifest.prerequisites.roles == ["Application Owner"])
    #expect(manifest.authentication.method == .bearerToken)
    #expect(manifest.limitations == ["Tokens expire."])
  }

  @Test("A tab is no heading of the page")
  func headings() throws {
    var page = SamplePage()
    page.introduction = "# [Portal](#tab/portal)\n\nOpen it.\n\n---"
    let tutorial = try #require(page.tutorial)
    #expect(!tutorial.headings.contains { $0.text.value == "Portal" })
    #expect(tutorial.appName.value == "Orbit")
  }
}
