import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let straySpace = Rule(
    id: "stray-space",
    severity: .note,
    summary: "White space stands before a comma or full stop.",
    rationale:
      "The mark may come to stand at the beginning of a line, and the space is mostly what is left of a word that was taken out.",
    examples: Examples(
      triggering: [
        Example(.appSide, "1. Open **Settings** , and copy the **SCIM URL** and the **API Token**."),
        Example(
          .frontMatter,
          "title: Configure Orbit Teams for automatic user provisioning\ndescription: How to provision users to Orbit Teams ."
        ),
      ],
      passing: [
        .sound,
        Example(
          .appSide,
          "1. Copy the **SCIM URL** of the .NET client, the .csv file `a , b` ... and the **API Token**. Names are separated by , or ; in it."
        ),
        Example(.appSide, "1. Select ![Copy](copy.png) , and copy the **SCIM URL** and the **API Token**."),
      ]),
    check: { tutorial in
      let passages = tutorial.frontMatterPassages + tutorial.page.passages
      return passages.flatMap { findings(in: $0.text, tutorial.document.source) }
    })

  private static func findings(in text: Text, _ source: SourceFile) -> [Finding] {
    let bytes = text.utf8
    return spacedMarks(in: bytes).compactMap { offset in
      guard offset + 1 == bytes.count || bytes[offset + 1] == UInt8(ascii: " "),
        let word = bytes[..<offset].lastIndex(where: { $0 != UInt8(ascii: " ") }), endsWord(bytes[...word]),
        !isListed(offset, bytes)
      else { return nil }
      let space = word + 1..<offset
      let isText = text.spans.allSatisfy { span in
        switch span.kind {
        case .code: !span.range.contains(offset)
        case .image, .include, .html: !(space.lowerBound...space.upperBound).contains(span.range.upperBound)
        case .strong, .emphasis, .link: true
        }
      }
      guard isText else { return nil }
      let taken = text.source(of: space)
      let mark = text.source(of: offset..<offset + 1)
      let written = source.bytes[(taken.lowerBound..<taken.upperBound + 1).clamped(to: source.bytes.indices)]
      let isPlain =
        written.last == bytes[offset] && written.count > 1
        && written.dropLast().allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      return Finding(
        message: "White space stands before the \(bytes[offset] == UInt8(ascii: ",") ? "comma" : "full stop").",
        help: "take it out", range: taken.lowerBound..<max(taken.upperBound, mark.upperBound),
        fix: isPlain ? [(taken, "")] : nil)
    }
  }

  /// The offsets of commas and full stops that a space precedes.
  private static func spacedMarks(in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.dropFirst(2).filter { offset in
        (bytes[offset] == UInt8(ascii: ",") || bytes[offset] == UInt8(ascii: "."))
          && bytes[offset - 1] == UInt8(ascii: " ")
      }
    }
  }

  private static func endsWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last else { return false }
    return last >= 0x80 || ")]\"'*".utf8.contains(last) || isLetterOrDigit(last)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// "Separated by , or ;": a mark that is spoken of, and doesn't end anything.
  private static func isListed(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    guard offset + 1 < bytes.count else { return false }
    let before = bytes[..<offset].reversed().drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: " ") }
    let word = String(decoding: before.reversed(), as: UTF8.self).lowercased()
    return ["a", "and", "as", "by", "character", "characters", "is", "or", "the", "with"].contains(word)
  }
}
