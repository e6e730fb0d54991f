/// A place in a text, moved from left to right. It goes by UTF-8 bytes, which are cheap to look at and are what an
/// error's offset counts.
struct TextScanner {
  private let bytes: [UInt8]
  private(set) var offset = 0

  /// Where the bracket stands that opened the filter being read. A text that ends early is blamed on it.
  var openFilter: Int?

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { offset >= bytes.count }

  var current: UInt8? { isAtEnd ? nil : bytes[offset] }

  /// The text between two places that the scanner has been at.
  func text(from start: Int, to end: Int) -> String {
    String(decoding: bytes(from: start, to: end), as: UTF8.self)
  }

  func bytes(from start: Int, to end: Int) -> ArraySlice<UInt8> {
    bytes[start..<end]
  }

  mutating func advance() {
    offset += 1
  }

  mutating func advance(while isWanted: (UInt8) -> Bool) {
    while let byte = current, isWanted(byte) { advance() }
  }

  /// Goes back to a place that the scanner has been at.
  mutating func rewind(to place: Int) {
    offset = place
  }

  /// Moves past a byte, if it is the next one.
  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: byte) else { return false }
    advance()
    return true
  }

  /// Moves past a text, if it comes next in any case of its letters.
  mutating func skip(word: String) -> Bool {
    let next = bytes[offset...].prefix(word.utf8.count)
    guard next.elementsEqual(word.utf8, by: { $0.lowercasedASCII == $1.lowercasedASCII }) else { return false }
    offset = next.endIndex
    return true
  }

  func error(_ reason: AttributePathError.Reason, at place: Int? = nil) -> AttributePathError {
    AttributePathError(reason: reason, offset: place ?? offset)
  }

  /// The error for what stands here, or for the text that ends here, where the grammar wants something else.
  func unexpected() -> AttributePathError {
    // A scalar is four bytes at most, and the scanner stops only where one begins.
    let rest = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
    if let character = rest.unicodeScalars.first { return error(.unexpectedCharacter(character)) }
    if let openFilter { return error(.unclosedFilter, at: openFilter) }
    return error(.missingName)
  }
}
