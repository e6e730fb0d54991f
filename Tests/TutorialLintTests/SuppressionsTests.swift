import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialLint

private let rules = ["list-number", "step-number", "wrong-app-name"]

/// What is left of findings, one at each place where the page says `SLIP`, as lines with ids.
private func left(of id: String = "list-number", in page: String, also wholePage: [String] = []) -> [String] {
  let source = SourceFile(name: "a.md", text: page)
  var found = wholePage.map { Diagnostic(id: $0, severity: .error, message: "", file: "a.md") }
  for line in 1...source.lineCount {
    let text = source.lineText(line)
    let parts = text.split(separator: "SLIP", omittingEmptySubsequences: false)
    var column = 1
    for part in parts.dropLast() {
      column += part.utf8.count
      let start = SourcePosition(line: line, column: column)
      column += 4
      found.append(
        Diagnostic(
          id: id, severity: .warning, message: "", file: "a.md",
          range: SourceRange(start: start, end: SourcePosition(line: line, column: column))))
    }
  }
  let suppressions = Suppressions(in: Document(source), knownRules: rules)
  return suppressions.apply(to: found).map { "\($0.range?.start.line ?? 0) \($0.id)" }
}

@Suite("A suppression")
struct SuppressionsTests {
  // MARK: The next block

  @Test(
    "for the next block takes back what is in that block, and nothing after it",
    arguments: [
      "COMMENT\nSLIP one\nSLIP two\n\nSLIP",
      "COMMENT\n# SLIP\n\nSLIP",
      "COMMENT\nSLIP\n====\n\nSLIP",
      "COMMENT\n\n\nSLIP\n\nSLIP",
      "COMMENT\n|a|b|\n|---|---|\n|SLIP|b|\n|a|SLIP|\n\nSLIP",
      "COMMENT\n|a|b|\n|---|---|\n|a|SLIP|\n\nSLIP",
      "COMMENT\n> [!NOTE]\n> SLIP\n\nSLIP",
      "COMMENT\n1. a\n\n   SLIP\n1. SLIP\n\n   |a|\n   |---|\n   |SLIP|\n\n# SLIP",
      "1. a\n\n   COMMENT\n   SLIP\n\n   SLIP",
      "1. COMMENT\n   SLIP\n1. SLIP",
      "1. a\n\n   COMMENT\n1. SLIP\n\n   SLIP\n1. SLIP",
      "1. a COMMENT\n1. SLIP\n1. SLIP",
      "# Heading COMMENT\n\nSLIP\n\nSLIP",
      "a **b** COMMENT c\n\nSLIP\n\nSLIP",
      "> COMMENT\n> SLIP\n>\n> SLIP",
      "|a|\n|---|\n|COMMENT b|\n\nSLIP\n\nSLIP",
      "text\nCOMMENT\nSLIP\n\nSLIP",
      "<div>COMMENT</div>\n\nSLIP\n\nSLIP",
      "COMMENT\n<!-- another -->\n\n<!-- a third\n\n-->\nSLIP\n\nSLIP",
      "---\ntitle: a\n---\nCOMMENT\n\nSLIP\n\nSLIP",
    ])
  func nextBlock(_ page: String) {
    for comment in [
      "<!-- connectorgen-disable-next list-number -->", "<!--connectorgen-disable-next list-number: the app's own-->",
    ] {
      let page = page.replacing("COMMENT", with: comment)
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      let last = lines.lastIndex { $0.contains("SLIP") }.map { $0 + 1 }
      #expect(left(in: page) == ["\(last ?? 0) list-number"], "\(page)")
    }
  }

  @Test("leaves what comes before it, other rules, and findings without a place")
  func otherFindings() {
    let page = "SLIP\n\n<!-- connectorgen-disable-next list-number -->\nSLIP"
    #expect(left(in: page, also: ["list-number"]) == ["0 list-number", "1 list-number"])
    #expect(left(of: "step-number", in: page) == ["1 step-number", "3 unused-suppression", "4 step-number"])
  }

  @Test("may go over lines, wherever comments may")
  func linesOfComment() {
    let comment = "<!-- connectorgen-disable-next\n  step-number,\n  list-number: for a reason\n-->"
    #expect(left(in: "\(comment)\nSLIP\n\nSLIP") == ["1 unused-suppression", "7 list-number"])
    #expect(left(in: "1. a \(comment) b\n1. SLIP") == ["1 unused-suppression"])
    #expect(left(in: "> <!-- connectorgen-disable-next\n> list-number -->\n> SLIP") == [])
  }

  @Test("inside code is nothing")
  func code() {
    let comment = "<!-- connectorgen-disable-file list-number -->"
    for page in [
      "```\n\(comment)\n```\n\nSLIP", "    \(comment)\n\nSLIP", "`\(comment)`\n\nSLIP",
      "|a|\n|---|\n|`\(comment)`|\n\nSLIP", "\\\(comment)\n\nSLIP",
    ] {
      #expect(left(in: page).map { $0.split(separator: " ").last } == ["list-number"], "\(page)")
    }
  }

  // MARK: Regions and whole pages

  @Test("of a region takes back what is between its ends")
  func region() {
    let page = """
      SLIP

      <!-- connectorgen-disable list-number -->
      SLIP

      1. SLIP
      1. SLIP <!-- connectorgen-enable list-number --> SLIP

      SLIP
      """
    #expect(left(in: page, also: ["list-number"]) == ["0", "1", "7", "9"].map { "\($0) list-number" })
  }

  @Test("of a region that nothing ends goes on to the end of the page")
  func openRegion() {
    let page = "SLIP\n\n<!-- connectorgen-disable list-number, step-number -->\nSLIP\n\n# SLIP"
    #expect(left(in: page) == ["1 list-number", "3 unused-suppression"])
  }

  @Test("of a region is ended for each rule by itself")
  func regionOfTwoRules() {
    let page = """
      <!-- connectorgen-disable list-number, step-number -->
      SLIP

      <!-- connectorgen-enable step-number -->
      SLIP

      <!-- connectorgen-enable list-number -->
      SLIP
      """
    #expect(left(in: page) == ["1 unused-suppression", "8 list-number"])
    #expect(left(of: "step-number", in: page) == ["1 unused-suppression", "5 step-number", "8 step-number"])
  }

  @Test("of the whole page takes everything back, wherever it stands")
  func wholePage() {
    let page = "SLIP\n\nSLIP\n\n<!-- connectorgen-disable-file list-number -->"
    #expect(left(in: page, also: ["list-number", "step-number"]) == ["0 step-number"])
  }

  // MARK: What is wrong with suppressions

  @Test(
    "that takes nothing back is noted",
    arguments: [
      "<!-- connectorgen-disable-next list-number -->\na\n\nb",
      "<!-- connectorgen-disable-next list-number -->",
      "<!-- connectorgen-disable list-number -->\na <!-- connectorgen-enable list-number -->",
      "<!-- connectorgen-enable list-number -->",
      "<!-- connectorgen-disable-file list-number -->",
    ])
  func unused(_ page: String) {
    let source = SourceFile(name: "a.md", text: page)
    let diagnostics = Suppressions(in: Document(source), knownRules: rules).apply(to: [])
    #expect(diagnostics.map(\.id) == [Suppressions.unusedID])
    #expect(diagnostics.map(\.severity) == [.note])
    #expect(diagnostics.first?.range?.start == SourcePosition(line: 1, column: 1))
    #expect(diagnostics.first?.message.contains("list-number") ?? false)
  }

  @Test("that takes nothing back is noted, whatever is found elsewhere")
  func unusedHere() {
    let page = "SLIP\n\n<!-- connectorgen-disable-next list-number -->\na\n\nSLIP"
    #expect(left(in: page) == ["1 list-number", "3 unused-suppression", "6 list-number"])
  }

  @Test("may stand inside another")
  func nested() {
    let page = """
      <!-- connectorgen-disable list-number -->
      <!-- connectorgen-disable-next list-number, list-number -->
      SLIP

      SLIP
      <!-- connectorgen-enable list-number -->
      SLIP
      """
    #expect(left(in: page) == ["7 list-number"])
    #expect(left(in: "<!-- connectorgen-disable list-number, list-number -->\nSLIP") == [])
  }

  @Test("that is there already is noted")
  func twice() {
    let comment = "<!-- connectorgen-disable list-number -->"
    #expect(left(in: "\(comment)\n\n\(comment)\nSLIP") == ["3 unused-suppression"])
  }

  @Test(
    "that can't be followed is a warning, at the word that is wrong",
    arguments: [
      ("<!-- connectorgen-disable-next list-nmber -->", 32, "did you mean \"list-number\"?"),
      ("<!-- connectorgen-disable-next nothing-like-it -->", 32, "\"connectorgen rules\" lists them all"),
      ("<!-- connectorgen-disable-nxt list-number -->", 6, "did you mean \"connectorgen-disable-next\"?"),
      ("<!-- connectorgen-disabel list-number -->", 6, "did you mean \"connectorgen-disable\"?"),
      (
        "<!-- connectorgen-ignore -->", 6,
        "the instructions are connectorgen-disable-next, connectorgen-disable, connectorgen-enable, connectorgen-disable-file"
      ),
      ("<!-- connectorgen-disable-next -->", 1, "write the rule's id after connectorgen-disable-next"),
      ("<!-- connectorgen-disable-next : why -->", 1, "write the rule's id after connectorgen-disable-next"),
      ("<!-- connectorgen-disable-next list-number since it must -->", 32, "put a colon before a reason"),
    ])
  func invalid(_ comment: String, _ column: Int, _ help: String) {
    let source = SourceFile(name: "a.md", text: comment + "\ntext")
    let diagnostics = Suppressions(in: Document(source), knownRules: rules).apply(to: [])
    #expect(diagnostics.map(\.id) == [Suppressions.invalidID])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.map(\.help) == [help])
    #expect(diagnostics.first?.range?.start == SourcePosition(line: 1, column: column))
  }

  @Test("that names a rule wrongly still counts for its other rules")
  func partlyInvalid() {
    let page = "<!-- connectorgen-disable-next lst-number, list-number -->\nSLIP"
    #expect(left(in: page) == ["1 invalid-suppression"])
  }

  @Test(
    "is not what other comments are", arguments: ["<!-- connectorgen reads this -->", "<!-- disable list-number -->"])
  func otherComments(_ comment: String) {
    #expect(left(in: "\(comment)\nSLIP") == ["2 list-number"])
  }

  @Test("among very many is found in time", .timeLimit(.minutes(5)))
  func many() {
    let block = "<!-- connectorgen-disable-next list-number -->\nSLIP\n\n"
    #expect(left(in: String(repeating: block, count: 5000)) == [])
    let nested = (0..<300).map {
      String(repeating: "  ", count: $0) + "- <!-- connectorgen-disable-next list-number -->\n"
    }
    #expect(
      left(in: nested.joined() + String(repeating: "  ", count: 300) + "SLIP").allSatisfy {
        !$0.hasSuffix("list-number")
      })
  }
}
