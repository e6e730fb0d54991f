import TutorialDiagnostics
import TutorialReader

/// Runs rules over tutorials.
public struct Linter: Sendable {
  private let rules: [Rule]

  /// A linter for some rules.
  public init(rules: [Rule] = Rule.all) {
    self.rules = rules
  }

  /// What the rules find in a tutorial, each with the rule's own severity, in the order of their places.
  public func diagnostics(for tutorial: Tutorial) -> [Diagnostic] {
    let document = tutorial.document
    let found = rules.flatMap { rule in
      rule.check(tutorial).map { finding in
        Diagnostic(
          id: rule.id, severity: finding.severity ?? rule.severity, message: finding.message, help: finding.help,
          file: document.source.name, range: document.range(finding.range),
          related: finding.related.map { .init(message: $0.message, range: document.range($0.range)) },
          fix: finding.fix.map { edits in
            Fix(edits: edits.map { .init(range: document.range($0.range), replacement: $0.replacement) })
          })
      }
    }
    return found.sorted { left, right in
      guard let first = left.range, let second = right.range, first.start != second.start else {
        return left.id < right.id
      }
      return first.start < second.start
    }
  }
}
