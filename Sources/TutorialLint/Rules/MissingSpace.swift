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
          guard start >= 4, text.utf8[start - 1] == UInt8(ascii: "."),
            isWord(text.utf8[..<(start - 1)].suffix(2)) || text.utf8[start - 2] == UInt8(ascii: ")"),
            isSentence(text.utf8[start...]), !isDomain(text.utf8[start...])
          else { return nil }
          let stop = text.source(of: start - 1..<start)
          let next = text.source(of: start..<start + 1)
          return Finding(
            message: "No space follows the full stop.", help: "put a space between the sentences",
            range: stop.lowerBound..<max(next.upperBound, stop.upperBound),
            fix: [(stop.upperBound..<stop.upperBound, " ")])
        }
      }
    })

  private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 2 && bytes.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }

  /// A capital, a small letter, and further on a space: no file name, no host.
  private static func isSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = bytes.prefix { $0 != UInt8(ascii: " ") }
    return word.count < bytes.count
      && word.dropFirst().allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "'")
      }
  }

  /// "Orbit.Net", "Node.Js".
  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = String(decoding: bytes.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }, as: UTF8.self)
    return ["net", "com", "org", "io", "js", "ai", "co", "app", "dev", "cloud"].contains(word.lowercased())
  }
}
