import TutorialDiagnostics

/// What a reporter tells of the rule behind a finding.
public struct RuleDescription: Hashable, Sendable {
  /// The rule's id, as diagnostics carry it.
  public var id: String
  /// The severity that findings of the rule have unless one says otherwise.
  public var severity: Severity
  /// What the rule finds, in one sentence of Markdown.
  public var summary: String
  /// Why it matters, in a few sentences of Markdown.
  public var rationale: String
  /// The address of the rule's documentation; `nil` where it is not published.
  public var helpURI: String?

  /// Creates a description.
  public init(id: String, severity: Severity, summary: String, rationale: String, helpURI: String? = nil) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.helpURI = helpURI
  }
}
