import TutorialDiagnostics

/// Finds the tables in what cmark takes for a paragraph (GFM §4.10).
///
/// cmark knows no tables, so a table's lines come as part of a paragraph; so do lines that would have ended the table,
/// but end no paragraph.
enum TableRecovery {
  /// A table and the page's lines that it stands on.
  struct Recovered {
    var table: Table
    var lines: ClosedRange<Int>
  }

  /// The first table among a block's lines.
  ///
  /// - Parameters:
  ///   - lines: The lines of a paragraph or heading.
  ///   - underlined: Whether the block is a heading, whose underline can't be a delimiter row.
  ///   - source: The page.
  /// - Returns: The table; `nil` where there is none.
  static func table(in lines: ContentLines, underlined: Bool, of source: SourceFile) -> Recovered? {
    var header = lines.first
    while header < lines.last - (underlined ? 1 : 0) {
      if let table = table(from: header, in: lines, of: source) { return table }
      header += 1
    }
    return nil
  }

  private static func table(from headerLine: Int, in lines: ContentLines, of source: SourceFile) -> Recovered? {
    let delimiter = lines.content(headerLine + 1)
    let delimiterRange = delimiter.start..<source.lineRange(headerLine + 1).upperBound
    guard delimiter.continuesContainers, delimiter.indent < 4,
      let columns = columns(ofDelimiter: source.bytes[delimiterRange]),
      !isIndentedLazyRow(headerLine, in: lines, of: source), let header = row(headerLine, in: lines, of: source),
      header.cells.count == columns
    else { return nil }
    var rows: [Table.Row] = []
    var line = headerLine + 2
    while line <= lines.last {
      let content = lines.content(line)
      guard content.continuesContainers, content.indent < 4,
        !endsTable(source.bytes[content.start..<source.lineRange(line).upperBound]),
        let row = row(line, in: lines, of: source)
      else { break }
      rows.append(row)
      line += 1
    }
    return Recovered(table: Table(header: header, delimiter: delimiterRange, rows: rows), lines: headerLine...line - 1)
  }

  /// cmark-gfm leaves the indentation on a lazy line, where it makes an empty cell before the first pipe.
  private static func isIndentedLazyRow(_ line: Int, in lines: ContentLines, of source: SourceFile) -> Bool {
    let content = lines.content(line)
    return !content.continuesContainers && content.indent > 0
      && source.bytes[content.start...].first == UInt8(ascii: "|")
  }

  private static func row(_ line: Int, in lines: ContentLines, of source: SourceFile) -> Table.Row? {
    let end = source.lineRange(line).upperBound
    return Table.Row(line: min(lines.content(line).start, end)..<end, in: source)
  }

  /// The number of columns of a delimiter row, such as `|---|:-:|`; `nil` for any other line.
  private static func columns(ofDelimiter line: ArraySlice<UInt8>) -> Int? {
    var rest = line
    func skipSpace() {
      while let byte = rest.first,
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0B || byte == 0x0C
      { rest.removeFirst() }
    }
    func take(_ character: UInt8) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }
    var columns = 0
    _ = take(UInt8(ascii: "|"))
    repeat {
      skipSpace()
      if columns > 0, rest.isEmpty { return columns }
      _ = take(UInt8(ascii: ":"))
      guard take(UInt8(ascii: "-")) else { return nil }
      while take(UInt8(ascii: "-")) {}
      _ = take(UInt8(ascii: ":"))
      skipSpace()
      columns += 1
    } while take(UInt8(ascii: "|"))
    return rest.isEmpty ? columns : nil
  }

  /// Whether a line begins a block that ends a table but not a paragraph: a list item of any number or without text, a
  /// thematic break, or a tag that stands alone (CommonMark §4.6, seventh kind).
  private static func endsTable(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first else { return true }
    switch first {
    case UInt8(ascii: "<"): return isLoneTag(line)
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      return isThematicBreak(line) || first != UInt8(ascii: "_") && isSpaceOrNone(line.dropFirst().first)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = line.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      let rest = line.dropFirst(digits.count)
      return digits.count <= 9 && (rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"))
        && isSpaceOrNone(rest.dropFirst().first)
    default: return false
    }
  }

  private static func isSpaceOrNone(_ byte: UInt8?) -> Bool {
    byte == nil || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isThematicBreak(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.filter { !isSpaceOrNone($0) }
    return marks.count >= 3 && marks.allSatisfy { $0 == line.first }
  }

  private static func isLoneTag(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line.dropFirst()
    if rest.first == UInt8(ascii: "/") { rest.removeFirst() }
    guard let letter = rest.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter | 0x20) else { return false }
    var quote: UInt8?
    while let byte = rest.popFirst() {
      switch (byte, quote) {
      case (_, let open?): if byte == open { quote = nil }
      case (UInt8(ascii: "\""), nil), (UInt8(ascii: "'"), nil): quote = byte
      case (UInt8(ascii: "<"), nil): return false
      case (UInt8(ascii: ">"), nil): return rest.allSatisfy(isSpaceOrNone)
      default: break
      }
    }
    return false
  }
}
