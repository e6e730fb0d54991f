import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// A rule's examples are its tests.
struct RuleExamplesTests {
  private func diagnostics(_ example: Example) throws -> [Diagnostic] {
    try diagnostics(SourceFile(name: "orbit.md", text: example.page))
  }

  private func diagnostics(_ source: SourceFile) throws -> [Diagnostic] {
    Linter().diagnostics(for: try #require(Tutorial(Document(source))))
  }

  @Test(
    "Each triggering example has one finding of its rule, at a place inside the page", arguments: Rule.all.map(\.id))
  func triggering(id: String) throws {
    let rule = try #require(Rule.all.first { $0.id == id })
    #expect(!rule.examples.triggering.isEmpty)
    for example in rule.examples.triggering {
      let found = try diagnostics(example).filter { $0.id == id }
      #expect(found.count == 1, "\(example.excerpt)")
      let range = try #require(found.first?.range)
      #expect(range.start <= range.end && range.end.line <= SourceFile(name: "", text: example.page).lineCount)
      #expect(found.first?.message.hasSuffix(".") == true)
    }
  }

  @Test("No rule finds anything in a passing example", arguments: Rule.all.map(\.id))
  func passing(id: String) throws {
    let rule = try #require(Rule.all.first { $0.id == id })
    #expect(!rule.examples.passing.isEmpty)
    for example in rule.examples.passing {
      #expect(try diagnostics(example).map { "\($0.id): \($0.message)" } == [], "\(example.excerpt)")
    }
  }

  @Test("Rules stand in the order of their ids, each once, and each has words for people")
  func list() {
    #expect(Rule.all.map(\.id) == Set(Rule.all.map(\.id)).sorted())
    for rule in Rule.all {
      #expect(rule.summary.hasSuffix(".") && rule.rationale.hasSuffix("."), "\(rule.id)")
      #expect(rule.page.hasPrefix("## \(rule.id)\n"))
    }
  }
}
