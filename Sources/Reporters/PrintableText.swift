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
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: scalar.value != 0x200D && scalar.value != 0xFE0F
    default: false
    }
  }

  /// The columns that a terminal gives a character: two for East Asian wide ones and emoji.
  static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if isUnsafe(scalar) { return line(String(character)).count }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return 0
      default: return character.unicodeScalars.contains { $0.value == 0xFE0F } ? 2 : 1
      }
    }
  }
}
