import ConnectorJSON
import Reporters
import Testing
import TutorialDiagnostics

struct JSONReporterTests {
  @Test("A finding has the keys of the interface, with columns in bytes")
  func keys() throws {
    let file = Sample.file("é |emails[|\n")
    let fix = Fix(edits: [.init(range: try Sample.range(of: "[", in: file), replacement: "")])
    let related = Diagnostic.Related(message: "the row", range: try Sample.range(of: "|", in: file))
    let finding = try Sample.finding("emails[", in: file, help: "close it", related: [related], fix: fix)
    let json = try parsed(JSONReporter().report(Sample.report([finding], in: file)))
    let expected: JSONValue = [
      "rule": "attribute-path", "severity": "error", "message": "This is no path.", "file": "tutorials/orbit.md",
      "line": 1, "column": 5, "endLine": 1, "endColumn": 12, "fixable": true, "help": "close it",
      "related": [["message": "the row", "line": 1, "column": 4, "endLine": 1, "endColumn": 5]],
    ]
    #expect(json["/findings/0"] == expected)
  }

  @Test("A finding without a place stands at the beginning of its file")
  func withoutPlace() throws {
    let finding = Diagnostic(id: "not-a-tutorial", severity: .error, message: "No tutorial.", file: "a.md")
    let json = try parsed(JSONReporter().report(Sample.report([finding])))
    for key in ["line", "column", "endLine", "endColumn"] { #expect(json["/findings/0/\(key)"] == 1) }
    #expect(json["/findings/0/help"] == JSONValue.null)
    #expect(json["/findings/0/fixable"] == false)
  }

  @Test("Findings are sorted by file, line, column and rule, whatever their order was")
  func order() throws {
    func finding(_ file: String, _ line: Int, _ column: Int, _ id: String) -> Diagnostic {
      let start = SourcePosition(line: line, column: column)
      return Diagnostic(
        id: id, severity: .note, message: "", file: file, range: SourceRange(start: start, end: start))
    }
    let sorted = [
      finding("a.md", 2, 9, "b"), finding("a.md", 10, 1, "a"), finding("b.md", 1, 2, "b"), finding("b.md", 1, 10, "a"),
      finding("b.md", 1, 10, "b"),
    ]
    for _ in 0..<20 {
      let json = try parsed(JSONReporter().report(Sample.report(sorted.shuffled())))
      let order = (json["/findings"]?.array ?? []).map {
        "\($0["/file"]?.string ?? "") \($0["/line"]?.integer ?? 0) \($0["/column"]?.integer ?? 0) \($0["/rule"]?.string ?? "")"
      }
      #expect(order == ["a.md 2 9 b", "a.md 10 1 a", "b.md 1 2 b", "b.md 1 10 a", "b.md 1 10 b"])
    }
  }

  @Test("The summary counts by severity, by rule and by file")
  func summary() throws {
    let (one, two) = (Sample.file("a\nb\n", name: "one.md"), Sample.file("a\n", name: "two.md"))
    let fix = Fix(edits: [.init(range: try Sample.range(of: "a", in: one), replacement: "")])
    let report = LintReport(
      diagnostics: [
        try Sample.finding("a", in: one, id: "list-number", severity: .note, fix: fix),
        try Sample.finding("b", in: one, id: "list-number", severity: .warning),
        try Sample.finding("a", in: two, id: "attribute-path"),
      ],
      rules: Sample.rules, sources: ["one.md": one, "two.md": two], pages: 7, passedOver: ["sso.md"],
      excluded: ["old.md"])
    let expected: JSONValue = [
      "findings": 3, "fixable": 1, "bySeverity": ["error": 1, "warning": 1, "note": 1],
      "byRule": ["list-number": 2, "attribute-path": 1], "byFile": ["one.md": 2, "two.md": 1], "pages": 7,
      "passedOver": ["sso.md"],
      "excluded": ["old.md"],
    ]
    let summary = try parsed(JSONReporter().report(report))["/summary"]
    #expect(summary == expected)
    #expect(summary?["/byRule"]?.object?.keys == ["list-number", "attribute-path"], "most findings first")
  }

  @Test("A report without findings is an object all the same")
  func empty() throws {
    let json = try parsed(JSONReporter().report(Sample.report([], pages: 3)))
    #expect(json["/findings"] == [])
    #expect(json["/summary/pages"] == 3)
    #expect(json["/summary/bySeverity"] == ["error": 0, "warning": 0, "note": 0])
  }

  @Test("Hostile text is text")
  func hostileText() throws {
    let message = "\"},{\n\u{1B}[2J\u{202E}\u{0}"
    let file = Sample.file("a", name: "a\"\\\n.md")
    let finding = try Sample.finding("a", in: file, message: message)
    let text = JSONReporter().report(Sample.report([finding], in: file))
    #expect(!text.contains("\u{1B}"))
    #expect(try parsed(text)["/findings/0/message"] == .string(message))
    #expect(try parsed(text)["/findings/0/file"] == .string(file.name))
  }
}
