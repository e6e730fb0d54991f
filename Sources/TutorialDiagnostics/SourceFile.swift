/// The bytes of a file, the name it goes by in messages, and an index of its lines.
///
/// Offsets count bytes from 0. Lines end at a line feed, a carriage return, or the two together, as in CommonMark §2.1.
public struct SourceFile: Sendable {
  /// The name that diagnostics use for the file.
  public let name: String
  /// The file's contents, byte for byte; they need not be valid UTF-8.
  public let bytes: [UInt8]
  /// The offset of each line's first byte.
  private let lineStarts: [Int]

  /// Indexes the lines of a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        index += 1
        if byte == UInt8(ascii: "\r"), index < buffer.count, buffer[index] == UInt8(ascii: "\n") { index += 1 }
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(index) }
      }
    }
    lineStarts = starts
  }

  /// Indexes the lines of a text.
  public init(name: String, text: some StringProtocol) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// How many lines the file has; a line feed at the very end opens no further line that anybody sees.
  public var lineCount: Int {
    lineStarts.count > 1 && lineStarts.last == bytes.count ? lineStarts.count - 1 : lineStarts.count
  }

  /// The offsets of a line's bytes.
  ///
  /// - Parameter line: The line, counted from 1.
  /// - Returns: The bytes without the line ending; an empty range past the end of the file.
  public func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The text of a line.
  ///
  /// - Parameter line: The line, counted from 1.
  /// - Returns: The text without the line ending, with U+FFFD for bytes that are not UTF-8.
  public func lineText(_ line: Int) -> String {
    String(decoding: bytes[lineRange(line)], as: UTF8.self)
  }

  /// The text between two offsets; bytes that are not UTF-8 are replaced by U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The offset of a position's byte; positions past a line's or the file's end are brought back to that end.
  public func offset(of position: SourcePosition) -> Int {
    let range = lineRange(position.line)
    return min(range.lowerBound + max(position.column - 1, 0), max(range.upperBound, range.lowerBound))
  }

  /// The line of an offset, counted from 1.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and column of an offset.
  public func position(at offset: Int) -> SourcePosition {
    let line = line(at: offset)
    return SourcePosition(line: line, column: offset - lineStarts[line - 1] + 1)
  }

  /// The lines and columns of a stretch of bytes.
  public func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(start: position(at: offsets.lowerBound), end: position(at: offsets.upperBound))
  }
}
