import Foundation
import Reporters
import TutorialDiagnostics

/// Why there is no sandbox, or none any longer.
struct SandboxError: Error {
  /// What is wrong, in one sentence.
  var message: String
  /// What would mend it.
  var help: String
  /// The end of what the program that failed wrote.
  var lastWords = Data()

  private static let mostLines = 8
  private static let mostCharacters = 300

  /// Shows the error, and the page that the sandbox was to be for.
  func show(page: String) {
    let lines = String(decoding: lastWords, as: UTF8.self).split(whereSeparator: \.isNewline)
    for line in lines.suffix(Self.mostLines) {
      Terminal.error.tell("  | \(PrintableText.line(String(line.prefix(Self.mostCharacters))))\n")
    }
    let diagnostic = Diagnostic(id: "sandbox", severity: .error, message: message, help: help, file: page)
    DiagnosticPrinter.show([diagnostic])
  }
}
