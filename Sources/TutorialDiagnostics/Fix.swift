/// Edits to one file that belong together: all are made, or none.
public struct Fix: Hashable, Sendable {
  /// The edits, none of which overlaps another.
  public var edits: [Edit]

  /// One stretch of a file and what is to stand there instead.
  public struct Edit: Hashable, Sendable {
    /// The bytes to take out; empty to put something in.
    public var range: SourceRange
    /// What to put in their place; empty to take them out.
    public var replacement: String

    /// Creates an edit.
    public init(range: SourceRange, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// Creates a fix.
  public init(edits: [Edit]) {
    self.edits = edits
  }
}
