import MarkdownSyntax
import TutorialDiagnostics
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
        Example(.scope, "This section disables users in Contoso. Suppose that they have left."),
      ],
      passing: [
        Example(
          .credentials,
          "1. Input the Tenant URL, an example being `https://contoso.orbit.com`, and the Secret Token, and select **Test Connection**. Sign in as admin@contoso.com."
        ),
        Example(
          .scope,
          "Your company, Contoso, may have two offices. For example, Contoso, an online shop, gives its agents access."),
        Example(.scope, "Suppose that Contoso has two offices. Contoso then assigns them one after the other."),
        .sound,
      ]),
    check: { tutorial in
      // The app may well be called so; then the title says the same.
      let isName =
        Placeholder.names.contains(tutorial.appName.value.lowercased())
        && tutorial.titleAppName?.value == tutorial.appName.value
      guard !isName else { return [] }
      var slips = tutorial.frontMatterPassages.compactMap(slip).filter { slip in
        Placeholder.names.contains(slip.name.lowercased())
      }
      slips += tutorial.page.passages.compactMap(slip)
      for heading in tutorial.requiredHeadings where Placeholder.names.contains(heading.value.lowercased()) {
        slips.append(Slip(name: heading.value, count: 1, range: heading.range))
      }
      guard !slips.isEmpty else { return [] }
      let official = OfficialAppName(of: tutorial, tutorial.nameUses).name
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
    let isExample = ExampleCompany.isToldOf(in: passage)
    let hits = passage.hits.filter { hit in
      hit.cue == .placeholderName && !isAddress(hit.range, in: text) && !isExample(hit.range)
    }
    if let first = hits.first {
      let found = text.string(first.range)
      let shown = found.hasSuffix(" based") ? String(found.dropLast(6)) : found
      let start = first.range.lowerBound
      return Slip(
        name: shown, count: hits.count, range: text.source(of: start..<start + shown.utf8.count))
    }
    for span in text.spans {
      guard case .image(_, let alternative) = span.kind else { continue }
      // Few words are as long as a placeholder, and only those are looked at.
      let words = alternative.utf8.split { !isLetterOrDigit($0) }.filter { (7...9).contains($0.count) }
      let placeholder = words.lazy.map { String(decoding: $0, as: UTF8.self) }.first { word in
        Placeholder.names.contains(word.lowercased())
      }
      guard let placeholder else { continue }
      return Slip(name: placeholder, count: 1, range: span.source)
    }
    return nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte >= 0x80
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
