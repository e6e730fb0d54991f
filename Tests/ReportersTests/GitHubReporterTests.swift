import Reporters
import Testing
import TutorialDiagnostics

struct GitHubReporterTests {
  /// What GitHub's runner makes of a line: the command, its properties and its message (ActionCommand.TryParseV2 of
  /// actions/runner).
  private struct Command {
    let name: String
    var properties: [String: String] = [:]
    let message: String

    init?(_ line: String) {
      var trimmed = Substring(line)
      while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
      let parts = trimmed.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].isEmpty else { return nil }
      let head = parts[1].split(separator: " ", maxSplits: 1)
      name = String(head[0])
      for pair in (head.count > 1 ? head[1] : "").split(separator: ",") {
        let value = pair.split(separator: "=", maxSplits: 1)
        if value.count == 2 {
          properties[String(value[0])] = Self.unescaped(value[1], ["%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","])
        }
      }
      message = Self.unescaped(parts[2], ["%0D": "\r", "%0A": "\n"])
    }

    private static func unescaped(_ text: Substring, _ escapes: [String: String]) -> String {
      let text = escapes.reduce(String(text)) { $0.replacing($1.key, with: $1.value) }
      return text.replacing("%25", with: "%")
    }
  }

  private func commands(_ diagnostics: [Diagnostic], in files: SourceFile...) -> [Command] {
    let sources = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0) })
    let report = LintReport(diagnostics: diagnostics, rules: [], sources: sources, pages: 1)
    // .NET ends lines at carriage returns, too.
    let lines = GitHubReporter().report(report).unicodeScalars.split { $0 == "\n" || $0 == "\r" }
    return lines.compactMap { Command(String($0)) }
  }

  @Test("A finding is an annotation at its line and columns")
  func annotation() throws {
    let file = Sample.file("x\n  |emails[|\n", name: "./tutorials/orbit.md")
    let related = Diagnostic.Related(message: "the first", range: try Sample.range(of: "x", in: file))
    let finding = try Sample.finding("emails[", in: file, help: "close it", related: [related])
    let report = LintReport(diagnostics: [finding], rules: [], sources: [file.name: file], pages: 1)
    #expect(
      GitHubReporter().report(report)
        == "::error file=tutorials/orbit.md,line=2,endLine=2,col=4,endColumn=11,title=attribute-path::"
        + "This is no path.%0Ahelp: close it%0Anote: line 1: the first\n")
  }

  @Test("Severities are GitHub's", arguments: zip(Severity.allCases, ["notice", "warning", "error"]))
  func severities(severity: Severity, command: String) throws {
    let file = Sample.file("x")
    #expect(commands([try Sample.finding("x", in: file, severity: severity)], in: file).map(\.name) == [command])
  }

  @Test("Columns count UTF-16 code units")
  func columns() throws {
    let file = Sample.file("é漢👍🏽 path")
    let command = try #require(commands([try Sample.finding("path", in: file)], in: file).first)
    #expect(command.properties["col"] == "8")
    #expect(command.properties["endColumn"] == "12")
  }

  @Test("A place of several lines has no columns, a file's finding no line")
  func withoutColumns() throws {
    let file = Sample.file("one\ntwo\nthree\n")
    let lines = try #require(commands([try Sample.finding("one\ntwo\n", in: file)], in: file).first)
    #expect(lines.properties["line"] == "1" && lines.properties["endLine"] == "2")
    #expect(lines.properties["col"] == nil && lines.properties["endColumn"] == nil)
    let whole = Diagnostic(id: "a", severity: .error, message: "m", file: "a.md")
    #expect(commands([whole]).first?.properties == ["file": "a.md", "title": "a"])
  }

  @Test(
    "Hostile text stays within its command",
    arguments: [
      "::error::forged", "\n::set-env name=a::b", "\r\n::stop-commands::x", "a%0A::error::b", "%", "%25", "%0D%0A",
      "a::b", "a,line=1", "file=b.md", "\u{2028}::error::c", "\u{85}::error::d", "\u{1B}[31m", " ", "100%::",
      "]##[error]",
    ])
  func hostileText(text: String) throws {
    let file = Sample.file("x", name: "a" + text)
    let related = Diagnostic.Related(message: text, range: try Sample.range(of: "x", in: file))
    let finding = try Sample.finding(
      "x", in: file, id: "rule", message: text, help: text, related: [related])
    let commands = commands([finding, finding], in: file)
    #expect(commands.count == 2)
    for command in commands {
      let shown = PrintableText.line(text)
      #expect(command.name == "error")
      #expect(command.message == "\(shown)\nhelp: \(shown)\nnote: line 1: \(shown)")
      #expect(command.properties["file"] == "a" + text)
      #expect(command.properties["title"] == "rule")
      #expect(Set(command.properties.keys) == ["file", "line", "endLine", "col", "endColumn", "title"])
    }
  }

  @Test("Without findings there is nothing to say")
  func empty() {
    #expect(GitHubReporter().report(Sample.report([])).isEmpty)
  }
}
