/// Text for the plain-text messages of SARIF (SARIF 2.1.0 §3.11).
///
/// Braces are left as they are. §3.11.5 would have them doubled, but readers fill in placeholders only where a message
/// has arguments, and show doubled braces as they find them.
enum SARIFText {
  /// The most characters that GitHub takes in a rule's descriptions.
  private static let longestDescription = 1024

  /// A description that is not too long.
  static func cut(_ text: String) -> String {
    text.count > longestDescription ? text.prefix(longestDescription - 1) + "…" : text
  }

  /// A text on one line that ends as a sentence does, in which nothing looks like a link.
  static func sentence(_ text: String) -> String {
    let line = withoutLinks(PrintableText.line(text))
    guard let last = line.last, !".!?…".contains(last) else { return line }
    return line + "."
  }

  /// A link to the related location of a number (§3.11.6).
  static func link(_ text: String, to location: Int) -> String {
    var escaped = ""
    for scalar in PrintableText.line(text).unicodeScalars {
      if scalar == "[" || scalar == "]" || scalar == "\\" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return "[\(escaped)](\(location))"
  }

  /// The text with a backslash in each `](`, without which a page's text could put a link of its own into a message.
  private static func withoutLinks(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "(", escaped.last == "]" {
        escaped.removeLast()
        escaped.append(contentsOf: "\\]".unicodeScalars)
      }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}
