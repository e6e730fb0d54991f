import TutorialDiagnostics

/// Lays a text that cmark has decoded beside the bytes that it was decoded from.
enum SourceAlignment {
  /// A stretch of the text and its bytes: either the same, or an escape (`\\*`) or entity (`&amp;`) and what it stands for.
  struct Piece {
    var text: Range<Int>
    var source: Range<Int>
    var isVerbatim: Bool
  }

  /// The pieces of a text that begins at an offset of the page; `nil` where the page says something else there.
  static func pieces(of text: UnsafeBufferPointer<UInt8>, at start: Int, to end: Int, in source: SourceFile) -> [Piece]?
  {
    source.bytes.withUnsafeBufferPointer { bytes in
      var pieces: [Piece] = []
      var read = 0
      var offset = start
      var verbatim = (text: 0, source: start)
      func closeVerbatim() {
        guard read > verbatim.text else { return }
        pieces.append(Piece(text: verbatim.text..<read, source: verbatim.source..<offset, isVerbatim: true))
      }
      while read < text.count {
        guard offset < end else { return nil }
        let isEscape = bytes[offset] == UInt8(ascii: "\\") && offset + 1 < end && isPunctuation(bytes[offset + 1])
        if isEscape {
          guard bytes[offset + 1] == text[read] else { return nil }
          closeVerbatim()
          pieces.append(Piece(text: read..<read + 1, source: offset..<offset + 2, isVerbatim: false))
          read += 1
          offset += 2
          verbatim = (read, offset)
        } else if bytes[offset] == UInt8(ascii: "&"), let entity = entityEnd(at: offset, to: end, in: bytes),
          !same(text, read, bytes, offset..<entity)
        {
          guard let length = decodedLength(text, read, bytes, entity, end) else { return nil }
          closeVerbatim()
          pieces.append(Piece(text: read..<read + length, source: offset..<entity, isVerbatim: false))
          read += length
          offset = entity
          verbatim = (read, offset)
        } else {
          guard bytes[offset] == text[read] || bytes[offset] == 0 && text[read] == CMarkTree.zeroSubstitute else {
            return nil
          }
          read += 1
          offset += 1
        }
      }
      closeVerbatim()
      return pieces
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// The offset past an entity's semicolon; entities are short (CommonMark §6.2).
  private static func entityEnd(at start: Int, to end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var offset = start + 1
    while offset < min(end, start + 34) {
      switch bytes[offset] {
      case UInt8(ascii: ";"): return offset > start + 1 ? offset + 1 : nil
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "#"):
        offset += 1
      default: return nil
      }
    }
    return nil
  }

  private static func same(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard start + range.count <= text.count else { return false }
    for index in 0..<range.count where text[start + index] != bytes[range.lowerBound + index] { return false }
    return true
  }

  /// An entity stands for one or two characters; which, the text that follows tells.
  private static func decodedLength(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ next: Int, _ end: Int
  ) -> Int? {
    var length = 0
    for _ in 0..<2 {
      guard start + length < text.count else { return length > 0 ? length : nil }
      length += 1
      while start + length < text.count, text[start + length] & 0xC0 == 0x80 { length += 1 }
      let after = start + length
      if after == text.count { return length }
      guard next < end else { continue }
      let isMarked = bytes[next] == UInt8(ascii: "\\") || bytes[next] == UInt8(ascii: "&")
      if isMarked || bytes[next] == text[after] { return length }
    }
    return nil
  }
}
