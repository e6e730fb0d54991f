/// Reads an expression from left to right, byte by byte.
struct MappingExpressionParser {
  /// How many functions may stand in one another.
  static let maximumDepth = 64

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func readAll() throws(MappingExpressionError) -> MappingExpression {
    skipWhiteSpace()
    guard current != nil else { throw error(.empty) }
    let expression = try readComparison()
    guard current == nil else { throw unexpected() }
    if case .comparison(_, _, _, let column) = expression {
      throw MappingExpressionError(reason: .misplacedComparison, column: column)
    }
    return expression
  }

  /// An operand, or two of them compared, and the white space after them.
  private mutating func readComparison() throws(MappingExpressionError) -> MappingExpression {
    let left = try readOperand()
    let sign = offset
    guard let comparison = MappingComparison.allCases.first(where: { skip($0.rawValue) }) else { return left }
    skipWhiteSpace()
    return .comparison(left, comparison, try readOperand(), column: column(of: sign))
  }

  private mutating func readOperand() throws(MappingExpressionError) -> MappingExpression {
    defer { skipWhiteSpace() }
    switch current {
    case UInt8(ascii: "["): return .attribute(try readAttribute())
    case UInt8(ascii: "\""): return .constant(.string(try readString()))
    case let byte? where isDigit(byte) || byte == UInt8(ascii: "-"): return .constant(.integer(try readInteger()))
    case let byte? where isLetter(byte): return try readCall()
    default: throw unexpected()
    }
  }

  private mutating func readAttribute() throws(MappingExpressionError) -> String {
    let start = offset
    let name = bytes[(start + 1)...].prefix { $0 != UInt8(ascii: "]") }
    guard !name.isEmpty, name.endIndex < bytes.count else { throw error(.invalidAttribute) }
    offset = name.endIndex + 1
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func readString() throws(MappingExpressionError) -> String {
    let start = offset
    var text: [UInt8] = []
    offset += 1
    while let byte = current {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = current, escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\") else {
          throw error(.invalidEscape, at: offset - 1)
        }
        offset += 1
        text.append(escaped)
      default:
        text.append(byte)
      }
    }
    throw error(.unclosedString, at: start)
  }

  private mutating func readInteger() throws(MappingExpressionError) -> Int {
    let start = offset
    _ = skip("-")
    advance(while: isDigit)
    guard current != UInt8(ascii: "."), let integer = Int(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
      throw error(.invalidNumber, at: start)
    }
    return integer
  }

  private mutating func readCall() throws(MappingExpressionError) -> MappingExpression {
    let start = offset
    advance { isLetter($0) || isDigit($0) }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self)
    skipWhiteSpace()
    guard skip("(") else { throw unexpected() }
    guard let function = MappingFunction(rawValue: name) else { throw error(.unknownFunction(name), at: start) }
    guard depth < Self.maximumDepth else { throw error(.nestedTooDeeply, at: start) }
    depth += 1
    defer { depth -= 1 }
    let arguments = try readArguments()
    let column = column(of: start)
    if let reason = function.problem(with: arguments) { throw MappingExpressionError(reason: reason, column: column) }
    return .call(function, arguments, column: column)
  }

  /// What stands between a function's parentheses, the first of which has been read.
  private mutating func readArguments() throws(MappingExpressionError) -> [MappingExpression] {
    var arguments: [MappingExpression] = []
    skipWhiteSpace()
    if skip(")") { return [] }
    while true {
      skipWhiteSpace()
      let isLeftOut = current == UInt8(ascii: ",") || current == UInt8(ascii: ")")
      arguments.append(isLeftOut ? .leftOut : try readComparison())
      if skip(")") { return arguments }
      guard skip(",") else { throw unexpected() }
    }
  }
}

// MARK: - Bytes

extension MappingExpressionParser {
  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func advance(while isWanted: (UInt8) -> Bool) {
    while let byte = current, isWanted(byte) { offset += 1 }
  }

  private mutating func skipWhiteSpace() {
    advance { " \t\r\n".utf8.contains($0) }
  }

  private mutating func skip(_ text: String) -> Bool {
    guard bytes[offset...].starts(with: text.utf8) else { return false }
    offset += text.utf8.count
    return true
  }

  private func error(_ reason: MappingExpressionError.Reason, at place: Int? = nil) -> MappingExpressionError {
    MappingExpressionError(reason: reason, column: column(of: place ?? offset))
  }

  private func unexpected() -> MappingExpressionError {
    // A scalar is four bytes at most, and the parser stops only where one begins.
    let rest = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
    return error(rest.unicodeScalars.first.map { .unexpectedCharacter($0) } ?? .unexpectedEnd)
  }

  /// The character that begins at an offset, counted from 1: all bytes but those that go on with a character.
  private func column(of offset: Int) -> Int {
    bytes[..<offset].count { $0 & 0xC0 != 0x80 } + 1
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
