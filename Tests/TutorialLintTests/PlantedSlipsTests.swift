import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// Slips that are planted in clean pages, one at a time, are found at their line; the pages without them stay clean, and
/// what the fixes make of them is clean again.
struct PlantedSlipsTests {
  /// What came of one slip.
  private struct Outcome: Sendable {
    let slip: Slip
    let isFound: Bool
    /// The page with the finding's fix made, where it has one.
    let fixed: String?
  }

  /// All slips are looked for once, whichever test asks first.
  private static let outcomes = Task {
    let slips = try CleanPage.all().flatMap(Slip.all)
    return await withTaskGroup(of: [Outcome].self) { group in
      let share = 100
      for start in stride(from: 0, to: slips.count, by: share) {
        group.addTask {
          slips[start..<min(start + share, slips.count)].map { slip in
            let findings = slip.page.findings(in: slip.text).filter(slip.isFound)
            return Outcome(slip: slip, isFound: !findings.isEmpty, fixed: fixed(slip, findings))
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static func fixed(_ slip: Slip, _ findings: [Diagnostic]) -> String? {
    guard let finding = findings.first(where: { $0.fix != nil }) else { return nil }
    let source = SourceFile(name: finding.file, text: slip.text)
    return String(decoding: FixApplication(of: [finding], to: source).bytes, as: UTF8.self)
  }

  @Test("No rule finds anything in a clean page")
  func clean() throws {
    let pages = try CleanPage.all()
    #expect(pages.count == 6)
    for page in pages { #expect(Self.words(page.findings(in: page.text)) == [], "\(page.name)") }
  }

  @Test("Of the slips planted, at least 98 in 100 are found where they are")
  func found() async throws {
    let outcomes = try await Self.outcomes.value
    let missed = outcomes.filter { !$0.isFound }.map(\.slip)
    let names = missed.map { "\($0.rule): \($0.kind): \($0.page.name): \($0.change)" }.sorted()
    #expect(
      missed.count * 100 <= outcomes.count * 2,
      "\(missed.count) of \(outcomes.count) missed:\n\(names.joined(separator: "\n"))")
  }

  @Test("A slip's fix gives a page that is clean again")
  func fixes() async throws {
    let outcomes = try await Self.outcomes.value
    var unclean: [String] = []
    for outcome in outcomes {
      guard let fixed = outcome.fixed else { continue }
      let slip = outcome.slip
      // The page as it was before the slip is clean.
      let findings = fixed == slip.page.text ? [] : slip.page.findings(in: fixed)
      if !findings.isEmpty {
        unclean.append(
          "\(slip.rule): \(slip.page.name): \(slip.change): \(Self.words(findings).joined(separator: "; "))")
      }
    }
    #expect(Set(outcomes.filter { $0.fixed != nil }.map(\.slip.rule)).isSuperset(of: Self.leastChanges.keys))
    #expect(unclean == [])
  }

  @Test("A fix of list numbers, cells or pipes touches nothing else", arguments: Self.leastChanges.keys.sorted())
  func leastChange(rule: String) async throws {
    let mayChange = try #require(Self.leastChanges[rule])
    for outcome in try await Self.outcomes.value where outcome.slip.rule == rule {
      guard let fixed = outcome.fixed else { continue }
      let planted = outcome.slip.text
      #expect(fixed != planted)
      #expect(fixed.filter { !mayChange.contains($0) } == planted.filter { !mayChange.contains($0) })
      let lines = zip(fixed.split(separator: "\n"), planted.split(separator: "\n"))
      for (line, before) in lines where line != before {
        if rule == "list-number" {
          #expect(line.drop(while: mayChange.contains) == before.drop(while: mayChange.contains), "\(before)")
        } else {
          #expect(line.hasPrefix(before), "\(before)")
        }
      }
    }
  }

  /// The characters that a rule's fix may change.
  private static let leastChanges: [String: Set<Character>] = [
    "list-number": Set("0123456789"), "ragged-table": ["|"], "table-pipe": ["|"],
  ]

  private static func words(_ findings: [Diagnostic]) -> [String] {
    findings.map { "\($0.range?.start.line ?? 0): \($0.id): \($0.message)" }
  }
}
