/// A value that a filter compares with: what JSON has, without arrays and objects (RFC 7644 §3.4.2.2).
public enum FilterValue: Hashable, Sendable {
  /// A text, without its quotation marks and escapes.
  case string(String)
  /// A number, as it is written.
  case number(String)
  /// `true` or `false`.
  case boolean(Bool)
  /// `null`.
  case null
}

extension FilterValue: CustomStringConvertible {
  /// The value in JSON.
  public var description: String {
    switch self {
    case .string(let text): quoted(text)
    case .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  private func quoted(_ text: String) -> String {
    var json = "\""
    // Scalars and not characters: a combining mark must not hide the quotation mark that it follows.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{8}": json += "\\b"
      case "\u{C}": json += "\\f"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\0"..<" ": json += (scalar.value < 0x10 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
