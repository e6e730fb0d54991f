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
      tutorial.page.passages.compactMap { passage in
        guard passage.part != .history else { return nil }
        let text = passage.text
        let hits = passage.hits.filter { $0.cue == .placeholderName && !isAddress($0.range, in: text) }
        guard let first = hits.first else { return nil }
        // The app may well be called so.
        let name = text.string(first.range).split(separator: " ").last(where: { $0 != "based" }).map(String.init) ?? ""
        guard !tutorial.appName.value.lowercased().contains(name.lowercased()) else { return nil }
        let found = text.string(first.range)
        let shown = found.hasSuffix(" based") ? String(found.dropLast(6)) : found
        let count = hits.count > 1 ? " (\(hits.count) times)" : ""
        return Finding(
          message: "\"\(shown)\"\(count) stands where \(tutorial.appName.value) belongs.",
          help: "write \(tutorial.appName.value)",
          range: text.source(of: first.range.lowerBound..<first.range.lowerBound + shown.utf8.count))
      }
    })

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
