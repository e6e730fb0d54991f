extension TextScanner {
  /// compValue of RFC 7644 §3.4.2.2: a JSON string, number, boolean or null (RFC 8259 §3).
  mutating func readFilterValue() throws(AttributePathError) -> FilterValue {
    guard let first = current else { throw unexpected() }
    if isAtFilterEnd { throw error(.missingValue) }
    if first == UInt8(ascii: "\"") { return .string(try readString()) }
    if first == UInt8(ascii: "-") || first.isASCIIDigit { return .number(try readNumber()) }
    let start = offset
    advance(while: \.isASCIILetter)
    switch text(from: start, to: offset) {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: throw error(.invalidValue, at: start)
    }
  }

  /// RFC 8259 §6.
  private mutating func readNumber() throws(AttributePathError) -> String {
    let start = offset
    _ = skip("-")
    if !skip("0") { try skipDigits(ofNumberAt: start) }
    if skip(".") { try skipDigits(ofNumberAt: start) }
    if skip(word: "e") {
      _ = skip("+") || skip("-")
      try skipDigits(ofNumberAt: start)
    }
    return text(from: start, to: offset)
  }

  private mutating func skipDigits(ofNumberAt start: Int) throws(AttributePathError) {
    guard let first = current, first.isASCIIDigit else { throw error(.invalidValue, at: start) }
    advance(while: \.isASCIIDigit)
  }

  /// RFC 8259 §7.
  private mutating func readString() throws(AttributePathError) -> String {
    let opening = offset
    _ = skip("\"")
    var string = ""
    while true {
      let start = offset
      advance { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      string += text(from: start, to: offset)
      if skip("\"") { return string }
      guard !isAtEnd else { throw error(.unclosedString, at: opening) }
      guard current == UInt8(ascii: "\\") else { throw unexpected() }
      string.unicodeScalars.append(try readEscape())
    }
  }

  private mutating func readEscape() throws(AttributePathError) -> Unicode.Scalar {
    let start = offset
    _ = skip("\\")
    if let scalar = readShortEscape() { return scalar }
    guard let unit = readHexEscape() else { throw error(.invalidEscape, at: start) }
    if let scalar = Unicode.Scalar(unit) { return scalar }
    // What is not a scalar is half of a surrogate pair, of which the high half comes first.
    guard UTF16.isLeadSurrogate(unit), skip("\\"), let low = readHexEscape(), UTF16.isTrailSurrogate(low),
      let scalar = Unicode.Scalar(0x1_0000 + (UInt32(unit) - 0xD800) * 0x400 + (UInt32(low) - 0xDC00))
    else { throw error(.invalidEscape, at: start) }
    return scalar
  }

  private mutating func readShortEscape() -> Unicode.Scalar? {
    let escapes: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"), ("r", "\r"), ("t", "\t"),
    ]
    for (letter, scalar) in escapes where skip(letter) { return scalar }
    return nil
  }

  private mutating func readHexEscape() -> UInt16? {
    guard skip("u") else { return nil }
    var unit: UInt16 = 0
    for _ in 1...4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
      advance()
    }
    return unit
  }
}
