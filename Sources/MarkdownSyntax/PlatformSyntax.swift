import TutorialDiagnostics

/// The docs platform's own markup inside a paragraph: `[!NOTE]`, `[!INCLUDE [title](path)]`, `:::image source="…"
/// alt-text="…":::`; and a heading that is a tab's label: `[Portal](#tab/portal)`.
enum PlatformSyntax {
  /// A stretch of text that is such markup, and what stands there instead; `nil` where nothing does.
  private struct Markup {
    var range: Range<Int>
    var kind: Text.Span.Kind?
  }

  /// Takes all such markup out of a text; includes and images are left as spans.
  ///
  /// - Returns: The marker that the text opens with, if it makes an alert or a container of the block quote around it.
  static func takeMarkers(from text: inout Text) -> Alert? {
    let (alert, bracketed) = brackets(in: text)
    let markups = (bracketed + directives(in: text, outside: bracketed)).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
    guard !markups.isEmpty else { return nil }
    let sources = markups.map { text.source(of: $0.range) }
    let offsets = text.remove(markups.map(\.range))
    for ((markup, source), offset) in zip(zip(markups, sources), offsets) {
      if let kind = markup.kind { text.append(Text.Span(kind: kind, range: offset..<offset, source: source)) }
    }
    text.remove([0..<text.utf8.prefix(while: isSpace).count])
    return alert
  }

  /// Whether a heading's text is nothing but the link that makes it a tab's label.
  static func isTab(_ heading: Text) -> Bool {
    heading.spans.contains { span in
      guard case .link(let destination) = span.kind else { return false }
      return destination.hasPrefix("#tab/") && span.range == 0..<heading.utf8.count
    }
  }

  /// The `[!…]` of a text.
  private static func brackets(in text: Text) -> (alert: Alert?, markups: [Markup]) {
    var links = text.spans.compactMap { span -> (start: Int, destination: String)? in
      guard case .link(let destination) = span.kind else { return nil }
      return (span.range.lowerBound, destination)
    }[...]
    var alert: Alert?
    var markups: [Markup] = []
    // Where the text begins that a reader sees.
    var visible = 0
    for range in markers(in: text.utf8) where range.lowerBound >= markups.last?.range.upperBound ?? 0 {
      let name = text.utf8[(range.lowerBound + 2)..<range.upperBound - 1].drop(while: isSpace).prefix { !isSpace($0) }
      if String(decoding: name, as: UTF8.self).lowercased() == "include" {
        links = links.drop { $0.start < range.lowerBound }
        let link = links.first.flatMap { range.contains($0.start) ? $0.destination : nil }
        markups.append(Markup(range: range, kind: .include(path: link ?? "")))
      } else if range.lowerBound == visible {
        alert = Alert(marker: text.string(range.lowerBound + 2..<range.upperBound - 1))
        markups.append(Markup(range: range, kind: nil))
      } else {
        continue
      }
      if range.lowerBound == visible {
        visible = range.upperBound + text.utf8[range.upperBound...].prefix(while: isSpace).count
      }
    }
    return (alert, markups)
  }

  /// From each `[!` to the bracket that closes it, with the brackets of a link inside counted; in the order in which they
  /// begin.
  private static func markers(in bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.firstOccurrence(of: "[!".utf8, in: 0..<bytes.count) != nil else { return [] }
    var open: [Int] = []
    var found: [Range<Int>] = []
    for (offset, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "[") { open.append(offset) }
      guard byte == UInt8(ascii: "]"), let start = open.popLast(), bytes[start + 1] == UInt8(ascii: "!") else {
        continue
      }
      found.append(start..<offset + 1)
    }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The `:::…:::` of a text, but for what is inside other markup.
  private static func directives(in text: Text, outside others: [Markup]) -> [Markup] {
    var others = others[...]
    var markups: [Markup] = []
    var from = 0
    while let start = text.utf8.firstOccurrence(of: ":::".utf8, in: from..<text.utf8.count)?.lowerBound {
      others = others.drop { $0.range.upperBound <= start }
      if let other = others.first, other.range.contains(start) {
        from = other.range.upperBound
        continue
      }
      let nameStart = text.utf8[(start + 3)...].drop(while: isSpace).startIndex
      guard nameStart < text.utf8.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text.utf8[nameStart] | 0x20),
        let end = text.utf8.firstOccurrence(of: ":::".utf8, in: nameStart..<text.utf8.count)?.lowerBound,
        end <= others.first?.range.lowerBound ?? end
      else {
        from = start + 3
        continue
      }
      let inside = text.string(nameStart..<end)
      let image = Text.Span.Kind.image(
        source: attribute("source", of: inside), alternative: attribute("alt-text", of: inside))
      let isImage = inside.hasPrefix("image ") && inside.contains("source=")
      markups.append(Markup(range: start..<end + 3, kind: isImage ? image : nil))
      from = end + 3
    }
    return markups
  }

  private static func attribute(_ name: String, of tag: String) -> String {
    guard let start = Array(tag.utf8).firstOccurrence(of: "\(name)=\"".utf8) else { return "" }
    return String(
      decoding: tag.utf8.dropFirst(start.upperBound).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
