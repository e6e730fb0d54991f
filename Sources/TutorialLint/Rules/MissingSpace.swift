import Diagnostics
import MarkdownSyntax
import TutorialReader

extension Rule {
  static let missingSpace = Rule(
    id: "missing-space",
    severity: .note,
    summary: "No space follows a full stop.",
    rationale: "Two sentences run together are read as one word, by people and by search.",
    examples: Examples(
      triggering: [Example(.appSide, "1. The console opens.Copy the **SCIM URL** and the **API Token**.")],
      passing: [
        .sound,
        Example(
          .appSide,
          "1. Copy the **SCIM URL** of `orbit.Admin` from Orbit.Net and https://a.Example.com, and the **API Token**."),
      ]),
    check: { tutorial in
      tutorial.page.passages.flatMap { passage -> [Finding] in
        let text = passage.text
        return passage.sentences.dropFirst().compactMap { sentence in
          let start = sentence.lowerBound
          guard start >= 4, text.utf8[start - 1] == UInt8(ascii: "."), isWord(text.utf8[..<(start - 1)].suffix(3)),
            isSentence(text.utf8[start...]), !isName(text, start)
          else { return nil }
          let stop = text.source(of: start - 1..<start)
          let next = text.source(of: start..<start + 1)
          return Finding(
            message: "No space follows the full stop.", help: "put a space between the sentences",
            range: stop.lowerBound..<max(next.upperBound, stop.upperBound),
            fix: [(next.lowerBound..<next.lowerBound, " ")])
        }
      }
    })

  private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// A capital, a small letter, and further on a space: no file name, no host.
  private static func isSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = bytes.prefix { $0 != UInt8(ascii: " ") }
    return word.count < bytes.count
      && word.dropFirst().allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: ",") }
  }

  /// "Orbit.Net": a name has a capital before its stop, too.
  private static func isName(_ text: Text, _ start: Int) -> Bool {
    let word = text.utf8[..<start].reversed().prefix { $0 != UInt8(ascii: " ") }
    return word.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } && word.count > 1
      && word.last.map { $0 < 0x61 } ?? false
  }
}
