import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let doubledWord = Rule(
    id: "doubled-word",
    severity: .warning,
    summary: "A word stands twice in a row.",
    rationale: "The reader stumbles, and in a title the slip is the first thing that a search shows.",
    examples: Examples(
      triggering: [
        Example(.heading, "# Configure Orbit Teams for for automatic user provisioning"),
        Example(.appSide, "1. Copy the the **SCIM URL** and the **API Token**."),
        Example(
          .appSide, "1. Copy the **SCIM URL** and the **API Token**, as in the [Orbit article](orbit.md) article."),
      ],
      passing: [
        .sound, Example(.appSide, "1. Copy the **SCIM URL** that that console shows, and the **API Token**. Bye Bye."),
        Example(.appSide, "1. Open [Settings](orbit.md) settings. Copy the **SCIM URL** and the **API Token**."),
        Example(
          .appSide,
          "1. Log in in the app, and turn this on on the first day. Copy the **SCIM URL** and the **API Token**."
        ),
        Example(.appSide, "1. Give each user user-defined fields. Copy the **SCIM URL** and the **API Token**."),
      ]),
    check: { tutorial in
      tutorial.page.passages.flatMap { passage -> [Finding] in
        let text = passage.text
        var last: Range<Int>?
        var findings: [Finding] = []
        for range in words(of: text.utf8) {
          defer { last = range }
          guard let before = last, isSame(text.utf8[before], text.utf8[range]) else { continue }
          let word = text.string(range)
          guard isSlip(word, app: tutorial.appName.value), !isCompound(before, range, in: text.utf8),
            text.utf8[before.upperBound..<range.lowerBound].allSatisfy({ $0 == UInt8(ascii: " ") }),
            !text.spans.contains(where: { isLabel($0, between: before, and: range, in: text) })
          else { continue }
          let repeated = range.lowerBound - 1..<range.upperBound
          let source = text.source(of: repeated)
          let isPlain = source.count == repeated.count
          findings.append(
            Finding(
              message: "\"\(text.string(before)) \(word)\": the word stands twice.", help: "take one out",
              range: Self.range(of: before.lowerBound..<range.upperBound, in: text) ?? text.source(of: range),
              fix: isPlain && !strandable.contains(word.lowercased()) ? [(source, "")] : nil))
        }
        return findings
      }
    })

  private static func isSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  /// "Select **Select**": a label may well begin with the word before it, and a link that is one be spelt otherwise.
  private static func isLabel(_ span: Text.Span, between first: Range<Int>, and second: Range<Int>, in text: Text)
    -> Bool
  {
    if span.kind == .code, span.range.overlaps(second) { return true }
    let isBetween = span.range.contains(second.lowerBound) != span.range.contains(first.lowerBound)
    guard isBetween, case .link = span.kind else { return isBetween }
    return text.utf8[first] != text.utf8[second]
  }

  /// The bytes of a stretch of text, unless there is markup between them, such as a link's address.
  private static func range(of stretch: Range<Int>, in text: Text) -> Range<Int>? {
    let source = text.source(of: stretch)
    return source.count == stretch.count ? source : nil
  }

  /// Words that may well be meant twice; among them those that a verb takes to itself before a phrase that begins with
  /// the same word: "log in in the app".
  private static let repeatable: Set<String> = [
    "a", "about", "across", "along", "around", "by", "bye", "down", "had", "in", "is", "no", "off", "on", "out", "over",
    "so", "that", "through", "to", "under", "up", "very",
  ]

  /// Prepositions that a verb may leave behind, though hardly ever before the same one.
  private static let strandable: Set<String> = ["as", "at", "for", "from", "into", "like", "of", "with"]

  /// A part of a compound is another word: "give each user user-defined fields".
  private static func isCompound(_ first: Range<Int>, _ second: Range<Int>, in text: [UInt8]) -> Bool {
    first.lowerBound > 0 && text[first.lowerBound - 1] == UInt8(ascii: "-")
      || second.upperBound < text.count && text[second.upperBound] == UInt8(ascii: "-")
  }

  /// A name may repeat itself; a word in small letters hardly ever does.
  private static func isSlip(_ word: String, app: String) -> Bool {
    let lower = word.lowercased()
    guard !repeatable.contains(lower), word.count > 1, !app.lowercased().contains(lower + " " + lower) else {
      return false
    }
    return word == lower || ["configure", "provisioning", "the", "for", "select"].contains(lower)
  }

  private static func words(of text: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for offset in 0...text.count {
      let isLetter =
        offset < text.count
        && (text[offset] >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[offset] | 0x20))
      if isLetter, start == nil { start = offset }
      if !isLetter, let from = start {
        words.append(from..<offset)
        start = nil
      }
    }
    return words
  }
}
