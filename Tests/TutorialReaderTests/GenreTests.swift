import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialReader

/// A page is told by what it says.
struct GenreTests {
  private func isTutorial(_ markdown: String, name: String = "page.md") -> Bool {
    Tutorial(Document(SourceFile(name: name, text: markdown))) != nil
  }

  @Test(
    "A provisioning tutorial is one whatever its file is called",
    arguments: ["page.md", "orbit-tutorial.md", "README.md"])
  func names(name: String) {
    #expect(isTutorial(SamplePage().markdown, name: name))
  }

  @Test("A single sign-on tutorial isn't one, even where it speaks of provisioning")
  func singleSignOn() {
    let page = """
      # Tutorial: Microsoft Entra integration with Orbit

      Orbit supports [automated user provisioning](orbit-provisioning-tutorial.md).

      ## Configure single sign-on

      1. Open **Single sign-on**, and choose **SAML**.

      ### To configure user provisioning, perform the following steps:

      1. Open **People** and add a person.
      """
    #expect(!isTutorial(page, name: "orbit-provisioning-tutorial.md"))
  }

  @Test(
    "Pages of other kinds aren't",
    arguments: [
      "", "# Tutorials\n\n* [Configure Orbit for automatic user provisioning](a.md)\n",
      "# How provisioning works\n\nSet the **Provisioning Mode**, select **Test Connection**, and review the attribute mapping.\n",
      "* Use the [provisioning logs](x.md)\n* Check the [progress bar](y.md)\n",
      "# Configure Orbit for automatic user provisioning\n\nThis page has moved.\n",
    ])
  func others(markdown: String) {
    #expect(!isTutorial(markdown))
  }
}
