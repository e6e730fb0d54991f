import Reporters
import Testing
import TutorialDiagnostics

struct TextSummaryTests {
  private func finding(_ file: String, _ id: String, _ severity: Severity, isFixable: Bool = false) -> Diagnostic {
    Diagnostic(id: id, severity: severity, message: "m", file: file, fix: isFixable ? Fix(edits: []) : nil)
  }

  private func summary(
    _ diagnostics: [Diagnostic], pages: Int, passedOver: [String] = [], excluded: [String] = []
  ) -> String {
    TextSummary().report(
      LintReport(
        diagnostics: diagnostics, rules: [], sources: [:], pages: pages, passedOver: passedOver, excluded: excluded))
  }

  @Test("It counts by severity, by rule and by file, most first, and says what --fix mends")
  func summary() {
    let findings =
      (1...12).map { _ in finding("a.md", "list-number", .note, isFixable: true) }
      + [finding("b.md", "list-number", .warning), finding("b.md", "attribute-path", .error)]
    #expect(
      summary(findings, pages: 300, passedOver: ["c.md", "d.md"]) == """
        1 error, 1 warning and 12 notes in 2 files; 300 pages linted.
        12 of them can be mended with --fix.

           13  list-number     1 warning, 12 notes  12 fixable
            1  attribute-path  error

        Most findings:
           12  a.md
            2  b.md

        2 pages passed over, not being provisioning tutorials: c.md, d.md

        """)
  }

  @Test("A clean run is told in one line")
  func clean() {
    #expect(summary([], pages: 300) == "No findings in 300 pages.\n")
    #expect(
      summary([], pages: 1, passedOver: ["c.md"])
        == "No findings in 1 page.\n1 page passed over, not being a provisioning tutorial: c.md\n")
    #expect(
      summary([], pages: 1, passedOver: ["c.md"], excluded: ["d.md", "e.md"]) == """
        No findings in 1 page.
        1 page passed over, not being a provisioning tutorial: c.md
        2 pages left out by the configuration: d.md, e.md

        """)
  }

  @Test("Numbers agree with their nouns")
  func singular() {
    let one = summary([finding("a.md", "list-number", .note, isFixable: true)], pages: 1)
    #expect(one.hasPrefix("1 note in 1 file; 1 page linted.\nIt can be mended with --fix.\n"))
    #expect(!one.contains("Most findings"), "with one file there is no most")
    let two = summary(Array(repeating: finding("a.md", "a", .error, isFixable: true), count: 2), pages: 2)
    #expect(two.hasPrefix("2 errors in 1 file; 2 pages linted.\nAll of them can be mended with --fix.\n"))
  }

  @Test("Of many files and pages only the first are named")
  func many() {
    let findings = (1...9).flatMap { number in
      Array(repeating: finding("file\(number).md", "a", .error), count: number)
    }
    let text = summary(findings, pages: 9, passedOver: (1...9).map { "page\($0).md" })
    #expect(text.contains("    9  file9.md\n") && text.contains("    5  file5.md\n"))
    #expect(!text.contains("file4.md"))
    #expect(text.contains("and 4 more files\n"))
    #expect(text.contains("page1.md, page2.md, page3.md, page4.md, page5.md, and 4 more\n"))
  }

  @Test("File names can't forge lines")
  func hostileNames() {
    let text = summary(
      [finding("a\n\u{1B}.md", "a", .error), finding("b.md", "a", .error)], pages: 2, passedOver: ["c\n\u{1B}.md"])
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("a\\u{A}\\u{1B}.md") && text.contains("c\\u{A}\\u{1B}.md"))
  }
}
