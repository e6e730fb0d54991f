import ConnectorJSON
import Reporters
import Testing
import TutorialDiagnostics

/// Files and findings for reporters to write of.
enum Sample {
  static let rules = [
    RuleDescription(
      id: "attribute-path", severity: .error, summary: "A path that SCIM doesn't know.",
      rationale: "Whoever copies `emails[` from the table gets no mapping.",
      helpURI: "https://example.com/attribute-path"),
    RuleDescription(
      id: "list-number", severity: .note, summary: "List numbers that neither repeat nor rise.",
      rationale: "The page's source is harder to edit."),
  ]

  static func file(_ text: String, name: String = "tutorials/orbit.md") -> SourceFile {
    SourceFile(name: name, text: text)
  }

  /// A finding at the first place in a file where a text stands.
  static func finding(
    _ text: String = "", in file: SourceFile, id: String = "attribute-path", severity: Severity = .error,
    message: String = "This is no path.", help: String? = nil, related: [Diagnostic.Related] = [], fix: Fix? = nil
  ) throws -> Diagnostic {
    Diagnostic(
      id: id, severity: severity, message: message, help: help, file: file.name,
      range: try range(of: text, in: file), related: related, fix: fix)
  }

  /// The first place in a file where a text stands.
  static func range(of text: String, in file: SourceFile) throws -> SourceRange {
    let bytes = Array(text.utf8)
    let start = file.bytes.indices.first { file.bytes[$0...].starts(with: bytes) }
    let offset = try #require(start, "the file has no \(text)")
    return file.range(offset..<offset + bytes.count)
  }

  static func report(_ diagnostics: [Diagnostic], in files: SourceFile..., pages: Int = 1) -> LintReport {
    LintReport(
      diagnostics: diagnostics, rules: rules, sources: Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0) }),
      pages: pages)
  }
}

/// A JSON text as it is read back.
func parsed(_ text: String) throws -> JSONValue {
  try JSONDocument(parsing: Array(text.utf8)).root.value
}

extension JSONValue {
  /// The value at a JSON Pointer.
  subscript(pointer: String) -> JSONValue? {
    JSONPointer(parsing: pointer).flatMap { self[$0] }
  }
}
