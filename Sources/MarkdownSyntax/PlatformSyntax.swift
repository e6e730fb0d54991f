import Diagnostics

/// The docs platform's own markup inside a paragraph: `[!NOTE]`, `[!INCLUDE [title](path)]`, `:::image source="…"
/// alt-text="…":::`.
enum PlatformSyntax {
  /// Takes all such markup out of a text; includes and images are left as spans.
  ///
  /// - Returns: The marker that the text opens with, if it makes an alert or a container of the block quote around it.
  static func takeMarkers(from text: inout Text, of source: SourceFile) -> Alert? {
    var alert: Alert?
    var from = 0
    while let start = text.utf8.firstOccurrence(of: "[!".utf8, in: from..<text.utf8.count)?.lowerBound {
      guard let end = closingBracket(of: start, in: text) else { break }
      let name = text.utf8[(start + 2)..<end].drop(while: isSpace).prefix { !isSpace($0) }
      let range = start..<end + 1
      if String(decoding: name, as: UTF8.self).lowercased() == "include" {
        let path = text.spans.lazy.compactMap { span -> String? in
          guard case .link(let destination) = span.kind, range.contains(span.range.lowerBound) else { return nil }
          return destination
        }.first
        replace(range, by: .include(path: path ?? ""), in: &text)
      } else if start == 0 {
        alert = Alert(marker: text.string(start + 2..<end))
        text.remove(range)
        trimStart(&text)
      } else {
        from = start + 2
        continue
      }
      from = start
    }
    takeImages(from: &text)
    return alert
  }

  private static func takeImages(from text: inout Text) {
    var from = 0
    while let start = text.utf8.firstOccurrence(of: ":::".utf8, in: from..<text.utf8.count)?.lowerBound {
      let nameStart = text.utf8[(start + 3)...].drop(while: isSpace).startIndex
      guard nameStart < text.utf8.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text.utf8[nameStart] | 0x20),
        let end = text.utf8.firstOccurrence(of: ":::".utf8, in: nameStart..<text.utf8.count)?.lowerBound
      else {
        from = start + 3
        continue
      }
      let inside = text.string(nameStart..<end)
      let image = Text.Span.Kind.image(
        source: attribute("source", of: inside), alternative: attribute("alt-text", of: inside))
      if inside.hasPrefix("image "), inside.contains("source=") {
        replace(start..<end + 3, by: image, in: &text)
      } else {
        text.remove(start..<end + 3)
      }
      trimStart(&text)
      from = min(start, text.utf8.count)
    }
  }

  private static func replace(_ range: Range<Int>, by kind: Text.Span.Kind, in text: inout Text) {
    let bytes = text.source(of: range)
    text.remove(range)
    text.append(Text.Span(kind: kind, range: range.lowerBound..<range.lowerBound, source: bytes))
  }

  private static func trimStart(_ text: inout Text) {
    let space = text.utf8.prefix(while: isSpace).count
    text.remove(0..<space)
  }

  /// The bracket that closes the one at an offset, with the brackets of a link inside the marker counted.
  private static func closingBracket(of start: Int, in text: Text) -> Int? {
    var depth = 0
    for offset in start..<text.utf8.count {
      if text.utf8[offset] == UInt8(ascii: "[") { depth += 1 }
      if text.utf8[offset] == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return offset }
      }
    }
    return nil
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
