import MarkdownSyntax

/// A word of a passage, without the punctuation around it.
struct Word {
  /// The word in lower case.
  let text: String
  /// The word in the passage's text.
  let range: Range<Int>
  /// Whether punctuation stands between the word and the next one.
  let endsClause: Bool
}

extension Passage {
  /// The words in a stretch of the text.
  func words(in range: Range<Int>) -> [Word] {
    let bytes = text.utf8
    var words: [Word] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      while offset < range.upperBound, Self.isSpace(bytes[offset]) { offset += 1 }
      let start = offset
      while offset < range.upperBound, !Self.isSpace(bytes[offset]) { offset += 1 }
      var bare = start..<offset
      while let first = bytes[bare].first, !Self.isLetterOrDigit(first) { bare = bare.lowerBound + 1..<bare.upperBound }
      // A plus sign is part of a name: "Business+".
      while let last = bytes[bare].last, !Self.isLetterOrDigit(last), last != UInt8(ascii: "+") {
        bare = bare.lowerBound..<bare.upperBound - 1
      }
      guard !bare.isEmpty else { continue }
      words.append(
        Word(text: text.string(bare).lowercased(), range: bare, endsClause: bare.upperBound < offset))
    }
    return words
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
