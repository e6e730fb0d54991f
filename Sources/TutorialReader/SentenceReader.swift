import MarkdownSyntax

/// Parts a text into sentences.
///
/// A sentence ends at a full stop, question or exclamation mark before white space, or before a capital letter where
/// the space was forgotten; not inside code, and not inside an address.
enum SentenceReader {
  static func sentences(of text: Text) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    let bytes = text.utf8
    var code = text.spans.lazy.filter { $0.kind == .code }.map(\.range)[...]
    var start = 0
    var word = Word(start: 0)
    for offset in bytes.indices {
      defer { word.read(bytes[offset], at: offset) }
      guard isMark(bytes[offset]), offset + 1 < bytes.count else { continue }
      while let first = code.first, first.upperBound <= offset { code = code.dropFirst() }
      if let first = code.first, first.contains(offset) { continue }
      let next = bytes[offset + 1]
      let isSpace = next == UInt8(ascii: " ")
      let isForgottenSpace = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next) && !word.isAddress
      guard isSpace && !isAbbreviation(bytes[word.start..<offset]) || isForgottenSpace else { continue }
      sentences.append(start..<offset + 1)
      start = offset + 1
      while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    }
    if start < bytes.count { sentences.append(start..<bytes.count) }
    return sentences
  }

  /// What has been read since the last space.
  private struct Word {
    /// Where it begins; an opening bracket is none of it.
    var start: Int
    /// Whether it has a mark of an address.
    var isAddress = false

    init(start: Int) {
      self.start = start
    }

    mutating func read(_ byte: UInt8, at offset: Int) {
      switch byte {
      case UInt8(ascii: " "): self = Word(start: offset + 1)
      case UInt8(ascii: "("): start = offset + 1
      case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: ":"): isAddress = true
      default: break
      }
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private static func isAbbreviation(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 3 && ["e.g", "i.e", "etc", "vs", "Inc", "St"].contains(String(decoding: word, as: UTF8.self))
  }
}
