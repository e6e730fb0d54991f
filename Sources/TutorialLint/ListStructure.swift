import MarkdownSyntax

/// What a page's Markdown means, by which new numbers of its lists are tried.
///
/// A longer or a shorter number moves its item's text, and lines that stood beside the item may come to stand in it,
/// leave it, or become code (CommonMark §5.2 and §4.4). The parser knows which do.
struct ListStructure {
  private let document: Document
  private lazy var tree = MarkdownTree(document.source.bytes[start...])
  private var trials = 0

  /// Each trial parses the page; hardly any page needs more than one.
  private static let mostTrials = 32

  init(of document: Document) {
    self.document = document
  }

  /// Whether the page means the same with other numbers, which stand in the page's order; beyond so many trials, nobody
  /// can tell.
  mutating func bears(_ edits: [(range: Range<Int>, replacement: String)]) -> Bool {
    guard edits.contains(where: { $0.replacement.utf8.count != $0.range.count }) else { return true }
    guard trials < Self.mostTrials else { return false }
    trials += 1
    var bytes: [UInt8] = []
    var end = start
    for edit in edits where edit.range.lowerBound >= end {
      bytes += document.source.bytes[end..<edit.range.lowerBound]
      bytes += edit.replacement.utf8
      end = edit.range.upperBound
    }
    bytes += document.source.bytes[end...]
    return MarkdownTree(bytes[...]) == tree
  }

  private var start: Int { document.frontMatter?.range.upperBound ?? 0 }
}
