/// The text of a paragraph, heading or table cell as a reader sees it, with the way back to the page's bytes.
///
/// Markup is gone, entities and escapes are decoded, a line break is one space. Links, code, emphasis and images are
/// kept beside the text as spans over it.
public struct Text: Sendable {
  /// The visible text in UTF-8.
  public private(set) var utf8: [UInt8] = []
  /// The links, code, emphasis, images and raw HTML in the text, in the order in which they end.
  public private(set) var spans: [Span] = []
  private var pieces: [Piece] = []

  /// A stretch of visible text and the page's bytes that it was made from.
  private struct Piece {
    var start: Int
    var source: Range<Int>
    /// Whether the text is the page's bytes themselves, one for one.
    var isVerbatim: Bool
  }

  /// A stretch of text with a meaning of its own.
  public struct Span: Sendable {
    /// What the stretch is.
    public var kind: Kind
    /// The stretch in the visible text; empty for an image or an include, which show no text.
    public var range: Range<Int>
    /// The stretch in the page, markup included.
    public var source: Range<Int>

    /// What a stretch of text can be.
    public enum Kind: Hashable, Sendable {
      case emphasis
      case strong
      case code
      case link(destination: String)
      case image(source: String, alternative: String)
      case html
      /// A reference to another file that the docs platform puts in this place.
      case include(path: String)
    }
  }

  init() {}

  /// Text that stands in the page as it is.
  package init(verbatim bytes: [UInt8], at start: Int) {
    append(bytes, from: start..<start + bytes.count, isVerbatim: true)
  }

  /// Whether no text is visible.
  public var isEmpty: Bool { utf8.isEmpty }

  /// The visible text.
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// A stretch of the visible text.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
  }

  /// The page's bytes behind a stretch of the visible text.
  public func source(of range: Range<Int>) -> Range<Int> {
    guard let first = piece(at: range.lowerBound) else { return 0..<0 }
    let start = first.isVerbatim ? first.source.lowerBound + range.lowerBound - first.start : first.source.lowerBound
    guard !range.isEmpty, let last = piece(at: range.upperBound - 1) else { return start..<start }
    let end = last.isVerbatim ? last.source.lowerBound + range.upperBound - last.start : last.source.upperBound
    return start..<max(start, end)
  }

  /// The page's bytes behind the whole visible text.
  public var source: Range<Int> { source(of: 0..<utf8.count) }

  /// The last piece that starts at or before an offset.
  private func piece(at offset: Int) -> Piece? {
    var low = 0
    var high = pieces.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle } else { high = middle }
    }
    return pieces.isEmpty ? nil : pieces[low]
  }

  mutating func append(_ bytes: some Collection<UInt8>, from source: Range<Int>, isVerbatim: Bool) {
    guard !bytes.isEmpty else { return }
    pieces.append(Piece(start: utf8.count, source: source, isVerbatim: isVerbatim && bytes.count == source.count))
    utf8.append(contentsOf: bytes)
  }

  mutating func append(_ span: Span) {
    spans.append(span)
  }

  /// Takes white space off the end, as at the end of a paragraph that a table interrupts.
  mutating func trimEnd() {
    while let last = utf8.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { utf8.removeLast() }
    while let last = pieces.last, last.start >= utf8.count { pieces.removeLast() }
    let all = 0..<utf8.count
    spans = spans.compactMap { span in
      var kept = span
      kept.range = span.range.clamped(to: all)
      return kept.range.isEmpty && !span.range.isEmpty ? nil : kept
    }
  }

  /// Takes a stretch of visible text away; spans over it go with it, or shrink.
  mutating func remove(_ range: Range<Int>) {
    guard !range.isEmpty, range.upperBound <= utf8.count else { return }
    var kept: [Piece] = []
    for (index, piece) in pieces.enumerated() {
      let end = index + 1 < pieces.count ? pieces[index + 1].start : utf8.count
      if piece.start < range.lowerBound {
        var head = piece
        if head.isVerbatim {
          head.source = head.source.lowerBound..<head.source.lowerBound + min(end, range.lowerBound) - head.start
        }
        kept.append(head)
      }
      if end > range.upperBound {
        var tail = piece
        let start = max(piece.start, range.upperBound)
        if tail.isVerbatim { tail.source = tail.source.lowerBound + start - piece.start..<tail.source.upperBound }
        tail.start = start - range.count
        kept.append(tail)
      }
    }
    pieces = kept
    utf8.removeSubrange(range)
    func moved(_ offset: Int) -> Int {
      offset <= range.lowerBound ? offset : max(range.lowerBound, offset - range.count)
    }
    spans = spans.compactMap { span in
      var span = span
      let wasEmpty = span.range.isEmpty
      span.range = moved(span.range.lowerBound)..<moved(span.range.upperBound)
      return span.range.isEmpty && !wasEmpty ? nil : span
    }
  }
}
