import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

/// A small provisioning tutorial of which a test changes the part that it is about.
struct SamplePage {
  var frontMatter = "title: Configure Orbit for automatic user provisioning\nauthor: somebody\nms.date: 11/12/2020"
  var heading = "Configure Orbit for automatic user provisioning"
  var introduction = "How to provision users to [Orbit](https://orbit.example.com/) from Microsoft Entra ID."
  var capabilities = ""
  var prerequisites = "* An Orbit tenant"
  var appSide = "Open the Orbit console."
  var credentials =
    "1. Under the **Admin Credentials** section, input your Orbit Tenant URL and Secret Token. Select **Test Connection**."
  var mappings = ""
  var end = ""

  var markdown: String {
    """
    ---
    \(frontMatter)
    ---

    # \(heading)

    \(introduction)

    \(capabilities)

    ## Prerequisites

    \(prerequisites)

    ## Step 1: Configure the app

    \(appSide)

    ## Step 2: Configure automatic user provisioning

    1. Set the **Provisioning Mode** to **Automatic**.

    \(credentials)

    \(mappings)

    \(end)

    """
  }

  var tutorial: Tutorial? {
    Tutorial(Document(SourceFile(name: "folder/orbit.md", text: markdown)))
  }
}
