import Diagnostics
import MarkdownSyntax
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
      ],
      passing: [
        .sound, Example(.appSide, "1. Copy the **SCIM URL** that that console shows, and the **API Token**. Bye Bye."),
      ]),
    check: { tutorial in
      tutorial.page.passages.flatMap { passage -> [Finding] in
        let text = passage.text
        var last: (word: String, range: Range<Int>)?
        var findings: [Finding] = []
        for range in words(of: text.utf8) {
          let word = text.string(range)
          defer { last = (word, range) }
          guard let before = last, before.word.lowercased() == word.lowercased(),
            repeatable.contains(word.lowercased()),
            text.utf8[before.range.upperBound..<range.lowerBound].allSatisfy({ $0 == UInt8(ascii: " ") }),
            !text.spans.contains(where: { isLabel($0, between: before.range, and: range) })
          else { continue }
          let source = text.source(of: before.range.upperBound..<range.upperBound)
          let isPlain = source.count == range.upperBound - before.range.upperBound
          findings.append(
            Finding(
              message: "\"\(before.word) \(word)\": the word stands twice.", help: "take one out",
              range: text.source(of: before.range.lowerBound..<range.upperBound), fix: isPlain ? [(source, "")] : nil))
        }
        return findings
      }
    })

  /// "Select **Select**": a label may well begin with the word before it.
  private static func isLabel(_ span: Text.Span, between first: Range<Int>, and second: Range<Int>) -> Bool {
    span.kind == .code && span.range.overlaps(second)
      || span.range.contains(second.lowerBound) != span.range.contains(first.lowerBound)
  }

  /// Words that are never meant twice; "that that" and a name may be.
  private static let repeatable: Set<String> = [
    "a", "an", "and", "are", "as", "at", "automatic", "by", "can", "configure", "for", "from", "if", "in", "into", "is",
    "it", "of", "on", "or",
    "provisioning", "select", "the", "this", "to", "user", "users", "when", "will", "with", "you", "your",
  ]

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
