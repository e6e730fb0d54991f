/// A place in a source file: a line and a column, as editors and compilers count them.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1 in UTF-8 bytes.
  public var column: Int

  /// Creates a position from a 1-based line and a 1-based UTF-8 column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether one position stands before another.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a source file, from its first byte to the position just past its last.
public struct SourceRange: Hashable, Sendable {
  /// Where the stretch begins.
  public var start: SourcePosition
  /// The position just past the stretch.
  public var end: SourcePosition

  /// Creates a half-open range.
  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}
