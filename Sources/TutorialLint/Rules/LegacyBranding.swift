import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let legacyBranding = Rule(
    id: "legacy-branding",
    severity: .warning,
    summary: "A page that says Microsoft Entra ID also calls the directory, or its portal, by an old name.",
    rationale: """
      Azure AD became Microsoft Entra ID, and its pages moved from the Azure portal to the Microsoft Entra admin center. \
      A reader who meets both names on one page looks for two products. The name is Microsoft Entra ID where it stands \
      alone and Microsoft Entra before a noun. What a menu says, a person has to look up.
      """,
    examples: Examples(
      triggering: [
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token** into the Azure portal."),
        Example(.scope, "This section is about users in Azure AD and in Microsoft Entra ID."),
        Example(
          .scope, "It takes an Azure AD tenant with Azure AD Premium P1, and Azure Active Directory (Azure AD) users."),
        Example(.scope, "1. In the navigation pane of the admin center select **Azure Active Directory**."),
        Example(.scope, "The Azure provisioning service makes the users."),
        Example(
          .appSide, "1. Copy the **SCIM URL** and the **API Token**.\n\n   ![Orbit in the Azure portal](orbit.png)"),
        Example(
          .frontMatter,
          "title: Configure Orbit Teams for automatic user provisioning\ndescription: How to provision users from Azure AD."
        ),
        Example([
          .introduction: "How to provision users from Azure AD to [Orbit Teams](https://orbit.example.com).",
          .scope: "Azure AD makes the users. They stay in Azure AD, and go with an Azure AD tenant.",
          .userMapping: "1. Open the Microsoft Entra admin center.",
          .groupMapping: "1. Review what Azure AD reads.",
        ]),
      ],
      passing: [
        .sound, Example(.end, "## Change log\n\n* 01/02/2021 - Added support for Azure AD."),
        Example(
          .appSide,
          "1. In the console select **Azure AD**, formerly Azure Active Directory, and copy the **API Token** and **SCIM URL**."
        ),
        Example(
          .end, "<a name='step-3-azure-ad'></a>\n\n## Related content\n\n* [More](https://learn.microsoft.com/azure-ad)"
        ),
        Example(.scope, "Users in Microsoft Entra ID (Azure AD) come from Azure AD Connect."),
      ]),
    check: { tutorial in
      let source = tutorial.document.source
      let passages = tutorial.frontMatterPassages + tutorial.page.passages.filter { $0.part != .history }
      let current = passages.flatMap(currentNames)
      guard !current.isEmpty else { return [] }
      var names = passages.flatMap { FormerName.all(in: $0, of: source) }
      let pictures = passages.flatMap { FormerName.all(inPicturesOf: $0.text, of: source) }
      if links(to: "azure", in: tutorial) {
        // The fragments of links are made of headings' words.
        let headings = tutorial.headings.map(\.text.range)
        for index in names.indices where headings.contains(where: { $0.contains(names[index].range.lowerBound) }) {
          names[index].edits = nil
        }
      }
      guard names.count <= current.count else { return [finding(of: current, besides: names)] }
      let mendable = names.filter { $0.edits != nil }
      let others = names.filter { $0.edits == nil }
      return [
        finding(of: mendable, besides: others.isEmpty ? pictures : [], in: tutorial, severity: .warning),
        finding(of: others, besides: pictures, in: tutorial, severity: .warning),
        names.isEmpty ? finding(of: pictures, besides: [], in: tutorial, severity: .note) : nil,
      ].compactMap { $0 }
    })

  /// The old names where most of the page has the new one.
  private static func finding(
    of names: [FormerName], besides pictures: [FormerName], in tutorial: Tutorial, severity: Severity
  ) -> Finding? {
    guard let first = names.first else { return nil }
    let rest = names.dropFirst() + pictures
    let edits = names.flatMap { $0.edits ?? [] }
    let portal = "Microsoft Entra admin center"
    let isPortal = (names + pictures).allSatisfy { $0.advice.hasPrefix(portal) } && mentions(portal, in: tutorial)
    let current = isPortal ? portal : "Microsoft Entra"
    return Finding(
      message: "\"\(first.name)\" here\(others(rest.count)), where the rest of the page says \(current).",
      help: "write \(first.advice)", severity: severity, range: first.range,
      related: rest.map { ("\"\($0.name)\" again: write \($0.advice)", $0.range) }, fix: edits.isEmpty ? nil : edits)
  }

  /// The new name where most of the page has the old ones.
  private static func finding(of current: [Fact<String>], besides names: [FormerName]) -> Finding {
    let first = current.first ?? Fact("Microsoft Entra", at: 0..<0)
    let counts = Dictionary(names.map { ($0.name, 1) }, uniquingKeysWith: +)
    let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    let edits = names.flatMap { $0.edits ?? [] }
    return Finding(
      message: """
        "\(first.value)" here\(others(current.count - 1)), where the rest of the page has old names in \(names.count) \
        places, mostly "\(usual)".
        """,
      help: "write Microsoft Entra ID throughout", range: first.range,
      related: current.dropFirst().map { ("\"\($0.value)\" again", $0.range) }
        + names.map { ("\"\($0.name)\": write \($0.advice)", $0.range) },
      fix: edits.isEmpty ? nil : edits)
  }

  private static func others(_ count: Int) -> String {
    count == 0 ? "" : " and \(count) more \(count == 1 ? "place" : "places")"
  }

  /// Where a passage has the new name.
  private static func currentNames(in passage: Passage) -> [Fact<String>] {
    var ranges: [Range<Int>] = []
    // The name is met as two wordings that overlap: "Microsoft Entra" and "Entra ID".
    for hit in passage.hits where hit.cue == .microsoftEntra {
      if let last = ranges.last, last.upperBound > hit.range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<hit.range.upperBound
      } else {
        ranges.append(hit.range)
      }
    }
    return ranges.map { Fact(passage.text.string($0), at: passage.text.source(of: $0)) }
  }

  /// Whether the page's text has a name.
  private static func mentions(_ name: String, in tutorial: Tutorial) -> Bool {
    tutorial.page.passages.contains { $0.part != .history && $0.text.utf8.firstOccurrence(of: name.utf8) != nil }
  }

  /// Whether a link within the page has a word in its fragment.
  private static func links(to word: String, in tutorial: Tutorial) -> Bool {
    tutorial.page.passages.contains { passage in
      passage.text.spans.contains { span in
        guard case .link(let destination) = span.kind else { return false }
        return destination.hasPrefix("#") && destination.lowercased().contains(word)
      }
    }
  }
}
