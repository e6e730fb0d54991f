import CMark
import TutorialDiagnostics

/// Turns cmark's tree into blocks: the one place where C nodes are seen.
struct BlockReader {
  private let source: SourceFile
  private let map: LineMap
  private let references: [Range<Int>]
  private var blocks: [Block] = []
  private var open: [Int] = []
  private var prefix = LinePrefix()
  private var pendingCells: [PendingCell] = []
  /// The first line of the page that ends a table and not its paragraph.
  private var lineAfterTable: Int?

  /// A table cell whose text has markup and waits to be parsed with the page's other such cells.
  private struct PendingCell {
    var block: Int
    /// The row, 0 being the header.
    var row: Int
    var column: Int
  }

  /// Parses a page's Markdown.
  ///
  /// - Parameters:
  ///   - source: The page.
  ///   - start: The offset of the first byte that is Markdown.
  /// - Returns: The blocks in document order.
  static func blocks(of source: SourceFile, after start: Int) -> [Block] {
    let references = ReferenceDefinitions.candidates(in: source, after: start)
    var map = LineMap(source: source, start: start)
    while true {
      var reader = BlockReader(source: source, map: map, references: references)
      CMarkTree.parse(map.text[...]) { reader.read($0) }
      // A line that ends a table may not end the paragraph that cmark takes the table for; with a blank line before it,
      // cmark reads it as the beginning of something new.
      if let line = reader.lineAfterTable, map.breaks.count < mostBreaks, map.insertBreak(before: line) { continue }
      reader.parsePendingCells()
      return reader.blocks
    }
  }

  /// A page is read again for every table that ends in the middle of a paragraph; hardly any page has one.
  private static let mostBreaks = 32

  private init(source: SourceFile, map: LineMap, references: [Range<Int>]) {
    self.source = source
    self.map = map
    self.references = references
  }

  // MARK: Blocks

  private mutating func read(_ root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      if event == CMARK_EVENT_ENTER { enter(node, iterator) } else { exit(node) }
    }
  }

  private mutating func enter(_ node: OpaquePointer, _ iterator: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE:
      begin(.quote(nil), node)
      prefix.enterQuote()
    case CMARK_NODE_LIST:
      begin(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? .orderedList : .bulletList, node)
    case CMARK_NODE_ITEM:
      let marker = map.offset(line: cmark_node_get_start_line(node), column: cmark_node_get_start_column(node))
      begin(.item(number: number(at: marker)), node)
      prefix.enterItem(marker: marker, on: source.lineRange(source.line(at: marker)), of: source)
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      readText(of: node)
      cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
    case CMARK_NODE_CODE_BLOCK:
      let information = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      let range = range(of: node)
      let lines = ContentLines(of: range, in: source, prefix: prefix)
      let language = String(information.prefix { $0 != " " && $0 != "\t" })
      begin(.code(language: language), range: range, text: lines.code(in: source))
      end()
    case CMARK_NODE_HTML_BLOCK:
      begin(.html, node)
      end()
    case CMARK_NODE_THEMATIC_BREAK:
      begin(.thematicBreak, node)
      end()
    default: break
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_ITEM:
      prefix.leaveContainer()
      end()
    case CMARK_NODE_LIST: end()
    default: break
    }
  }

  private mutating func begin(_ kind: Block.Kind, _ node: OpaquePointer) {
    begin(kind, range: range(of: node))
  }

  private mutating func begin(_ kind: Block.Kind, range: Range<Int>, text: Text = Text()) {
    open.append(blocks.count)
    blocks.append(Block(kind: kind, range: range, parent: open.dropLast().last, endIndex: blocks.count + 1, text: text))
  }

  private mutating func end() {
    guard let index = open.popLast() else { return }
    blocks[index].endIndex = blocks.count
  }

  /// The number before an ordered item's `.` or `)`.
  private func number(at marker: Int) -> Int? {
    let digits = source.bytes[min(marker, source.bytes.count)...].prefix(10).prefix {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  // MARK: Text and tables

  private mutating func readText(of node: OpaquePointer) {
    let isHeading = cmark_node_get_type(node) == CMARK_NODE_HEADING
    var range = range(of: node)
    var lines = ContentLines(of: range, in: source, prefix: prefix)
    if isHeading, let underline = lines.underline(in: source) {
      // cmark takes a heading to run on to the next block.
      lines.cut(after: underline)
      range = range.lowerBound..<max(range.lowerBound, source.lineRange(underline).upperBound)
    }
    let reader = InlineReader(source: source, lines: lines, block: node, map: map)
    guard let table = TableRecovery.table(in: lines, underlined: isHeading && lines.first < lines.last, of: source)
    else {
      let text = reader.text(of: lines.first...lines.last)
      let heading = Block.Kind.heading(level: Int(cmark_node_get_heading_level(node)))
      add(!isHeading ? .paragraph : PlatformSyntax.isTab(text) ? .tab : heading, range, text)
      return
    }
    if lines.first < table.lines.lowerBound { addParagraph(lines.first...table.lines.lowerBound - 1, lines, reader) }
    let end = source.lineRange(table.lines.upperBound).upperBound
    add(table.table, range: lines.content(table.lines.lowerBound).start..<end)
    if table.lines.upperBound < lines.last {
      if lineAfterTable == nil { lineAfterTable = table.lines.upperBound + 1 }
      addParagraph(table.lines.upperBound + 1...lines.last, lines, reader)
    }
  }

  private mutating func addParagraph(_ range: ClosedRange<Int>, _ lines: ContentLines, _ reader: InlineReader) {
    var text = reader.text(of: range)
    text.trimEnd()
    add(.paragraph, lines.content(range.lowerBound).start..<source.lineRange(range.upperBound).upperBound, text)
  }

  private mutating func add(_ kind: Block.Kind, _ range: Range<Int>, _ text: Text) {
    var text = text
    if case .paragraph = kind, let alert = PlatformSyntax.takeMarkers(from: &text), let quote = open.last,
      case .quote(nil) = blocks[quote].kind, blocks.count == quote + 1
    {
      blocks[quote].kind = .quote(alert)
      if text.isEmpty, text.spans.isEmpty { return }
    }
    begin(kind, range: range, text: text)
    end()
  }

  private mutating func add(_ table: Table, range: Range<Int>) {
    for (row, cells) in ([table.header] + table.rows).enumerated() {
      for (column, cell) in cells.cells.enumerated() where cell.hasMarkup(in: source) {
        pendingCells.append(PendingCell(block: blocks.count, row: row, column: column))
      }
    }
    begin(.table(table), range: range)
    end()
  }

  /// Parses the inlines of all cells that have any, in one document of one paragraph a cell.
  ///
  /// Each paragraph opens with a letter and a space, so that nothing in a cell can begin a block; the page's link
  /// reference definitions follow.
  private mutating func parsePendingCells() {
    guard !pendingCells.isEmpty else { return }
    var text: [UInt8] = []
    for pending in pendingCells {
      guard let cell = cell(pending) else { continue }
      text.append(contentsOf: "x ".utf8)
      text.append(contentsOf: cell.markdown(in: source))
      text.append(contentsOf: "\n\n".utf8)
    }
    for definition in references {
      text.append(contentsOf: source.bytes[definition])
      text.append(UInt8(ascii: "\n"))
    }
    var strings: [[UInt8]] = []
    CMarkTree.parse(text[...]) { root in
      var paragraph = cmark_node_first_child(root)
      while let node = paragraph, strings.count < pendingCells.count {
        strings.append(Array(InlineReader.plainText(of: node).dropFirst(2)))
        paragraph = cmark_node_next(node)
      }
    }
    // Table by table: one that is changed cell by cell in its place would be copied for every cell.
    var rest = Array(zip(pendingCells, strings))[...]
    while let block = rest.first?.0.block {
      let cells = rest.prefix { $0.0.block == block }
      rest = rest.dropFirst(cells.count)
      guard case .table(var table) = blocks[block].kind else { continue }
      for (pending, string) in cells {
        let text = String(decoding: string, as: UTF8.self)
        if pending.row == 0 {
          table.header.cells[pending.column].text = text
        } else {
          table.rows[pending.row - 1].cells[pending.column].text = text
        }
      }
      blocks[block].kind = .table(table)
    }
  }

  private func cell(_ pending: PendingCell) -> Table.Cell? {
    guard case .table(let table) = blocks[pending.block].kind else { return nil }
    return pending.row == 0 ? table.header.cells[pending.column] : table.rows[pending.row - 1].cells[pending.column]
  }

  // MARK: Places

  private func range(of node: OpaquePointer) -> Range<Int> {
    let start = map.offset(line: cmark_node_get_start_line(node), column: cmark_node_get_start_column(node))
    let end = map.offset(line: cmark_node_get_end_line(node), column: cmark_node_get_end_column(node)) + 1
    return start..<min(max(start, end), max(start, source.bytes.count))
  }
}
