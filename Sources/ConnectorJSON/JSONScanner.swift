/// A place in a JSON text, moved from left to right over its smallest parts: white space, words, numbers and strings.
struct JSONScanner {
  let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset >= bytes.count }

  var current: UInt8? { byte(at: offset) }

  private func byte(at offset: Int) -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  mutating func advance(by count: Int = 1) {
    offset += count
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    advance()
    return true
  }

  mutating func skip(word: String) -> Bool {
    guard bytes.dropFirst(offset).starts(with: word.utf8) else { return false }
    advance(by: word.utf8.count)
    return true
  }

  mutating func skipWhiteSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { advance() }
  }

  mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { advance(by: 3) }
  }

  func error(_ description: String, at offset: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(offset: offset ?? self.offset, description: description)
  }

  /// The error for what stands here, or for the text's end, where the grammar wants something else.
  func unexpected(_ wanted: String) -> JSONSyntaxError {
    guard let byte = current else { return error("The text ends where \(wanted) is expected.") }
    switch byte {
    case UInt8(ascii: "/"): return error("JSON has no comments.")
    case UInt8(ascii: "'"): return error("JSON has no single quotation marks; \(wanted) is expected here.")
    case 0x80... where lengthOfCharacter(at: offset) == nil: return notUTF8
    default: return error("Here \(wanted) is expected.")
    }
  }

  var notUTF8: JSONSyntaxError { error("The bytes here are not UTF-8.") }

  /// How many bytes the character at an offset has, or `nil` where the bytes are not UTF-8 (Unicode §3.9, table 3-7).
  func lengthOfCharacter(at offset: Int) -> Int? {
    guard let first = byte(at: offset) else { return nil }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard let byte = byte(at: offset + 1), second.contains(byte) else { return nil }
    for index in 2..<max(length, 2) {
      guard let byte = self.byte(at: offset + index), (0x80...0xBF).contains(byte) else { return nil }
    }
    return length
  }
}
