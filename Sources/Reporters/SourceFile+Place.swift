import TutorialDiagnostics

extension SourceFile {
  /// The bytes of a place as a reader sees it. One outside of the file is brought back into it, a byte order mark is left
  /// out, and a place that ends at the very beginning of a line ends with the line before instead.
  func offsets(of place: SourceRange) -> Range<Int> {
    let start = max(contentStart, offset(of: place.start))
    let closesWithLineEnding = place.end.column == 1 && place.end.line > place.start.line
    let end = closesWithLineEnding ? lineRange(place.end.line - 1).upperBound : offset(of: place.end)
    return start..<max(start, end)
  }

  /// The offset of the first byte that isn't part of a byte order mark.
  var contentStart: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The offset itself, or that of the character's first byte where the offset is within a character.
  func scalarStart(at offset: Int) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    guard offset < bytes.count, bytes[offset].isContinuation else { return offset }
    for start in stride(from: offset - 1, through: max(offset - 3, 0), by: -1) where !bytes[start].isContinuation {
      return start + bytes[start].characterLength > offset ? start : offset
    }
    return offset
  }
}

extension UInt8 {
  fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// How many bytes a character has that begins with this byte.
  fileprivate var characterLength: Int {
    switch self {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
