import MarkdownSyntax

/// Reads what an administrator needs beforehand.
enum PrerequisitesReader {
  /// The directory's roles that the prerequisites name, each once, in the page's order.
  static func roles(of page: Page) -> [Fact<String>] {
    var roles: [Fact<String>] = []
    for passage in page.passages(in: .prerequisites) {
      // "Cloud Application Administrator" also holds "Application Administrator": of wordings that overlap, the longest
      // counts.
      let hits = passage.hits.filter { hit in
        hit.cue == .role
          && !passage.hits.contains {
            $0.cue == .role && $0.range.count > hit.range.count && $0.range.overlaps(hit.range)
          }
      }
      for hit in hits {
        let text = passage.text.string(hit.range)
        let name = DirectoryRole.spellings.first { $0.lowercased() == text.lowercased() } ?? text
        if !roles.contains(where: { $0.value == name }) { roles.append(page.fact(name, hit.range, of: passage)) }
      }
    }
    return roles
  }

  /// The plan or licence of the app that is needed: the words around "plan", "subscription", and the like.
  static func license(of page: Page) -> Fact<String>? {
    for passage in page.passages(in: .prerequisites)
    where !passage.mentions(.microsoftEntra) && !passage.mentions(.azureAD) {
      guard let hit = passage.hits.first(where: { $0.cue == .licence }) else { continue }
      let range = phrase(around: hit.range, in: passage)
      return page.fact(passage.text.string(range), range, of: passage)
    }
    return nil
  }

  /// Words after which the plan is named.
  private static let openings: Set<String> = [
    "with", "on", "has", "have", "the", "a", "an", "to", "requires", "from", "need", "needs",
  ]

  private static func phrase(around range: Range<Int>, in passage: Passage) -> Range<Int> {
    let text = passage.text.utf8
    let sentence = passage.sentences.first { $0.contains(range.lowerBound) } ?? 0..<text.count
    var start = range.lowerBound
    while start > sentence.lowerBound {
      let before = text[sentence.lowerBound..<max(start - 1, sentence.lowerBound)]
      let wordStart = (before.lastIndex(of: UInt8(ascii: " ")).map { $0 + 1 }) ?? sentence.lowerBound
      let word = passage.text.string(wordStart..<max(start - 1, wordStart)).lowercased()
      let isSignOn =
        word == "on" && passage.text.string(sentence.lowerBound..<wordStart).lowercased().hasSuffix("sign ")
      if openings.contains(word) && !isSignOn || word.hasSuffix(",") || word.isEmpty { break }
      start = wordStart
    }
    var end = range.upperBound
    let stops: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "(")]
    while end < sentence.upperBound, !stops.contains(text[end]) { end += 1 }
    for ending in [" enabled", " only"] where passage.text.string(start..<end).hasSuffix(ending) {
      end -= ending.utf8.count
    }
    while end > start, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return start..<max(end, start)
  }
}
