import CMark
import TutorialDiagnostics

/// Builds a block's text from cmark's inline nodes, and finds the exact bytes of each.
///
/// cmark's columns assume that every line of a paragraph is indented like its first, and lose count after link
/// reference definitions. So a column is only a guess here, corrected by the line's true start; the bytes found there
/// have to be the node's own, else they are searched for.
struct InlineReader {
  let source: SourceFile
  let lines: ContentLines
  let block: OpaquePointer
  let map: LineMap

  /// A span that has begun and not yet ended.
  private struct OpenSpan {
    var kind: Text.Span.Kind
    var start: Int
    /// The bytes of the leaves and spans inside.
    var inside: Range<Int>?
  }

  /// The text on some of the block's lines.
  func text(of range: ClosedRange<Int>) -> Text {
    var text = Text()
    guard let iterator = cmark_iter_new(block) else { return text }
    defer { cmark_iter_free(iterator) }
    var open: [OpenSpan] = []
    var cursor = lines.content(range.lowerBound).start
    let end = source.lineRange(range.upperBound).upperBound

    func close(_ span: Text.Span) {
      text.append(span)
      note(span.source)
    }
    func note(_ bytes: Range<Int>) {
      if let last = open.indices.last {
        let inside = open[last].inside ?? bytes
        open[last].inside = min(inside.lowerBound, bytes.lowerBound)..<max(inside.upperBound, bytes.upperBound)
      }
      cursor = max(cursor, bytes.upperBound)
    }

    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      guard node != block else { continue }
      let type = cmark_node_get_type(node)
      if event == CMARK_EVENT_EXIT {
        guard type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK, let span = open.popLast()
        else { continue }
        let inside = span.inside ?? cursor..<cursor
        let width = type == CMARK_NODE_STRONG ? 2 : 1
        let last = type == CMARK_NODE_LINK ? max(inside.upperBound, offset(ofEnd: node)) : inside.upperBound + width
        close(
          Text.Span(
            kind: span.kind, range: span.start..<text.utf8.count,
            source: max(inside.lowerBound - width, 0)..<min(last, end)))
        continue
      }
      let line = map.line(cmark_node_get_start_line(node))
      switch type {
      case CMARK_NODE_EMPH: open.append(OpenSpan(kind: .emphasis, start: text.utf8.count))
      case CMARK_NODE_STRONG: open.append(OpenSpan(kind: .strong, start: text.utf8.count))
      case CMARK_NODE_LINK:
        let destination = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
        open.append(OpenSpan(kind: .link(destination: destination), start: text.utf8.count))
      case CMARK_NODE_IMAGE:
        if range.contains(line) {
          let image = Text.Span.Kind.image(
            source: cmark_node_get_url(node).map { String(cString: $0) } ?? "",
            alternative: String(decoding: Self.plainText(of: node), as: UTF8.self))
          let start = imageStart(near: offset(ofStart: node), from: cursor, to: end)
          close(
            Text.Span(
              kind: image, range: text.utf8.count..<text.utf8.count,
              source: start..<max(start, min(offset(ofEnd: node), end))))
        }
        cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        if text.utf8.last.map({ $0 != UInt8(ascii: " ") }) ?? false, cursor < end {
          text.append([UInt8(ascii: " ")], from: cursor..<cursor + 1, isVerbatim: false)
        }
      case CMARK_NODE_TEXT where range.contains(line):
        let literal = Self.literal(of: node)
        guard !literal.isEmpty else { continue }
        note(append(literal, near: offset(ofStart: node), from: cursor, to: end, to: &text))
      case CMARK_NODE_CODE where range.contains(line):
        let literal = Self.literal(of: node)
        guard !literal.isEmpty else { continue }
        let place =
          find(literal, near: offset(ofStart: node), from: cursor, to: end) ?? cursor..<min(cursor + literal.count, end)
        let start = text.utf8.count
        text.append(literal, from: place, isVerbatim: true)
        close(Text.Span(kind: .code, range: start..<text.utf8.count, source: withTicks(place, to: end)))
      case CMARK_NODE_HTML_INLINE where range.contains(line):
        let literal = Self.literal(of: node)
        let place =
          find(literal, near: offset(ofStart: node), from: cursor, to: end) ?? cursor..<min(cursor + literal.count, end)
        let start = text.utf8.count
        if !Self.isKnownTag(literal) { text.append(literal, from: place, isVerbatim: true) }
        close(Text.Span(kind: .html, range: start..<text.utf8.count, source: place))
      default: break
      }
    }
    text.trimEnd()
    return text
  }

  // MARK: Places

  private func offset(line: Int32, column: Int32) -> Int {
    let pageLine = map.line(line)
    guard pageLine != lines.first else { return map.offset(line: line, column: column) }
    return lines.content(pageLine).start + max(Int(column) - Int(cmark_node_get_start_column(block)), 0)
  }

  private func offset(ofStart node: OpaquePointer) -> Int {
    offset(line: cmark_node_get_start_line(node), column: cmark_node_get_start_column(node))
  }

  /// The offset just past a node.
  private func offset(ofEnd node: OpaquePointer) -> Int {
    offset(line: cmark_node_get_end_line(node), column: cmark_node_get_end_column(node)) + 1
  }

  /// Appends a text node, whose bytes may be written as escapes and entities.
  ///
  /// - Returns: The bytes that it was read from.
  private func append(_ literal: Literal, near guess: Int, from start: Int, to end: Int, to text: inout Text) -> Range<
    Int
  > {
    var pieces = guess >= start ? SourceAlignment.pieces(of: literal, at: guess, to: end, in: source) : nil
    var offset = start
    while pieces == nil, offset < min(end, start + Self.searchReach) {
      pieces = SourceAlignment.pieces(of: literal, at: offset, to: end, in: source)
      offset += 1
    }
    guard let pieces, let first = pieces.first, let last = pieces.last else {
      let place = min(max(guess, start), end)
      text.append(literal, from: place..<min(place + literal.count, end), isVerbatim: false)
      return place..<min(place + literal.count, end)
    }
    for piece in pieces {
      text.append(literal[piece.text], from: piece.source, isVerbatim: piece.isVerbatim)
    }
    return first.source.lowerBound..<last.source.upperBound
  }

  /// How far past its expected place a node's text is searched for; past that, a page has been made to be searched.
  private static let searchReach = 4096

  /// The bytes equal to a literal, at a guessed place or else the first from a start; a space in the literal may be a
  /// line's end and the next line's indentation.
  private func find(_ literal: Literal, near guess: Int, from start: Int, to end: Int) -> Range<Int>? {
    if guess >= start, let found = match(literal, at: guess, to: end) { return found }
    var offset = start
    while offset < min(end, start + Self.searchReach) {
      if let found = match(literal, at: offset, to: end) { return found }
      offset += 1
    }
    return nil
  }

  private func match(_ literal: Literal, at start: Int, to end: Int) -> Range<Int>? {
    var offset = start
    for byte in literal {
      guard offset < end else { return nil }
      if source.bytes[offset] == byte {
        offset += 1
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n"),
        source.bytes[offset] == UInt8(ascii: "\n") || source.bytes[offset] == UInt8(ascii: "\r")
      {
        offset = lines.content(source.line(at: offset) + 1).start
      } else {
        return nil
      }
    }
    return start..<offset
  }

  /// The `![` of an image.
  private func imageStart(near guess: Int, from start: Int, to end: Int) -> Int {
    let mark = Array("![".utf8)
    return mark.withUnsafeBufferPointer { find($0, near: guess, from: start, to: end)?.lowerBound ?? start }
  }

  private func withTicks(_ range: Range<Int>, to end: Int) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    let tick = UInt8(ascii: "`")
    let space = UInt8(ascii: " ")
    if low > 0, source.bytes[low - 1] == space, high < end, source.bytes[high] == space {
      low -= 1
      high += 1
    }
    while low > 0, source.bytes[low - 1] == tick { low -= 1 }
    while high < end, source.bytes[high] == tick { high += 1 }
    return low..<high
  }

  // MARK: Plain text

  /// A node's own bytes, which live as long as cmark's tree.
  private typealias Literal = UnsafeBufferPointer<UInt8>

  private static func literal(of node: OpaquePointer) -> Literal {
    guard let literal = cmark_node_get_literal(node) else { return Literal(start: nil, count: 0) }
    let bytes = UnsafeRawPointer(literal).assumingMemoryBound(to: UInt8.self)
    var count = 0
    while bytes[count] != 0 { count += 1 }
    return Literal(start: bytes, count: count)
  }

  /// The text of a node's inlines without any markup.
  static func plainText(of node: OpaquePointer) -> [UInt8] {
    var text: [UInt8] = []
    guard let iterator = cmark_iter_new(node) else { return text }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let inline = cmark_iter_get_node(iterator) else { return text }
      guard event == CMARK_EVENT_ENTER else { continue }
      switch cmark_node_get_type(inline) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: text.append(contentsOf: literal(of: inline))
      case CMARK_NODE_HTML_INLINE:
        let tag = literal(of: inline)
        if !isKnownTag(tag) { text.append(contentsOf: tag) }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.append(UInt8(ascii: " "))
      case CMARK_NODE_IMAGE where inline != node: cmark_iter_reset(iterator, inline, CMARK_EVENT_EXIT)
      default: break
      }
    }
  }

  /// Whether a tag is one that pages are formatted with; any other, such as `<tenant-id>`, is a placeholder that the
  /// writer meant to be read.
  private static func isKnownTag(_ tag: Literal) -> Bool {
    let name = tag.dropFirst().drop(while: { $0 == UInt8(ascii: "/") }).prefix { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard !name.isEmpty else { return true }
    let after = tag.dropFirst(tag.starts(with: "</".utf8) ? 2 : 1).dropFirst(name.count).first
    guard after.map({ $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }) ?? true else { return false }
    return knownTags.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  private static let knownTags: Set<String> = [
    "a", "abbr", "b", "blockquote", "br", "center", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figure",
    "font", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "iframe", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "s", "small", "span", "strike",
    "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "token", "tr", "tt", "u", "ul", "var", "video", "wbr",
  ]
}
