import Diagnostics
import MarkdownSyntax
import TutorialReader

extension Rule {
  static let legacyBranding = Rule(
    id: "legacy-branding",
    severity: .warning,
    summary: "A page that says Microsoft Entra ID also calls the directory, or its portal, by an old name.",
    rationale: """
      Azure AD became Microsoft Entra ID, and its pages moved from the Azure portal to the Microsoft Entra admin center. \
      A reader who meets both names on one page looks for two products.
      """,
    examples: Examples(
      triggering: [
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token** into the Azure portal."),
        Example(.scope, "This section is about users in Azure AD and in Microsoft Entra ID."),
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
      ]),
    check: { tutorial in
      guard tutorial.identityProvider?.value == .microsoftEntraID else { return [] }
      var places: [(name: String, range: Range<Int>, isText: Bool)] = []
      for passage in tutorial.page.passages where passage.part != .history && !passage.mentions(.formerName) {
        let text = passage.text
        for hit in passage.hits where hit.cue == .azureAD || hit.cue == .azurePortal {
          let isLabel = text.spans.contains { isForeignLabel($0, hit.range, text) }
          if !isLabel, !isInsideAddress(hit.range, of: text), !isOtherProduct(hit.range, of: text) {
            places.append((text.string(hit.range), text.source(of: hit.range), true))
          }
        }
        for span in text.spans {
          guard case .image(_, let alternative) = span.kind else { continue }
          if alternative.lowercased().contains("azure portal") { places.append(("Azure portal", span.source, false)) }
        }
      }
      guard let first = places.first(where: \.isText) ?? places.first else { return [] }
      let rest = places.filter { $0.range != first.range }
      let count = rest.isEmpty ? "" : " and \(rest.count) more \(rest.count == 1 ? "place" : "places")"
      return [
        Finding(
          message: "\"\(first.name)\" here\(count), where the rest of the page says Microsoft Entra.",
          help: first.name.lowercased() == "azure portal"
            ? "write Microsoft Entra admin center" : "write Microsoft Entra ID",
          range: first.range, related: rest.map { ("\"\($0.name)\" again", $0.range) },
          fix: places.allSatisfy { $0.isText && $0.name.lowercased() != "azure portal" }
            ? places.map { ($0.range, "Microsoft Entra ID") } : nil)
      ]
    })

  /// What the app's console calls things is the app's business; the directory's own menus are not.
  private static func isForeignLabel(_ span: Text.Span, _ hit: Range<Int>, _ text: Text) -> Bool {
    guard span.kind == .strong || span.kind == .code, span.range.overlaps(hit) else { return false }
    let label = text.string(span.range).lowercased()
    return !label.hasPrefix("synchronize ") && !label.hasPrefix("provision ")
  }

  /// Azure AD B2C, Azure AD Connect: products that keep their names.
  private static func isOtherProduct(_ range: Range<Int>, of text: Text) -> Bool {
    let after = text.string(range.upperBound..<min(text.utf8.count, range.upperBound + 9)).lowercased()
    return [" b2c", " b2b", " connect"].contains(where: after.hasPrefix)
  }

  private static func isInsideAddress(_ range: Range<Int>, of text: Text) -> Bool {
    let before = range.lowerBound > 0 ? text.utf8[range.lowerBound - 1] : UInt8(ascii: " ")
    return before == UInt8(ascii: "/") || before == UInt8(ascii: "-")
  }
}
