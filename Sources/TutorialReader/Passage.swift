import MarkdownSyntax

/// A paragraph, heading or code block of a page, with what it speaks of.
package final class Passage: Sendable {
  /// The block's index in the document.
  package let block: Int
  /// The block's text.
  package let text: Text
  /// The heading level; `nil` for any other block.
  package let headingLevel: Int?
  /// Whether the passage stands in a block quote: an alert, or a checklist.
  package let isQuoted: Bool
  /// The part of the page that the passage stands in.
  package let part: Part
  /// The wordings in the text.
  package let hits: [CueFinder.Hit]
  /// The hits' cues, a bit for each.
  private let cues: UInt64

  init(block: Int, text: Text, headingLevel: Int?, isQuoted: Bool, part: Part, hits: [CueFinder.Hit]) {
    self.block = block
    self.text = text
    self.headingLevel = headingLevel
    self.isQuoted = isQuoted
    self.part = part
    self.hits = hits
    cues = hits.reduce(0) { $0 | 1 << UInt64($1.cue.rawValue) }
  }

  /// Whether the passage speaks of something.
  package func mentions(_ cue: Cue) -> Bool {
    cues & 1 << UInt64(cue.rawValue) != 0
  }

  /// Where the passage first speaks of something.
  package func first(_ cue: Cue) -> Range<Int>? {
    hits.first { $0.cue == cue }?.range
  }

  /// The whole text as a fact, at the bytes behind it with the markup that it begins or ends with, such as a link's.
  var statement: Fact<String> {
    var range = text.source
    for span in text.spans where !span.range.isEmpty {
      if span.range.lowerBound == 0 { range = min(range.lowerBound, span.source.lowerBound)..<range.upperBound }
      if span.range.upperBound == text.utf8.count {
        range = range.lowerBound..<max(range.upperBound, span.source.upperBound)
      }
    }
    return Fact(text.string, at: range)
  }

  /// The parts of a page that a fact may stand in.
  package enum Part: Sendable {
    /// Before the first heading of level 2.
    case introduction
    case capabilities, prerequisites, limitations, troubleshooting
    /// What changed when, and links to other pages: nothing there is a fact of today.
    case history
    /// Where the administrator sets provisioning up in the directory.
    case configuration
    /// A tab's label, which says which of several ways is told below it and states nothing itself.
    case tabLabel
    /// Everything else; among it, what is done on the app's side.
    case other
  }

  /// The sentences of the text, as stretches of it.
  ///
  /// A sentence ends at a full stop, question or exclamation mark before white space, or before a capital letter where
  /// the space was forgotten; not inside code, and not inside an address.
  package var sentences: [Range<Int>] {
    var sentences: [Range<Int>] = []
    let bytes = text.utf8
    let code = text.spans.compactMap { $0.kind == .code ? $0.range : nil }
    var start = 0
    for offset in bytes.indices
    where bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: "!") || bytes[offset] == UInt8(ascii: "?")
    {
      guard offset + 1 < bytes.count, !code.contains(where: { $0.contains(offset) }) else { continue }
      let next = bytes[offset + 1]
      let isSpace = next == UInt8(ascii: " ")
      let isForgottenSpace = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next) && !isInsideAddress(offset)
      guard isSpace && !isAbbreviation(before: offset) || isForgottenSpace else { continue }
      sentences.append(start..<offset + 1)
      start = offset + 1
      while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    }
    if start < bytes.count { sentences.append(start..<bytes.count) }
    return sentences
  }

  private func isInsideAddress(_ offset: Int) -> Bool {
    let word = text.utf8[..<offset].reversed().prefix { $0 != UInt8(ascii: " ") }
    return word.contains(UInt8(ascii: "/")) || word.contains(UInt8(ascii: "@")) || word.contains(UInt8(ascii: "."))
      || word.contains(UInt8(ascii: ":"))
  }

  private func isAbbreviation(before offset: Int) -> Bool {
    let word = String(
      decoding: text.utf8[..<offset].reversed().prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "(") }
        .reversed(), as: UTF8.self)
    return ["e.g", "i.e", "etc", "vs", "Inc", "St"].contains(word)
  }
}
