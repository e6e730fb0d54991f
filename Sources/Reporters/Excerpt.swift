import Diagnostics

/// A line of a file as a terminal shows it, and the marks below the columns that matter.
///
/// A long line is cut to what surrounds the marked columns.
struct Excerpt {
  /// The line, with tabs as spaces and without control characters.
  private(set) var line = ""
  /// The white space that brings the marks below their columns.
  private(set) var indent = ""
  /// The marks.
  private(set) var marks = ""

  /// The most columns shown on either side of the place.
  private static let reach = 60

  init(of range: SourceRange, in source: SourceFile) {
    let text = source.lineText(range.start.line)
    let first = range.start.column - 1
    let last = range.end.line == range.start.line ? max(range.end.column - 1, first + 1) : Int.max
    var cells: [(text: String, width: Int, offset: Int)] = []
    var offset = 0
    var column = 0
    for character in text {
      let width = character == "\t" ? 4 - column % 4 : PrintableText.width(of: character)
      let shown = character == "\t" ? String(repeating: " ", count: width) : PrintableText.line(String(character))
      cells.append((shown, width, offset))
      offset += character.utf8.count
      column += width
    }
    let start = cells.firstIndex { $0.offset + 1 > first } ?? cells.count
    let low = max(0, start - Self.reach)
    let high = min(
      cells.count,
      max(start + Self.reach, min((cells.firstIndex { $0.offset >= last } ?? cells.count), start + 2 * Self.reach)))
    if low > 0 {
      line += "…"
      indent += " "
    }
    for cell in cells[low..<high] {
      line += cell.text
      if cell.offset < first {
        indent += String(repeating: " ", count: cell.width)
      } else if cell.offset < last {
        marks += String(repeating: "^", count: max(cell.width, cell.text.isEmpty ? 0 : 1))
      }
    }
    if high < cells.count { line += "…" }
    if marks.isEmpty { marks = "^" }
  }
}
