import Testing
import TutorialDiagnostics
import TutorialLint

private func finding(_ path: String, _ fingerprint: String, line: Int = 1) -> Baseline.Entry {
  let start = SourcePosition(line: line, column: 1)
  return Baseline.Entry(
    diagnostic: Diagnostic(
      id: "list-number", severity: .note, message: "", file: "docs/" + path,
      range: SourceRange(start: start, end: start)),
    path: path, fingerprint: fingerprint)
}

private func read(_ text: String) -> (baseline: Baseline?, diagnostics: [Diagnostic]) {
  Baseline.read(SourceFile(name: "baseline.json", text: text))
}

@Suite("A baseline")
struct BaselineTests {
  @Test("takes out the findings that it knows, each as often as it was there")
  func filter() {
    let baseline = Baseline(from: [
      finding("a.md", "1"), finding("a.md", "2"), finding("a.md", "2"), finding("b.md", "1"),
    ])
    let found = [
      finding("a.md", "2", line: 1), finding("a.md", "2", line: 2), finding("a.md", "2", line: 3),
      finding("a.md", "1", line: 4), finding("b.md", "2", line: 5), finding("c.md", "1", line: 6),
    ]
    let outcome = baseline.filter(found, pages: ["a.md", "b.md", "c.md"])
    #expect(outcome.new.map(\.range?.start.line) == [3, 5, 6])
    #expect(outcome.known == 3)
    #expect(outcome.gone == 1)
  }

  @Test("counts what is gone only from pages that were read")
  func gone() {
    let baseline = Baseline(from: [finding("a.md", "1"), finding("a.md", "1"), finding("b.md", "1")])
    #expect(baseline.filter([], pages: ["a.md"]).gone == 2)
    #expect(baseline.filter([finding("a.md", "1")], pages: ["a.md", "b.md"]).gone == 2)
    #expect(baseline.paths == ["a.md", "b.md"])
  }

  @Test("is updated for the pages that were read, and keeps the others'")
  func update() {
    let old = Baseline(from: [finding("a.md", "1"), finding("b.md", "2"), finding("c.md", "3")])
    let new = old.updated(by: [finding("a.md", "4")], pages: ["a.md", "b.md"])
    #expect(new == Baseline(from: [finding("a.md", "4"), finding("c.md", "3")]))
  }

  @Test("is written the same for findings in any order, and reads back as it was")
  func roundTrip() throws {
    let findings = [finding("b/é.md", "f"), finding("a.md", "e"), finding("a.md", "d"), finding("a.md", "e")]
    let baseline = Baseline(from: findings)
    let text = baseline.json.serialized()
    #expect(text == Baseline(from: findings.reversed()).json.serialized())
    #expect(
      text == """
        {
          "version": 1,
          "findings": {
            "a.md": {
              "d": 1,
              "e": 2
            },
            "b/é.md": {
              "f": 1
            }
          }
        }
        """)
    #expect(read(text).baseline == baseline)
    #expect(read(text).diagnostics == [])
    #expect(read(Baseline(from: []).json.serialized()).baseline == Baseline(from: []))
  }

  @Test(
    "with a fault is refused, with the place",
    arguments: [
      ("{", "baseline-syntax", 2), ("[]", "baseline-value", 1), ("{\"findings\": {}}", "baseline-value", 1),
      ("{\"version\": 2, \"findings\": 7}", "baseline-value", 13), ("{\"version\": 1}", "baseline-value", 1),
      ("{\"version\": 1, \"findings\": []}", "baseline-value", 28),
      ("{\"version\": 1, \"findings\": {}, \"finding\": {}}", "baseline-unknown-key", 32),
      ("{\"version\": 1, \"findings\": {}, \"findings\": {}}", "baseline-duplicate-key", 32),
      ("{\"version\": 1, \"findings\": {\"a\": 1}}", "baseline-value", 34),
      ("{\"version\": 1, \"findings\": {\"a\": {\"f\": 0}}}", "baseline-value", 40),
      ("{\"version\": 1, \"findings\": {\"a\": {\"f\": 1.5}}}", "baseline-value", 40),
      ("{\"version\": 1, \"findings\": {\"a\": {\"f\": 9223372036854775807}}}", "baseline-value", 40),
      ("{\"version\": 1, \"findings\": {\"a\": {\"f\": 1, \"f\": 1}}}", "baseline-duplicate-key", 43),
    ])
  func faults(_ text: String, _ id: String, _ column: Int) {
    let (baseline, diagnostics) = read(text)
    #expect(baseline == nil)
    #expect(diagnostics.map(\.id) == [id])
    #expect(diagnostics.first?.range?.start == SourcePosition(line: 1, column: column))
    #expect(diagnostics.first?.severity == .error)
  }

  @Test("tells all that is wrong with it at once")
  func allFaults() {
    let (_, diagnostics) = read("{\"version\": 1, \"x\": 1, \"findings\": {\"a\": 1, \"b\": {\"f\": -1}}}")
    #expect(diagnostics.map(\.id) == ["baseline-unknown-key", "baseline-value", "baseline-value"])
  }
}
