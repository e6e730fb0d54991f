import ConnectorEmitters
import TutorialDiagnostics

/// How much each rule matters to the pages of a folder, which pages are left alone, and how connectors are written:
/// what a `.connectorgen.yml` says.
///
///     rules:
///       list-number: off         # or note, warning, error
///       legacy-branding: note
///     exclude:                   # pages and folders below this file's folder
///       - drafts
///       - "**/old-*.md"
///     fail-on: warning           # or note, error, never
///     swift:
///       access: internal         # or package, public
///       imports: [MyTypes]
public struct Configuration: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = ".connectorgen.yml"

  /// What the file says of rules, by their ids; a rule that isn't mentioned keeps its own severity.
  public var levels: [String: Level]
  /// The pages that aren't read, by their paths below the file's folder.
  public var excluded: [PathPattern]
  /// The least severity that fails a run; `nil` where the file doesn't say.
  public var failing: FailingSeverity?
  /// How connectors are written.
  public var swift: SwiftOptions

  /// What a configuration can say of a rule.
  public enum Level: String, Hashable, CaseIterable, Sendable {
    /// The rule finds nothing.
    case off
    case note, warning, error

    /// The severity that the rule's findings get; `nil` where there are to be none.
    public var severity: Severity? { Severity(rawValue: rawValue) }
  }

  /// Creates a configuration; without anything in it, every rule keeps its own severity and every page is read.
  public init(
    levels: [String: Level] = [:], excluded: [PathPattern] = [], failing: FailingSeverity? = nil,
    swift: SwiftOptions = SwiftOptions()
  ) {
    self.levels = levels
    self.excluded = excluded
    self.failing = failing
    self.swift = swift
  }

  /// How much a rule's finding matters.
  ///
  /// - Parameters:
  ///   - ruleID: The rule.
  ///   - severity: What the rule itself says.
  /// - Returns: The severity; `nil` where the rule is off.
  public func severity(of ruleID: String, default severity: Severity) -> Severity? {
    guard let level = levels[ruleID] else { return severity }
    return level.severity
  }

  /// The findings with the severities that the file gives them, without those of rules that are off.
  public func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.compactMap { diagnostic in
      guard let severity = severity(of: diagnostic.id, default: diagnostic.severity) else { return nil }
      var diagnostic = diagnostic
      diagnostic.severity = severity
      return diagnostic
    }
  }

  /// Whether a page is left alone.
  ///
  /// - Parameter path: The page's path below the file's folder, as ``path(of:below:)`` gives it.
  /// - Returns: Whether any of the patterns fits the path, or a folder that it leads through.
  public func excludes(_ path: String) -> Bool {
    excluded.contains { $0.matches(path) }
  }
}
