import Diagnostics
import MarkdownSyntax
import TutorialReader

extension Rule {
  static let placeholderName = Rule(
    id: "placeholder-name",
    severity: .warning,
    summary: "A placeholder from the template stands where the app's name belongs.",
    rationale: """
      An administrator who reads "Synchronize Microsoft Entra groups to Contoso" looks for a menu that isn't there, or \
      doubts that the page is about this app at all.
      """,
    examples: Examples(
      triggering: [
        Example(.scope, "This section creates, updates and disables users in TestApp based on assignments."),
        Example(
          .groupMapping,
          "1. Select **Synchronize Microsoft Entra groups to Contoso**.\n\n   |Attribute|Type|\n   |---|---|\n   |members|Reference|"
        ),
      ],
      passing: [
        Example(
          .credentials,
          "1. Input the Tenant URL, an example being `https://contoso.orbit.com`, and the Secret Token, and select **Test Connection**. Sign in as admin@contoso.com."
        ),
        .sound,
      ]),
    check: { tutorial in
      // The app may well be called so; then the title says the same.
      let isName =
        Placeholder.names.contains(tutorial.appName.value.lowercased())
        && tutorial.titleAppName?.value == tutorial.appName.value
      guard !isName else { return [] }
      let uses = tutorial.nameUses
      var slips = tutorial.page.passages.compactMap(slip)
      for use in uses where Placeholder.names.contains(use.name.value.lowercased()) {
        if !slips.contains(where: { $0.range.overlaps(use.name.range) }) {
          slips.append(Slip(name: use.name.value, count: 1, range: use.name.range))
        }
      }
      guard !slips.isEmpty else { return [] }
      let official = OfficialAppName(of: tutorial, uses).name
      let isPlaceholder = Placeholder.names.contains(official.lowercased())
      let name = isPlaceholder ? tutorial.titleAppName?.value ?? official : official
      return slips.map { slip in
        let times = slip.count > 1 ? " (\(slip.count) times)" : ""
        return Finding(
          message: "\"\(slip.name)\"\(times) stands where \(name) belongs.", help: "write \(name)", range: slip.range)
      }
    })

  /// A placeholder in a paragraph.
  private struct Slip {
    var name: String
    /// How often the paragraph has it.
    var count: Int
    /// Where it stands first.
    var range: Range<Int>
  }

  private static func slip(in passage: Passage) -> Slip? {
    guard passage.part != .history else { return nil }
    let text = passage.text
    let hits = passage.hits.filter { $0.cue == .placeholderName && !isAddress($0.range, in: text) }
    if let first = hits.first {
      let found = text.string(first.range)
      let shown = found.hasSuffix(" based") ? String(found.dropLast(6)) : found
      let start = first.range.lowerBound
      return Slip(
        name: shown, count: hits.count, range: text.source(of: start..<start + shown.utf8.count))
    }
    for span in text.spans {
      guard case .image(_, let alternative) = span.kind else { continue }
      let words = alternative.split { !$0.isLetter && !$0.isNumber }
      guard let word = words.first(where: { Placeholder.names.contains($0.lowercased()) }) else { continue }
      return Slip(name: String(word), count: 1, range: span.source)
    }
    return nil
  }

  /// Example hosts and mail addresses are what such names are for; so is what stands in code.
  private static func isAddress(_ range: Range<Int>, in text: Text) -> Bool {
    if text.spans.contains(where: { $0.kind == .code && $0.range.overlaps(range) }) { return true }
    let before = range.lowerBound > 0 ? text.utf8[range.lowerBound - 1] : UInt8(ascii: " ")
    let after = range.upperBound < text.utf8.count ? text.utf8[range.upperBound] : UInt8(ascii: " ")
    let joins = [UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "\\"), UInt8(ascii: "_")]
    if joins.contains(before) || joins.contains(after) { return true }
    let next = range.upperBound + 1 < text.utf8.count ? text.utf8[range.upperBound + 1] : UInt8(ascii: " ")
    return before == UInt8(ascii: ".") || after == UInt8(ascii: ".") && next != UInt8(ascii: " ")
  }
}
