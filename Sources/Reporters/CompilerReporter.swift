import TutorialDiagnostics

/// Writes diagnostics as compilers do, so that build systems and editors lead to the line.
///
///     /work/orbit.md:12:5: warning: The path "emails.value" needs a filter. [attribute-path]
///     /work/orbit.md:12:5: note: write emails[type eq "work"].value
///
/// Columns count bytes, as in the diagnostics themselves and in the compiler's.
public struct CompilerReporter: Sendable {
  private let fails: @Sendable (Severity) -> Bool

  /// Creates a reporter.
  ///
  /// - Parameter fails: Whether a finding of a severity fails the build. Such a finding is called an error, and no other
  ///   is, whatever its severity: a build with an error is one that stops.
  public init(fails: @escaping @Sendable (Severity) -> Bool = { $0 == .error }) {
    self.fails = fails
  }

  /// The lines of a diagnostic, each with its line feed.
  public func report(_ diagnostic: Diagnostic) -> String {
    let file = PrintableText.line(diagnostic.file)
    func line(_ kind: String, _ message: String, at range: SourceRange?) -> String {
      let place = range.map { ":\($0.start.line):\($0.start.column)" } ?? ":1:1"
      return "\(file)\(place): \(kind): \(PrintableText.line(message))\n"
    }
    let message = "\(diagnostic.message) [\(diagnostic.id)]"
    var text = line(kind(of: diagnostic.severity), message, at: diagnostic.range)
    for related in diagnostic.related { text += line("note", related.message, at: related.range) }
    if let help = diagnostic.help { text += line("note", help, at: diagnostic.range) }
    return text
  }

  private func kind(of severity: Severity) -> String {
    if fails(severity) { return "error" }
    return severity == .note ? "note" : "warning"
  }
}
