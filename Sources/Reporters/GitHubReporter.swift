import TutorialDiagnostics

/// Writes a report as workflow commands, which GitHub Actions shows as annotations beside the lines.
///
///     ::error file=tutorials/orbit.md,line=12,endLine=12,col=5,endColumn=12,title=attribute-path::The path …
///
/// Columns count UTF-16 code units. GitHub takes columns only for places within one line, so others have none. It shows
/// 10 errors, 10 warnings and 10 notices of a step, and the rest in its log.
public struct GitHubReporter: Sendable {
  /// Creates a reporter.
  public init() {}

  /// The commands, one a line.
  public func report(_ report: LintReport) -> String {
    var text = ""
    var name: String?
    var columns: UTF16Columns?
    for diagnostic in report.diagnostics {
      // Diagnostics are in the order of their files, so each file is prepared once.
      if diagnostic.file != name {
        name = diagnostic.file
        columns = report.sources[diagnostic.file].map(UTF16Columns.init)
      }
      text += command(for: diagnostic, columns) + "\n"
    }
    return text
  }

  private func command(for diagnostic: Diagnostic, _ columns: UTF16Columns?) -> String {
    var properties: [(key: String, value: String)] = [("file", FilePath(diagnostic.file).text)]
    if let range = diagnostic.range {
      let place = columns?.range(range) ?? range
      properties += [("line", String(place.start.line)), ("endLine", String(place.end.line))]
      if columns != nil, place.start.line == place.end.line {
        properties += [("col", String(place.start.column)), ("endColumn", String(place.end.column))]
      }
    }
    properties.append(("title", diagnostic.id))
    var message = PrintableText.line(diagnostic.message)
    if let help = diagnostic.help { message += "\nhelp: " + PrintableText.line(help) }
    for related in diagnostic.related.prefix(Self.mostRelated) {
      message += "\nnote: line \(related.range.start.line): " + PrintableText.line(related.message)
    }
    let list = properties.map { "\($0.key)=\(escapedProperty($0.value))" }.joined(separator: ",")
    return "::\(commandName(of: diagnostic.severity)) \(list)::\(escapedMessage(message))"
  }

  private static let mostRelated = 3

  private func commandName(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// A message in which nothing ends the line (`escapeData` of actions/toolkit).
  private func escapedMessage(_ text: String) -> String {
    escaped(text) { $0 == "%" || $0 == "\r" || $0 == "\n" }
  }

  /// A value in which nothing ends the line, the value or the properties (`escapeProperty` of actions/toolkit).
  private func escapedProperty(_ text: String) -> String {
    escaped(text) { $0 == "%" || $0 == "\r" || $0 == "\n" || $0 == ":" || $0 == "," }
  }

  private func escaped(_ text: String, where isSpecial: (Unicode.Scalar) -> Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if isSpecial(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
