import Reporters
import Testing
import TutorialDiagnostics

private let place = SourceRange(start: SourcePosition(line: 12, column: 5), end: SourcePosition(line: 12, column: 9))

private func finding(_ severity: Severity, file: String = "/work/orbit.md", range: SourceRange? = place) -> Diagnostic {
  Diagnostic(
    id: "step-number", severity: severity, message: "Two steps are 2.", help: "renumber", file: file, range: range)
}

@Suite("The compiler's form of a diagnostic")
struct CompilerReporterTests {
  @Test("leads to the line, and has what would mend it for a note")
  func form() {
    #expect(
      CompilerReporter().report(finding(.warning)) == """
        /work/orbit.md:12:5: warning: Two steps are 2. [step-number]
        /work/orbit.md:12:5: note: renumber

        """)
  }

  @Test("calls an error what fails the build, and nothing else")
  func kinds() {
    func kinds(failing: Severity?) -> [String] {
      let reporter = CompilerReporter { severity in failing.map { severity >= $0 } ?? false }
      return Severity.allCases.map { severity in
        String(reporter.report(finding(severity)).split(separator: ": ")[1])
      }
    }
    #expect(kinds(failing: nil) == ["note", "warning", "warning"])
    #expect(kinds(failing: .error) == ["note", "warning", "error"])
    #expect(kinds(failing: .note) == ["error", "error", "error"])
  }

  @Test("is as many lines as it has to be, whatever the file's name and the text are")
  func untrusted() {
    var diagnostic = finding(.warning, file: "/work/a\n/b.c:1:1: error: x.md", range: nil)
    diagnostic.message = "one\u{1B}[31m\ntwo"
    let lines = CompilerReporter().report(diagnostic).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(lines[0] == "/work/a\\u{A}/b.c:1:1: error: x.md:1:1: warning: one\\u{1B}[31m\\u{A}two [step-number]")
  }
}
