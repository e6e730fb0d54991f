/// The columns that a terminal gives to text: two for East Asian wide characters and emoji, none for combining marks
/// (Unicode Standard Annex #11).
enum TerminalWidth {
  /// The columns of a character that is shown as it is.
  static func columns(of character: Character) -> Int {
    // Nearly all text is ASCII, and Unicode's tables are slow.
    guard !character.isASCII else { return 1 }
    let scalars = character.unicodeScalars
    // An emoji and what varies or joins it is one picture.
    let isEmoji = scalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
    return isEmoji ? 2 : scalars.reduce(0) { $0 + columns(of: $1) }
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    // The vowels and final consonants that a Hangul syllable's first letter has already made room for.
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4C6, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
