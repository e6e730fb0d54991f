extension JSONScanner {
  /// string of RFC 8259 §7; its opening quotation mark is the next character.
  mutating func readString() throws(JSONSyntaxError) -> String {
    let opening = offset
    advance()
    var text: [UInt8] = []
    var copied = offset
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[copied..<offset]
        advance()
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[copied..<offset]
        text += String(try readEscape()).utf8
        copied = offset
      case 0x0A, 0x0D:
        throw error("The string is not closed before the end of the line.", at: opening)
      case 0x00..<0x20:
        throw error("A control character in a string must be written as an escape, such as \\t or \\u0000.")
      case 0x20..<0x80:
        advance()
      default:
        guard let length = lengthOfCharacter(at: offset) else { throw notUTF8 }
        advance(by: length)
      }
    }
    throw error("The string is never closed.", at: opening)
  }

  private mutating func readEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = offset
    advance()
    let letter = current
    advance()
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try readUnicodeEscape(from: start)
    default: throw error("The backslash does not begin an escape that JSON knows.", at: start)
    }
  }

  /// What follows `\u`: the code of a character, or of the first half of one, which the second half must follow.
  private mutating func readUnicodeEscape(from start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try readFourDigits(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if UTF16.isLeadSurrogate(first), skip(word: "\\u") {
      let second = try readFourDigits(from: offset - 2)
      if UTF16.isTrailSurrogate(second) { return UTF16.decode(UTF16.EncodedScalar([first, second])) }
    }
    throw error("The escape is half of a surrogate pair, and the other half is missing.", at: start)
  }

  private mutating func readFourDigits(from start: Int) throws(JSONSyntaxError) -> UInt16 {
    var code: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("Four hexadecimal digits are expected after \\u.", at: start)
      }
      code = code << 4 | UInt16(digit)
      advance()
    }
    return code
  }
}
