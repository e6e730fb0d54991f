extension JSONScanner {
  /// Whether the next character can only begin a number.
  var isAtNumber: Bool { current.map { $0 == UInt8(ascii: "-") || $0.isDigit } ?? false }

  /// number of RFC 8259 §6; its first character is the next one.
  mutating func readNumber() throws(JSONSyntaxError) -> JSONNumber {
    let start = offset
    _ = skip("-")
    if skip("0") {
      if let byte = current, byte.isDigit { throw error("A number may not begin with a zero and further digits.") }
    } else {
      try readDigits(after: "a minus sign")
    }
    if skip(".") { try readDigits(after: "a decimal point") }
    if skip("e") || skip("E") {
      _ = skip("+") || skip("-")
      try readDigits(after: "an exponent's sign")
    }
    return JSONNumber(checked: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func readDigits(after what: String) throws(JSONSyntaxError) {
    guard let byte = current, byte.isDigit else { throw error("A digit is expected after \(what).") }
    while let byte = current, byte.isDigit { advance() }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
