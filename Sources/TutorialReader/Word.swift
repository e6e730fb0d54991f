import MarkdownSyntax

/// A word of a passage, without the punctuation around it.
struct Word {
  /// The word in lower case.
  let text: String
  /// The word in the passage's text.
  let range: Range<Int>
  /// Whether punctuation stands between the word and the next one.
  let endsClause: Bool
}

extension Passage {
  /// The words in a stretch of the text.
  func words(in range: Range<Int>) -> [Word] {
    let bytes = text.utf8
    var words: [Word] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      while offset < range.upperBound, Self.isSpace(bytes[offset]) { offset += 1 }
      let start = offset
      while offset < range.upperBound, !Self.isSpace(bytes[offset]) { offset += 1 }
      var bare = start..<offset
      while let first = bytes[bare].first, !Self.isLetterOrDigit(first) { bare = bare.lowerBound + 1..<bare.upperBound }
      // A plus sign is part of a name: "Business+".
      while let last = bytes[bare].last, !Self.isLetterOrDigit(last), last != UInt8(ascii: "+") {
        bare = bare.lowerBound..<bare.upperBound - 1
      }
      guard !bare.isEmpty else { continue }
      words.append(
        Word(text: text.string(bare).lowercased(), range: bare, endsClause: bare.upperBound < offset))
    }
    return words
  }

  /// Where the passage speaks of one of the directory's fields as the place that a value goes to, "in the **Secret
  /// Token** field", and not of the value.
  func destinations(_ field: Cue) -> [Range<Int>] {
    guard mentions(field) else { return [] }
    let sentences = sentences
    return hits.filter { $0.cue == field }.map(\.range).filter { hit in
      guard let sentence = sentences.first(where: { $0.contains(hit.lowerBound) }) else { return false }
      if words(in: hit.upperBound..<max(hit.upperBound, sentence.upperBound)).first.map({
        Self.places.contains($0.text)
      })
        ?? false
      {
        return true
      }
      let isAside =
        hit.lowerBound > 0 && text.utf8[hit.lowerBound - 1] == UInt8(ascii: "(") && hit.upperBound < text.utf8.count
        && text.utf8[hit.upperBound] == UInt8(ascii: ")")
      let before = words(in: sentence.lowerBound..<hit.lowerBound).reversed().first {
        !Self.fieldWords.contains($0.text)
      }
      return isAside || before.map { Self.prepositions.contains($0.text) } ?? false
    }
  }

  /// Words for a place in a form.
  private static let places: Set<String> = ["field", "fields", "box", "boxes"]
  private static let prepositions: Set<String> = [
    "in", "into", "to", "as", "beside", "under", "named", "called", "field", "fields",
  ]
  /// Words that may stand between such a preposition and a field's name: articles, and the names of the two fields.
  private static let fieldWords: Set<String> = ["the", "a", "your", "its", "and", "tenant", "url", "secret", "token"]

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
