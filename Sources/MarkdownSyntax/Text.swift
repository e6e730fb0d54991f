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

  /// Takes stretches of visible text away, which are given in their order and don't overlap; spans over them go with
  /// them, or shrink.
  ///
  /// - Returns: Where each stretch was, in the text that is left.
  @discardableResult
  mutating func remove(_ ranges: [Range<Int>]) -> [Int] {
    guard !ranges.isEmpty else { return [] }
    let kept = Kept(ranges, of: utf8.count)
    var pieces: [Piece] = []
    var next = 0
    for (index, piece) in self.pieces.enumerated() {
      let end = index + 1 < self.pieces.count ? self.pieces[index + 1].start : utf8.count
      while next < kept.stretches.count, kept.stretches[next].range.upperBound <= piece.start { next += 1 }
      for stretch in kept.stretches[next...].prefix(while: { $0.range.lowerBound < end }) {
        let range = stretch.range.clamped(to: piece.start..<end)
        var part = piece
        part.start = stretch.start + range.lowerBound - stretch.range.lowerBound
        if piece.isVerbatim {
          let start = piece.source.lowerBound + range.lowerBound - piece.start
          part.source = start..<start + range.count
        }
        pieces.append(part)
      }
    }
    self.pieces = pieces
    utf8 = kept.stretches.flatMap { utf8[$0.range] }
    spans = spans.compactMap { span in
      var moved = span
      moved.range = kept.offset(of: span.range.lowerBound)..<kept.offset(of: span.range.upperBound)
      return moved.range.isEmpty && !span.range.isEmpty ? nil : moved
    }
    return ranges.map { kept.offset(of: $0.lowerBound) }
  }

  /// What is left of a text, and where it is then.
  private struct Kept {
    private(set) var stretches: [(range: Range<Int>, start: Int)] = []
    private var count = 0

    init(_ removed: [Range<Int>], of length: Int) {
      var from = 0
      for range in removed {
        keep(from..<max(from, range.lowerBound))
        from = max(from, range.upperBound)
      }
      keep(from..<max(from, length))
    }

    private mutating func keep(_ range: Range<Int>) {
      guard !range.isEmpty else { return }
      stretches.append((range, count))
      count += range.count
    }

    /// The offset that an offset becomes.
    func offset(of offset: Int) -> Int {
      var low = 0
      var high = stretches.count
      while low < high {
        let middle = (low + high) / 2
        if stretches[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
      }
      guard low < stretches.count else { return count }
      return stretches[low].start + max(0, offset - stretches[low].range.lowerBound)
    }
  }
}
