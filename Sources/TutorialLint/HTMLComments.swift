import MarkdownSyntax
import TutorialDiagnostics

/// A comment in a page's HTML (CommonMark §4.6 and §6.6): nobody sees it on the published page.
struct HTMLComment: Hashable {
  /// The comment's bytes, from `<!--` to `-->`.
  var range: Range<Int>
  /// The index of the block that it stands in.
  var block: Int
}

/// The comments of a page; what looks like one inside code is none.
struct HTMLComments {
  /// The comments in the page's order.
  private(set) var all: [HTMLComment] = []
  /// The blocks that consist of nothing but comments.
  private(set) var blocks: Set<Int> = []

  init(of document: Document) {
    for (index, block) in document.blocks.enumerated() {
      switch block.kind {
      case .html: readBlock(index, of: document)
      case .table(let table):
        for row in [table.header] + table.rows {
          for cell in row.cells where Self.isComment(cell, in: document) { read(cell.range, in: index, of: document) }
        }
      default: readSpans(index, of: document)
      }
    }
  }

  /// Whether a cell has a comment, and not one that is there to be read.
  private static func isComment(_ cell: Table.Cell, in document: Document) -> Bool {
    document.source.bytes.firstOccurrence(of: "<!--".utf8, in: cell.range) != nil
      && Array(cell.text.utf8).firstOccurrence(of: "<!--".utf8) == nil
  }

  /// cmark ends a block of HTML at its last line but one; what is between it and the next block can only be its own.
  private mutating func readBlock(_ index: Int, of document: Document) {
    let bytes = document.source.bytes
    let next = index + 1 < document.blocks.count ? document.blocks[index + 1].range.lowerBound : bytes.count
    let start = document.blocks[index].range.lowerBound
    let found = read(start..<max(start, next), in: index, of: document)
    var rest: [UInt8] = []
    var end = start
    for comment in found {
      rest += bytes[end..<comment.lowerBound]
      end = comment.upperBound
    }
    rest += bytes[end..<max(end, next)]
    if !found.isEmpty, rest.allSatisfy(SuppressionComment.isBlank) { blocks.insert(index) }
  }

  /// A comment that goes over lines may be longer than its span says.
  private mutating func readSpans(_ index: Int, of document: Document) {
    let block = document.blocks[index]
    for span in block.text.spans where span.kind == .html {
      let start = span.source.lowerBound
      guard document.source.bytes.dropFirst(start).starts(with: "<!--".utf8),
        let end = Self.end(ofCommentAt: start, before: block.range.upperBound, in: document.source.bytes)
      else { continue }
      all.append(HTMLComment(range: start..<end, block: index))
    }
  }

  @discardableResult
  private mutating func read(_ range: Range<Int>, in block: Int, of document: Document) -> [Range<Int>] {
    let bytes = document.source.bytes
    var found: [Range<Int>] = []
    var from = range.lowerBound
    while let start = bytes.firstOccurrence(of: "<!--".utf8, in: from..<range.upperBound)?.lowerBound,
      let end = Self.end(ofCommentAt: start, before: range.upperBound, in: bytes)
    {
      found.append(start..<end)
      from = end
    }
    all += found.map { HTMLComment(range: $0, block: block) }
    return found
  }

  /// The offset past the comment that begins at another.
  private static func end(ofCommentAt start: Int, before limit: Int, in bytes: [UInt8]) -> Int? {
    guard start + 4 <= limit else { return nil }
    return bytes.firstOccurrence(of: "-->".utf8, in: start + 4..<limit)?.upperBound
  }
}
