/// Text from a tutorial, made safe to stand in Swift source: whatever it is, it neither ends what it stands in nor shows
/// as anything else than it is.
enum SwiftText {
  /// A string literal.
  static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      default: literal += visible(scalar)
      }
    }
    return literal + "\""
  }

  /// Text for a line of a comment: on one line, and without what would begin or end a comment of the other kind.
  static func comment(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !line.isEmpty, line.last != " " { line += " " }
      } else {
        if (scalar == "/" && line.last == "*") || (scalar == "*" && line.last == "/") { line += " " }
        line += visible(scalar)
      }
    }
    return line.last == " " ? String(line.dropLast()) : line
  }

  /// Text for a comment that is shown as code there.
  static func codeSpan(_ text: String) -> String {
    "`" + String(comment(text).map { $0 == "`" ? "'" : $0 }) + "`"
  }

  /// A character that has a shape of its own and keeps its place, else its number: controls, marks that combine with the
  /// character before them, and marks that turn the direction of a line (Unicode Technical Standard 55) are no such ones.
  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .spacingMark, .enclosingMark,
      .lineSeparator, .paragraphSeparator:
      escape(scalar)
    case .spaceSeparator where scalar != " ": escape(scalar)
    // Hangul fillers and the like: letters that nobody sees.
    case _ where scalar.properties.isDefaultIgnorableCodePoint: escape(scalar)
    default: String(scalar)
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
