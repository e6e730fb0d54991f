/// How much a finding matters to the reader of the published page or the user of the output.
public enum Severity: String, Hashable, Comparable, CaseIterable, Sendable {
  /// Seen only in the source; worth mending when one is there anyway.
  case note
  /// Confuses, but does not mislead.
  case warning
  /// Misleads, blocks, or cannot be read.
  case error

  /// Whether one matters less than another.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One thing that is wrong at one place of one file, and what would mend it.
public struct Diagnostic: Hashable, Sendable {
  /// What kind of problem this is, in lower-case words joined by hyphens: `not-a-tutorial`.
  public var id: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, in one sentence.
  public var message: String
  /// What would mend it, in one sentence, where that is known.
  public var help: String?
  /// The file, as the user named it.
  public var file: String
  /// The place in the file; `nil` where the problem is the file itself.
  public var range: SourceRange?
  /// Other places of the same file that belong to the problem, such as the one that is contradicted.
  public var related: [Related]
  /// The edits that mend it without anybody's judgement; `nil` where there are none.
  public var fix: Fix?

  /// Another place that belongs to a problem, and what is to be seen there.
  public struct Related: Hashable, Sendable {
    /// What is to be seen there, in a few words.
    public var message: String
    /// The place.
    public var range: SourceRange

    /// Creates a related place.
    public init(message: String, range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// Creates a diagnostic.
  public init(
    id: String, severity: Severity, message: String, help: String? = nil, file: String, range: SourceRange? = nil,
    related: [Related] = [], fix: Fix? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.help = help
    self.file = file
    self.range = range
    self.related = related
    self.fix = fix
  }
}
