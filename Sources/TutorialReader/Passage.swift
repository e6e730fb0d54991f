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
  /// The sentences of the text, as stretches of it.
  package let sentences: [Range<Int>]
  /// The hits' cues, a bit for each.
  private let cues: UInt64

  init(block: Int, text: Text, headingLevel: Int?, isQuoted: Bool, part: Part, hits: [CueFinder.Hit]) {
    self.block = block
    self.text = text
    self.headingLevel = headingLevel
    self.isQuoted = isQuoted
    self.part = part
    self.hits = hits
    sentences = SentenceReader.sentences(of: text)
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

  /// The sentence that has a place in the text; `nil` between two.
  package func sentence(at offset: Int) -> Range<Int>? {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].contains(offset) ? sentences[low] : nil
  }

  /// The wordings that begin in a stretch of the text.
  package func hits(in range: Range<Int>) -> [CueFinder.Hit] {
    // They are in the order in which they end.
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return hits[low...].prefix { $0.range.lowerBound < range.upperBound }
      .filter { range.contains($0.range.lowerBound) }
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
}
