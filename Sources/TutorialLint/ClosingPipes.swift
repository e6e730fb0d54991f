import MarkdownSyntax

/// Pipes put at the end of a table's row.
enum ClosingPipes {
  /// What to put there. A backslash would escape a pipe that stood right behind it.
  static func text(_ count: Int, after row: Table.Row, in bytes: [UInt8]) -> String {
    let isEscape = bytes[row.range].last == UInt8(ascii: "\\")
    return (isEscape ? " " : "") + String(repeating: "|", count: count)
  }
}
