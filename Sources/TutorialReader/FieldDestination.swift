import MarkdownSyntax

extension Passage {
  /// Where the passage speaks of one of the directory's fields as the place that a value goes to, "in the **Secret
  /// Token** field", and not of the value.
  func destinations(_ field: Cue) -> [Range<Int>] {
    guard mentions(field) else { return [] }
    let sentences = sentences
    return hits.filter { $0.cue == field }.map(\.range).filter { hit in
      guard let sentence = sentences.first(where: { $0.contains(hit.lowerBound) }) else { return false }
      let after = words(in: hit.upperBound..<max(hit.upperBound, sentence.upperBound)).first
      if let after, Self.places.contains(after.text) { return true }
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
}
