import TutorialDiagnostics
import TutorialReader

/// One thing that a tutorial can get wrong, how to see it, and what to say of it.
///
/// A rule is a value in a file of its own; ``Rule/all`` lists them. Its examples are its tests, and its documentation
/// is printed from the same words.
public struct Rule: Sendable {
  /// The name that findings, configuration and suppressions use, in lower-case words joined by hyphens.
  public let id: String
  /// How much it matters to the reader of the published page.
  public let severity: Severity
  /// What the rule finds, in one sentence.
  public let summary: String
  /// What the slip does to the reader of the page, in a few sentences.
  public let rationale: String
  /// Pages, or the parts of a page that matter, in which the rule finds something and in which it doesn't.
  public let examples: Examples
  /// Finds every case in a tutorial.
  let check: @Sendable (Tutorial) -> [Finding]

  /// What triggers a rule, and what it lets pass.
  public struct Examples: Sendable {
    /// Pages with exactly one finding of the rule each.
    public let triggering: [Example]
    /// Pages without a finding of the rule.
    public let passing: [Example]
  }
}

/// What a rule sees at one place.
struct Finding {
  /// What is wrong, in one sentence.
  var message: String
  /// What would mend it, in one sentence.
  var help: String?
  /// How much this case matters, where that is other than what the rule's cases do.
  var severity: Severity?
  /// The bytes that are wrong.
  var range: Range<Int>
  /// Other bytes that belong to it, and what is to be seen there.
  var related: [(message: String, range: Range<Int>)] = []
  /// The bytes to replace, and by what, where that needs nobody's judgement.
  var fix: [(range: Range<Int>, replacement: String)]?
}
