import TutorialDiagnostics

/// The least severity of a finding that fails a run.
public enum FailingSeverity: String, Hashable, CaseIterable, Sendable {
  case error, warning, note
  /// No finding does.
  case never

  /// Whether a finding fails the run.
  public func isReached(by severity: Severity) -> Bool {
    Severity(rawValue: rawValue).map { severity >= $0 } ?? false
  }
}
