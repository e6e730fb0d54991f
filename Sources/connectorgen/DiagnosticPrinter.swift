import Foundation
import Reporters
import TutorialDiagnostics

/// Shows diagnostics to a person, each with the line that it is about.
enum DiagnosticPrinter {
  /// Shows diagnostics on standard error, in the order of their files and places.
  static func show(_ diagnostics: [Diagnostic]) {
    let terminal = Terminal.error
    terminal.tell(text(diagnostics, usesColor: terminal.usesColor, width: terminal.width))
  }

  /// Diagnostics in the order of their files and places.
  static func text(_ diagnostics: [Diagnostic], usesColor: Bool, width: Int?) -> String {
    let reporter = TextReporter(usesColor: usesColor, width: width)
    var sources: [String: SourceFile] = [:]
    var text = ""
    for diagnostic in diagnostics.sorted(by: precedes) {
      if diagnostic.range != nil, sources[diagnostic.file] == nil,
        let data = FileManager.default.contents(atPath: diagnostic.file)
      {
        sources[diagnostic.file] = SourceFile(name: diagnostic.file, bytes: [UInt8](data))
      }
      text += reporter.report(diagnostic, in: sources[diagnostic.file])
    }
    return text
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    guard left.file == right.file else { return left.file.utf8.lexicographicallyPrecedes(right.file.utf8) }
    guard let first = left.range?.start, let second = right.range?.start else {
      return left.range == nil && right.range != nil
    }
    return first < second
  }
}
