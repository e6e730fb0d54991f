import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let encoding = Rule(
    id: "encoding",
    severity: .warning,
    summary: "A letter is lost: the file isn't UTF-8, or wasn't once.",
    rationale:
      "Where a file in another encoding is taken for UTF-8, a replacement character stands in the place of each letter beyond ASCII, on the published page and in what is generated of it.",
    examples: Examples(
      triggering: [
        Example(.appSide, "1. Sign in to the caf\u{FFFD}'s console, and copy the **SCIM URL** and the **API Token**.")
      ],
      passing: [
        .sound,
        Example(.appSide, "1. Sign in to the café’s console ✓, and copy the **SCIM URL** and the **API Token**."),
      ]),
    check: { tutorial in
      let lost = lostLetters(in: tutorial.document.source.bytes)
      guard let first = lost.first else { return [] }
      let others = lost.count - 1
      let more = others == 0 ? "" : others == 1 ? ", and one more elsewhere" : ", and \(others) more elsewhere"
      return [
        Finding(
          message: "A letter is lost here\(more).", help: "write it again, and save the page as UTF-8", range: first)
      ]
    })

  /// Where bytes are no UTF-8, or the character that stands for such bytes.
  private static func lostLetters(in bytes: [UInt8]) -> [Range<Int>] {
    guard var offset = bytes.firstIndex(where: { $0 >= 0x80 }) else { return [] }
    var lost: [Range<Int>] = []
    var rest = bytes[offset...].makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .emptyInput: return lost
      case .valid(let letter):
        if Unicode.UTF8.decode(letter) == "\u{FFFD}" { lost.append(offset..<offset + letter.count) }
        offset += letter.count
      case .error(let length):
        lost.append(offset..<offset + length)
        offset += length
      }
    }
  }
}
