import TutorialDiagnostics

/// Which line of the page each line is that cmark counts.
///
/// cmark doesn't see the front matter, and it sees a blank line more wherever a table ends that it would read on as a
/// paragraph.
struct LineMap {
  private let source: SourceFile
  /// The line and column of the first byte that cmark sees.
  private let start: SourcePosition
  /// The lines of the page that a blank line is put before, in order.
  private(set) var breaks: [Int] = []

  init(source: SourceFile, start: Int) {
    self.source = source
    self.start = source.position(at: start)
  }

  /// Puts a blank line before a line of the page.
  ///
  /// - Returns: Whether there was none.
  mutating func insertBreak(before line: Int) -> Bool {
    guard !breaks.contains(line) else { return false }
    breaks = (breaks + [line]).sorted()
    return true
  }

  /// What cmark is to read.
  var text: [UInt8] {
    var text: [UInt8] = []
    var from = source.offset(of: start)
    for line in breaks {
      let to = source.lineRange(line).lowerBound
      text.append(contentsOf: source.bytes[from..<to])
      text.append(UInt8(ascii: "\n"))
      from = to
    }
    text.append(contentsOf: source.bytes[from...])
    return text
  }

  /// The page's line for a line of cmark's.
  func line(_ line: Int32) -> Int {
    var inserted = 0
    while inserted < breaks.count, breaks[inserted] - start.line + 1 + inserted < line { inserted += 1 }
    return start.line + Int(line) - 1 - inserted
  }

  /// The offset in the page of cmark's line and column.
  func offset(line: Int32, column: Int32) -> Int {
    let pageLine = self.line(line)
    return source.lineRange(pageLine).lowerBound + max(Int(column) - 1, 0) + (line == 1 ? start.column - 1 : 0)
  }
}
