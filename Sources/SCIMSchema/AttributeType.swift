/// The data type of an attribute's value, in the RFC's spelling (RFC 7643 §2.3).
public enum AttributeType: String, CaseIterable, Codable, Sendable {
  /// Unicode text (§2.3.1).
  case string
  /// `true` or `false` (§2.3.2).
  case boolean
  /// A number with a fraction (§2.3.3).
  case decimal
  /// A whole number (§2.3.4).
  case integer
  /// A date and a time of day (§2.3.5).
  case dateTime
  /// Bytes, in base64 (§2.3.6).
  case binary
  /// A URI that leads to another resource (§2.3.7).
  case reference
  /// A group of sub-attributes (§2.3.8).
  case complex

  /// The type that a person's spelling means, such as "String", "Datetime" or " boolean ": white space around it and
  /// the case of its letters do not count. `nil` where the text is no type's name.
  public init?(spelledLoosely text: some StringProtocol) {
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text[start...].lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? start
    let name = text[start..<end]
    guard let type = Self.allCases.first(where: { name.equalsIgnoringASCIICase($0.rawValue) }) else { return nil }
    self = type
  }
}
