/// A page that shows what a rule finds or lets pass: a sound tutorial of which one part is written otherwise.
public struct Example: Hashable, Sendable {
  /// The part that is written otherwise, as Markdown.
  public let excerpt: String
  /// The whole page.
  public let page: String

  /// The parts of the sound tutorial that an example may replace.
  enum Part: CaseIterable {
    case frontMatter, heading, introduction, capabilities, prerequisites, appSide, scope, credentials, userMapping
    case groupMapping, end
  }

  /// The sound tutorial with one part replaced.
  init(_ part: Part, _ excerpt: String) {
    self.init([part: excerpt])
  }

  /// The sound tutorial with some parts replaced.
  init(_ parts: [Part: String]) {
    let order = Part.allCases.filter { parts[$0] != nil }
    excerpt = order.compactMap { parts[$0] }.joined(separator: "\n\n…\n\n")
    page = Self.soundPage(parts)
  }

  /// The sound tutorial with other lines around its front matter.
  init(openedBy opening: String, closedBy closing: String) {
    let sound = "---\n\(Self.soundFrontMatter)\n---\n"
    excerpt = "\(opening)\n\(Self.soundFrontMatter)\n\(closing)"
    page = excerpt + "\n" + Self.soundPage([:]).dropFirst(sound.count)
  }

  /// The sound tutorial: no rule finds anything in it.
  static let sound = Example([:])

  private static func soundPage(_ parts: [Part: String]) -> String {
    func part(_ part: Part, _ sound: String) -> String { parts[part] ?? sound }
    return """
      ---
      \(part(.frontMatter, soundFrontMatter))
      ---

      \(part(.heading, "# Configure Orbit Teams for automatic user provisioning"))

      \(part(.introduction, "How to provision users to [Orbit Teams](https://orbit.example.com) from Microsoft Entra ID."))

      ## Capabilities supported

      \(part(.capabilities, soundCapabilities))

      ## Prerequisites

      \(part(.prerequisites, "* One of the roles Application Administrator or Application Owner."))

      ## Step 1: Configure Orbit Teams to support provisioning with Microsoft Entra ID

      \(part(.appSide, "1. Copy the **SCIM URL** and the **API Token**."))

      ## Step 2: Configure automatic user provisioning to Orbit Teams

      \(part(.scope, "This section creates, updates and disables users and groups in Orbit Teams based on assignments."))

      1. Set the **Provisioning Mode** to **Automatic**.

      \(part(.credentials, "1. Under the **Admin Credentials** section, input your Orbit Teams Tenant URL and Secret Token. Select **Test Connection**."))

      1. Select **Synchronize Microsoft Entra users to Orbit Teams**.

      \(part(.userMapping, soundUserMapping))

      \(part(.groupMapping, soundGroupMapping))

      \(part(.end, "## Related content"))

      """
  }

  private static let soundFrontMatter = """
    title: Configure Orbit Teams for automatic user provisioning
    description: How to provision users to Orbit Teams.
    ms.date: 01/31/2025
    """

  private static let soundCapabilities = """
    > [!div class="checklist"]
    > * Create users in Orbit Teams
    > * Provision groups and group memberships in Orbit Teams
    """

  private static let soundUserMapping = """
    1. Review the user attributes.

       |Attribute|Type|Supported for filtering|
       |---|---|---|
       |userName|String|&check;|
       |active|Boolean||
    """

  private static let soundGroupMapping = """
    1. Select **Synchronize Microsoft Entra groups to Orbit Teams**.

    1. Review the group attributes.

       |Attribute|Type|Supported for filtering|
       |---|---|---|
       |displayName|String|&check;|
       |members|Reference||
    """
}
