import TutorialDiagnostics

/// A Markdown page: its front matter and its blocks, each with the bytes it was read from.
///
/// The blocks stand in one array in the order in which they begin, so that a page of any depth is walked without
/// recursion: a block's descendants follow it directly, up to its `endIndex`.
public struct Document: Sendable {
  /// The page as it was read.
  public let source: SourceFile
  /// The YAML block at the top of the page, if there is one.
  public let frontMatter: FrontMatter?
  /// Every block in document order.
  public let blocks: [Block]

  /// Parses a page. Any bytes are accepted: Markdown has no errors, and front matter records its own.
  public init(_ source: SourceFile) {
    self.source = source
    let frontMatter = FrontMatter(in: source)
    self.frontMatter = frontMatter
    blocks = BlockReader.blocks(
      of: source, after: frontMatter?.range.upperBound ?? FrontMatter.contentStart(of: source))
  }

  /// The indices of a block's direct children, in order.
  ///
  /// - Parameter index: The parent's index in `blocks`, or `nil` for the blocks at the top of the page.
  /// - Returns: Indices into `blocks`.
  public func children(of index: Int?) -> [Int] {
    var children: [Int] = []
    var next = index.map { $0 + 1 } ?? 0
    let end = index.map { blocks[$0].endIndex } ?? blocks.count
    while next < end {
      children.append(next)
      next = blocks[next].endIndex
    }
    return children
  }

  /// The line and column of a stretch of the page's bytes.
  public func range(_ offsets: Range<Int>) -> SourceRange {
    source.range(offsets)
  }
}

/// One block of a page (CommonMark §3–5, GFM §4.10).
public struct Block: Sendable {
  /// What kind of block this is, with what is particular to the kind.
  public var kind: Kind
  /// The block's bytes in the page, from its first character that isn't indentation.
  public var range: Range<Int>
  /// The index of the block that holds this one; `nil` at the top of the page.
  public var parent: Int?
  /// The index just past the block's last descendant.
  public var endIndex: Int
  /// The text of a paragraph, heading or tab; of code, the lines without the white space before them; empty for every
  /// other kind.
  public var text: Text

  /// The kinds of block.
  public enum Kind: Sendable {
    /// A heading of level 1 to 6.
    case heading(level: Int)
    /// The label of one of the docs platform's tabs; it is written as a heading and heads no section.
    case tab
    case paragraph
    /// A bulleted list.
    case bulletList
    /// A numbered list.
    case orderedList
    /// An item of a list; a numbered one carries the number written in the page.
    case item(number: Int?)
    /// A block quote; one of the docs platform's alerts or containers carries its marker.
    case quote(Alert?)
    /// A fenced or indented code block and the first word of its info string.
    case code(language: String)
    /// A block of raw HTML.
    case html
    case thematicBreak
    case table(Table)
  }
}
