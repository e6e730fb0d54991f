import TutorialDiagnostics

/// Writes diagnostics for a person at a terminal, in the manner of rustc: what is wrong, the line with the columns
/// marked, the other places that belong to it, what would mend it.
///
///     tutorials/orbit.md:40:5: warning: userName is listed a second time. [duplicate-attribute]
///       40 |    |userName|String|
///          |     ^^^^^^^^
///          = note: tutorials/orbit.md:38:5: the first time
///       38 |    |userName|String|&check;|
///          |     --------
///          = help: keep one of the rows
public struct TextReporter: Sendable {
  /// Whether to mark severities and places with colour.
  public var usesColor: Bool
  /// The columns that a line of a page must fit into; `nil` where lines aren't broken.
  public var width: Int?

  /// The most related places that are shown with their lines; of more, only the places are told.
  private static let mostExcerpts = 3
  /// The most further places that are told.
  private static let mostPlaces = 10

  /// Creates a reporter.
  public init(usesColor: Bool, width: Int? = nil) {
    self.usesColor = usesColor
    self.width = width
  }

  /// The lines for all diagnostics of a report.
  public func report(_ report: LintReport) -> String {
    report.diagnostics.map { self.report($0, in: report.sources[$0.file]) }.joined()
  }

  /// The lines for one diagnostic, each ended by a line feed.
  ///
  /// - Parameters:
  ///   - diagnostic: What to report.
  ///   - source: The file that it is about, for the lines; `nil` leaves them out.
  /// - Returns: The text to show.
  public func report(_ diagnostic: Diagnostic, in source: SourceFile?) -> String {
    let file = PrintableText.line(diagnostic.file)
    let related = diagnostic.related.prefix(Self.mostExcerpts)
    let lines = ([diagnostic.range].compactMap { $0 } + related.map(\.range)).map(\.start.line)
    let gutter = String(lines.max() ?? 0).count
    let margin = String(repeating: " ", count: gutter + 2)

    let severity = color(diagnostic.severity.rawValue, as: diagnostic.severity)
    let heading = diagnostic.range.map { "\(file):\(place($0))" } ?? file
    var report = "\(bold(heading)): \(severity): \(PrintableText.line(diagnostic.message)) [\(diagnostic.id)]\n"
    report += excerpt(of: diagnostic.range, in: source, mark: "^", as: diagnostic.severity, gutter: gutter)
    for other in related {
      report += "\(margin) = note: \(file):\(place(other.range)): \(PrintableText.line(other.message))\n"
      report += excerpt(of: other.range, in: source, mark: "-", as: .note, gutter: gutter)
    }
    let rest = diagnostic.related.dropFirst(related.count)
    if !rest.isEmpty {
      let places = rest.prefix(Self.mostPlaces).map { place($0.range) }.joined(separator: ", ")
      report += "\(margin) = note: \(rest.count) more at \(places)\(rest.count > Self.mostPlaces ? ", …" : "")\n"
    }
    if let help = diagnostic.help { report += "\(margin) = help: \(PrintableText.line(help))\n" }
    return report
  }

  private func place(_ range: SourceRange) -> String {
    "\(range.start.line):\(range.start.column)"
  }

  /// The line where a place begins, and the marks below it; nothing where there is no such line.
  private func excerpt(
    of range: SourceRange?, in source: SourceFile?, mark: Character, as severity: Severity, gutter: Int
  ) -> String {
    guard let range, let source, range.start.line >= 1, range.start.line <= source.lineCount else { return "" }
    // The number has a space before it, and a bar after it.
    let excerpt = Excerpt(of: range, in: source, mark: mark, width: width.map { $0 - gutter - 5 })
    let number = String(range.start.line)
    let padding = String(repeating: " ", count: gutter - number.count)
    return """
        \(padding)\(number) | \(excerpt.line)
        \(String(repeating: " ", count: gutter)) | \(excerpt.indent)\(color(excerpt.marks, as: severity))

      """
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
