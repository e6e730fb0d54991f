import TutorialDiagnostics

/// A pipe table (GFM §4.10), as it is written: a row may have fewer or more cells than the header.
public struct Table: Sendable {
  /// The row above the delimiter row.
  public internal(set) var header: Row
  /// The bytes of the delimiter row.
  public let delimiter: Range<Int>
  /// The rows below the delimiter row.
  public internal(set) var rows: [Row]

  /// One line of a table.
  public struct Row: Sendable {
    /// The cells that are written; GFM shows empty cells where a row is short, and drops what is past the header's
    /// width.
    public internal(set) var cells: [Cell]
    /// The row's bytes, without the white space around it.
    public let range: Range<Int>
    /// Whether the row ends with a pipe.
    public let hasClosingPipe: Bool
  }

  /// One cell of a row.
  public struct Cell: Sendable {
    /// The text that a reader sees.
    public internal(set) var text: String
    /// The cell's bytes, without the white space around it.
    public let range: Range<Int>

    /// Whether anything in the cell could be other than plain text.
    func hasMarkup(in source: SourceFile) -> Bool {
      source.bytes[range].contains { byte in
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "]"),
          UInt8(ascii: "*"), UInt8(ascii: "_"),
          UInt8(ascii: "`"), 0, 0x80...:
          true
        default: false
        }
      }
    }

    /// The cell's Markdown, with the escape taken off each escaped pipe, as GFM does before it reads a cell's inlines.
    func markdown(in source: SourceFile) -> [UInt8] {
      var markdown: [UInt8] = []
      for offset in range {
        let isEscape =
          source.bytes[offset] == UInt8(ascii: "\\") && offset + 1 < range.upperBound
          && source.bytes[offset + 1] == UInt8(ascii: "|")
        if !isEscape { markdown.append(source.bytes[offset]) }
      }
      return markdown
    }
  }
}

extension Table.Row {
  /// Splits a line into cells at its unescaped pipes; `nil` for a line that is nothing but one pipe.
  init?(line: Range<Int>, in source: SourceFile) {
    var start = line.lowerBound
    var end = line.upperBound
    func isSpace(_ offset: Int) -> Bool {
      switch source.bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: true
      default: false
      }
    }
    while start < end, isSpace(start) { start += 1 }
    while end > start, isSpace(end - 1) { end -= 1 }
    range = start..<end

    var cells: [Table.Cell] = []
    var cellStart = start < end && source.bytes[start] == UInt8(ascii: "|") ? start + 1 : start
    let opensWithPipe = cellStart > start
    func cell(_ cellEnd: Int) -> Table.Cell {
      var low = cellStart
      var high = cellEnd
      while low < high, isSpace(low) { low += 1 }
      while high > low, isSpace(high - 1) { high -= 1 }
      return Table.Cell(text: source.text(low..<high), range: low..<high)
    }
    var offset = cellStart
    while offset < end {
      if source.bytes[offset] == UInt8(ascii: "|"),
        offset == line.lowerBound || source.bytes[offset - 1] != UInt8(ascii: "\\")
      {
        cells.append(cell(offset))
        cellStart = offset + 1
      }
      offset += 1
    }
    hasClosingPipe = cellStart == end && !(opensWithPipe && cells.isEmpty)
    if cellStart < end { cells.append(cell(end)) }
    guard !cells.isEmpty else { return nil }
    self.cells = cells
  }
}
