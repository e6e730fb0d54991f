/// Bytes, in JSON as base64 (RFC 7643 §2.3.6, RFC 4648 §4).
///
/// The URL-safe alphabet of RFC 4648 §5 is taken, too, and padding may be missing.
public struct Binary: Hashable, Sendable {
  /// The bytes.
  public var bytes: [UInt8]

  /// Creates a value from its bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}

extension Binary {
  /// Reads bytes from base64; `nil` for any other text.
  public init?(base64 text: String) {
    var digits = text.utf8[...]
    while digits.last == UInt8(ascii: "=") { digits.removeLast() }
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var bitCount = 0
    for digit in digits {
      guard let value = Self.value(ofDigit: digit) else { return nil }
      bits = bits << 6 | value
      bitCount += 6
      guard bitCount >= 8 else { continue }
      bitCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
    }
    self.init(bytes)
  }

  private static func value(ofDigit digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  /// The bytes in base64, with padding.
  public var base64: String {
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var bitCount = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      bitCount += 8
      while bitCount >= 6 {
        bitCount -= 6
        text.append(Self.digits[Int(bits >> bitCount & 63)])
      }
    }
    if bitCount > 0 { text.append(Self.digits[Int(bits << (6 - bitCount) & 63)]) }
    while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Binary: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "a string in base64" }

  /// Reads base64.
  public init?(scimValue: JSONValue) {
    guard let text = scimValue.string else { return nil }
    self.init(base64: text)
  }

  /// The bytes in base64.
  public var scimValue: JSONValue? { .string(base64) }
}
