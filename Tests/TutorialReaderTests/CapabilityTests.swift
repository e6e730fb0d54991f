import ConnectorManifest
import Testing
import TutorialReader

struct CapabilityTests {
  private func capabilities(_ lines: [String]) throws -> ConnectorManifest.Capabilities {
    var page = SamplePage()
    page.capabilities =
      "## Capabilities supported\n> [!div class=\"checklist\"]\n" + lines.map { "> * \($0)\n" }.joined()
    return try #require(page.tutorial).manifest.capabilities
  }

  @Test(
    "A line of the checklist is known by its wording",
    arguments: [
      ("Create users in Orbit", ConnectorManifest.Capabilities(createUsers: true)),
      ("Remove users in Orbit when they do not require access anymore", .init(removeUsers: true)),
      ("**Deactivate** users in Orbit", .init(removeUsers: true)),
      ("Keep user attributes synchronized between Microsoft Entra ID and Orbit.", .init(updateUsers: true)),
      ("Provision groups and group memberships in Orbit", .init(groups: true)),
      ("[Single sign-on](./orbit-tutorial.md) to Orbit (recommended)", .init(singleSignOn: true)),
      ("[Orbit Access](orbit-tutorial.md) to Orbit", .init(singleSignOn: true)),
      ("Provisioning groups is not supported", .init()), ("Create groups is not supported", .init(groups: false)),
      ("Cannot remove users in Orbit", .init(removeUsers: false)),
      ("**Doesn’t** remove users in Orbit", .init(removeUsers: false)),
      ("Can't create or update users in Orbit", .init(updateUsers: false)),
      ("No longer able to create users", .init(createUsers: false)),
      ("Delete users in Orbit (not yet)", .init(removeUsers: false)),
      ("Provision groups (not supported)", .init(groups: false)),
      ("Not only create users in Orbit", .init(createUsers: true)),
      ("Create users in Orbit that are not there yet", .init(createUsers: true)),
      ("Not needed anymore? Remove users in Orbit", .init(removeUsers: true)),
      ("Provide licenses based on Microsoft Entra groups", .init()),
    ])
  func lines(line: String, capabilities expected: ConnectorManifest.Capabilities) throws {
    #expect(try capabilities([line]) == expected)
  }

  @Test("A page without a checklist says nothing of capabilities")
  func none() throws {
    #expect(try #require(SamplePage().tutorial).manifest.capabilities == ConnectorManifest.Capabilities())
  }

  @Test("A checklist may be a plain list below its heading")
  func plainList() throws {
    var page = SamplePage()
    page.capabilities = "## Supported capabilities\n\n- Create users in Orbit\n"
    #expect(try #require(page.tutorial).manifest.capabilities == ConnectorManifest.Capabilities(createUsers: true))
  }

  @Test(
    "Whether groups are provisioned is judged by steps and statements, not by boilerplate",
    arguments: [
      ("1. Define the users and/or groups to provision.", ConnectorManifest.GroupSupport.unstated),
      ("1. Select **Synchronize Microsoft Entra groups to Orbit**.", .supported),
      ("1. Select **Synchronize Azure Active Directory Groups to Orbit**.", .supported),
      ("1. Review the group attributes that are synchronized.", .supported),
      ("1. Select **Attribute Mapping** and select **groups**.", .supported),
      ("|Attribute|Type|\n|---|---|\n|displayName|String|\n|members|Reference|", .supported),
      (
        "## Disable Groups provisioning\n\n1. Select **Provision Active Directory Groups**\n2. Set Enabled to **No**",
        .unsupported
      ),
      ("1. Select **Provision Active Directory Groups**\n2. Set Enabled to **No**", .unsupported),
      ("## Connector limitations\n\n* Orbit doesn’t support group provisioning.", .unsupported),
      ("## Connector limitations\n\n* Orbit does not support groups.", .unsupported),
      ("## Connector limitations\n\n* Orbit does not support groups with nested members.", .unstated),
      ("## Change log\n\n* Orbit does not support groups.", .unstated),
      (
        "Entra ID does not support group provisioning with the Orbit app, only users can be provisioned.",
        .unsupported
      ),
      ("Group provisioning is not supported for Orbit.", .unsupported),
      ("Orbit does not support provisioning of groups in this integration.", .unsupported),
      ("Groups can't be provisioned from Microsoft Entra ID.", .unsupported),
      ("Only users can be provisioned, groups can't.", .unsupported),
      ("Automatic group provisioning is not supported at this time.", .unsupported),
      ("Orbit does not support nested groups.", .unstated), ("Nested groups are not supported.", .unstated),
      ("Orbit does not support groups with more than 100 members.", .unstated),
      ("Group provisioning is not supported in the Orbit Basic edition.", .unstated),
      ("Groups can't be renamed.", .unstated),
    ])
  func groups(mappings: String, verdict: ConnectorManifest.GroupSupport) throws {
    var page = SamplePage()
    page.mappings = mappings
    #expect(try #require(page.tutorial).manifest.groups == verdict)
  }

  @Test("A line's place is all of it, with the link that it begins with")
  func place() throws {
    var page = SamplePage()
    page.capabilities =
      "## Capabilities supported\n\n- [Single sign-on](./orbit-tutorial.md) to Orbit **(recommended)**\n"
    let tutorial = try #require(page.tutorial)
    let line = try #require(tutorial.capabilities.first)
    #expect(
      tutorial.document.source.text(line.text.range)
        == "[Single sign-on](./orbit-tutorial.md) to Orbit **(recommended)**")
  }
}
