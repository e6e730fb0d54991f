import MarkdownSyntax

extension Tutorial {
  /// What the credentials step calls the value that it has the administrator put into the field Secret Token:
  /// "Input the **API Token** value retrieved earlier in **Secret Token**".
  public var credentialUsed: Fact<String>? {
    for (passage, retrieved) in retrievals where passage.mentions(.secretToken) {
      for span in passage.text.spans where span.kind == .strong {
        let label = passage.text.string(span.range)
        let lower = label.lowercased()
        guard lower != "secret token", !lower.contains("url"),
          lower.hasSuffix("token") || lower.hasSuffix("key") || lower.hasSuffix("secret"),
          retrieved.lowerBound >= span.range.upperBound
        else { continue }
        return page.fact(label, span.range, of: passage)
      }
    }
    return nil
  }

  /// The same in running text: "Input the bridge access token value retrieved earlier".
  public var credentialUsedInText: Fact<String>? {
    for (passage, retrieved) in retrievals where passage.mentions(.secretToken) {
      if let range = Self.credential(before: retrieved.lowerBound, in: passage.text) {
        return page.fact(passage.text.string(range), range, of: passage)
      }
    }
    return nil
  }

  /// The URL that the credentials step takes for known and doesn't give: "Input the SCIM URL and API Token values
  /// retrieved earlier".
  public var urlUsed: Fact<String>? {
    for (passage, retrieved) in retrievals where AddressScanner.addresses(in: passage.text).isEmpty {
      guard let sentence = passage.sentence(at: retrieved.lowerBound) else { continue }
      let urls = passage.hits.filter { hit in
        (hit.cue == .tenantURL || hit.cue == .endpointURL) && hit.range.upperBound <= retrieved.lowerBound
          && sentence.contains(hit.range.lowerBound)
      }
      // Of wordings that end at the same place, the longest is the name.
      guard let url = urls.max(by: { $0.range.count < $1.range.count }) else { continue }
      return page.fact(passage.text.string(url.range), url.range, of: passage)
    }
    return nil
  }

  /// The steps of the directory's side that take a value for known: "… retrieved earlier".
  private var retrievals: [(passage: Passage, words: Range<Int>)] {
    page.passages(in: .configuration).compactMap { passage in passage.first(.retrievedEarlier).map { (passage, $0) } }
  }

  /// The words of a credential's name that end before "value retrieved earlier".
  private static func credential(before end: Int, in text: Text) -> Range<Int>? {
    var end = end
    var name: Range<Int>?
    while let word = word(before: end, in: text.utf8) {
      end = word.lowerBound
      let lower = text.string(word).lowercased()
      if name == nil, ["value", "values", "you", "that", "was", "were"].contains(lower) { continue }
      if name == nil, !["token", "key", "secret"].contains(lower) { return nil }
      let isMarked = text.spans.contains { $0.kind == .strong && $0.range.overlaps(word) }
      if isMarked || articles.contains(lower) { break }
      name = word.lowerBound..<(name?.upperBound ?? word.upperBound)
    }
    return name
  }

  /// Words that stand before a name and aren't its.
  private static let articles: Set<String> = [
    "the", "a", "an", "your", "this", "that", "and", "or", "of", "as", "input", "enter", "paste", "provide", "with",
    "in", "into", "for", "to",
  ]

  /// The word directly before a place, with no more than a space between them; no mark is part of it.
  private static func word(before end: Int, in text: [UInt8]) -> Range<Int>? {
    var end = end
    while end > 0, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let word = text[..<end].reversed().prefix { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-") || byte >= 0x80
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return word.isEmpty ? nil : end - word.count..<end
  }
}
