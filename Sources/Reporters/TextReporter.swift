import Diagnostics

/// Writes diagnostics for a person at a terminal, in the manner of rustc: what is wrong, the line with the columns
/// marked, what would mend it.
///
///     cybsafe-provisioning-tutorial.md:12:5: error: the path "emails[" is no SCIM path [attribute-path]
///       12 |    |emails[|String|
///          |     ^^^^^^^
///          = help: close the bracket
public struct TextReporter: Sendable {
  /// Whether to mark severities and places with colour.
  public var usesColor: Bool

  /// Creates a reporter.
  public init(usesColor: Bool) {
    self.usesColor = usesColor
  }

  /// The lines for one diagnostic, each ended by a line feed.
  ///
  /// - Parameters:
  ///   - diagnostic: What to report.
  ///   - source: The file that it is about, for the line; `nil` leaves the line out.
  /// - Returns: The text to show.
  public func report(_ diagnostic: Diagnostic, in source: SourceFile?) -> String {
    var place = PrintableText.line(diagnostic.file)
    if let range = diagnostic.range { place += ":\(range.start.line):\(range.start.column)" }
    let severity = color(diagnostic.severity.rawValue, as: diagnostic.severity)
    var report = "\(bold(place)): \(severity): \(PrintableText.line(diagnostic.message)) [\(diagnostic.id)]\n"
    let gutter = String(diagnostic.range?.start.line ?? 0)
    let margin = String(repeating: " ", count: gutter.count + 2)
    if let range = diagnostic.range, let source, range.start.line <= source.lineCount {
      let excerpt = Excerpt(of: range, in: source)
      report +=
        "  \(gutter) | \(excerpt.line)\n\(margin) | \(excerpt.indent)\(color(excerpt.marks, as: diagnostic.severity))\n"
    }
    if let help = diagnostic.help { report += "\(margin) = help: \(PrintableText.line(help))\n" }
    return report
  }

  private func bold(_ text: String) -> String {
    usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private func color(_ text: String, as severity: Severity) -> String {
    guard usesColor else { return text }
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
