/// Text from a tutorial made safe to show: a page must not move the cursor, change colours, or turn the reading
/// direction.
public enum PrintableText {
  /// A text on one line, with every control and direction character shown as `\u{…}`.
  public static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var line = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        line += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    // All of ASCII's printable characters, without a look at the tables.
    if (0x20..<0x7F).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    // The joiner that makes one emoji of several.
    case .format: scalar.value != 0x200D
    default: false
    }
  }
}
