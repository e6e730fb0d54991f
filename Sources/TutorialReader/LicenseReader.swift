import MarkdownSyntax

/// Reads which plan or licence of the app is needed: the noun and what stands before it, "Gold plan or better".
enum LicenseReader {
  static func license(of page: Page, app: String) -> Fact<String>? {
    for passage in page.passages(in: .prerequisites) where passage.mentions(.licence) {
      for sentence in passage.sentences {
        let words = withBrackets(passage.words(in: sentence), of: passage)
        let name = nameWords(app, in: words)
        for (index, word) in words.enumerated() where isNoun(word, of: passage) {
          guard let phrase = phrase(around: index, of: words, name: name, in: passage) else { continue }
          let text = passage.text.string(phrase).split(separator: " ").joined(separator: " ")
          let clause = words.last { $0.endsClause && $0.range.upperBound <= phrase.lowerBound }
          let before = passage.text.string((clause?.range.upperBound ?? sentence.lowerBound)..<phrase.lowerBound)
          if !isDirectorys(before + text) { return page.fact(text, phrase, of: passage) }
        }
      }
    }
    return nil
  }

  /// The words with each bracket as part of the word before it where the clause goes on after both: "a subscription that
  /// supports account management (SCIM) too". A noun's word stays as it is, and so does one before a plan's name.
  private static func withBrackets(_ words: [Word], of passage: Passage) -> [Word] {
    var joined: [Word] = []
    var rest = words[...]
    while let word = rest.first {
      if let before = joined.last, !before.endsClause, opensClause(word, in: passage),
        !isNoun(before, of: passage), !Self.before.contains(before.text),
        let bracket = bracket(opening: rest, in: passage), let last = bracket.last
      {
        joined[joined.count - 1] = Word(
          text: before.text, range: before.range.lowerBound..<last.range.upperBound + 1, endsClause: false)
        rest = rest.dropFirst(bracket.count)
      } else {
        joined.append(word)
        rest = rest.dropFirst()
      }
    }
    return joined
  }

  /// The words of the bracket that some words open with, where no mark follows it and it names no plan itself.
  private static func bracket(opening words: ArraySlice<Word>, in passage: Passage) -> ArraySlice<Word>? {
    let bytes = passage.text.utf8
    let first = words.prefix(longestBracket)
    guard let end = first.firstIndex(where: { bytes[$0.range.upperBound...].first == UInt8(ascii: ")") }),
      end + 1 < words.endIndex, bytes[(words[end].range.upperBound + 1)...].first == UInt8(ascii: " "),
      !first[...end].contains(where: { isNoun($0, of: passage) })
    else { return nil }
    return first[...end]
  }

  /// More words in brackets say something of their own.
  private static let longestBracket = 8

  private static func isNoun(_ word: Word, of passage: Passage) -> Bool {
    passage.hits.contains { $0.cue == .licence && $0.range.upperBound == word.range.upperBound }
  }

  /// A licence of the directory, or of an account there, is no licence of the app.
  private static func isDirectorys(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("entra") || text.contains("azure") || text.contains("microsoft 365")
  }

  /// Where the app's name stands: a word in it is no preposition.
  private static func nameWords(_ app: String, in words: [Word]) -> [Range<Int>] {
    let name = app.lowercased().split(separator: " ").map(String.init)
    guard !name.isEmpty, words.count >= name.count else { return [] }
    return (0...words.count - name.count).compactMap { start in
      words[start..<start + name.count].map(\.text) == name ? start..<start + name.count : nil
    }
  }

  private static func phrase(around noun: Int, of words: [Word], name: [Range<Int>], in passage: Passage) -> Range<
    Int
  >? {
    var start = noun
    while start > 0, !words[start - 1].endsClause, !opensClause(words[start], in: passage) {
      if let name = name.first(where: { $0.upperBound == start }) {
        start = name.lowerBound
      } else if isBefore(start - 1, of: words) {
        break
      } else {
        start -= 1
      }
    }
    // "You plan to …" and "a licensed user" name no plan.
    guard start < noun || words[noun].text != "licensed",
      !words[start..<noun].contains(where: { doers.contains($0.text) }),
      let end = end(after: noun, of: words, isNamed: start < noun, in: passage)
    else { return nil }
    return words[start].range.lowerBound..<words[end].range.upperBound
  }

  /// The phrase's last word; `nil` where the noun belongs to another after it, as in "the Premium Administrator role".
  private static func end(after noun: Int, of words: [Word], isNamed: Bool, in passage: Passage) -> Int? {
    var end = noun
    while end + 1 < words.count, !words[end].endsClause, !opensClause(words[end + 1], in: passage) {
      let next = words[end + 1].text
      let rest = words[(end + 2)...].prefix(4)
      switch next {
      case "or" where rest.first.map({ better.contains($0.text) }) ?? false: return end + 2
      case "or", "and":
        guard let other = rest.firstIndex(where: { isNoun($0, of: passage) }),
          !words[end + 2..<other].contains(where: { after.contains($0.text) || articles.contains($0.text) })
        else { return end }
        end = other
      case "that" where !isNamed, "of":
        while end + 1 < words.count, !words[end].endsClause, !opensClause(words[end + 1], in: passage),
          next == "that" || end < noun + 2 || !after.contains(words[end + 1].text)
        { end += 1 }
        return end
      default:
        guard isNoun(words[end + 1], of: passage) else { return after.contains(next) ? end : nil }
        end += 1
      }
    }
    return end
  }

  private static func opensClause(_ word: Word, in passage: Passage) -> Bool {
    word.range.lowerBound > 0 && passage.text.utf8[word.range.lowerBound - 1] == UInt8(ascii: "(")
  }

  /// Whether the plan's name begins only after a word. The "on" of "single sign on" is part of a name.
  private static func isBefore(_ index: Int, of words: [Word]) -> Bool {
    let isSignOn = words[index].text == "on" && index > 0 && words[index - 1].text.hasSuffix("sign")
    return before.contains(words[index].text) && !isSignOn
  }

  private static let articles: Set<String> = ["a", "an", "the"]
  /// Words before a verb: "you plan", "you should plan".
  private static let doers: Set<String> = ["you", "we", "they", "who", "should", "must", "please"]
  /// Words before a plan's name.
  private static let before: Set<String> = articles.union([
    "with", "on", "has", "have", "having", "to", "requires", "require", "from", "need", "needs", "your", "their", "its",
    "our", "for", "in", "under", "is", "are", "at", "by", "any", "via",
  ])
  /// Words after one.
  private static let after: Set<String> = [
    "with", "for", "in", "and", "or", "but", "from", "to", "at", "on", "by", "as", "is", "are", "has", "have", "that",
    "which", "who", "where", "when", "if", "so", "because", "enabled", "only", "required", "needed", "through", "via",
    "includes", "can", "must", "will",
  ]
  private static let better: Set<String> = ["better", "higher", "above", "greater", "up", "later"]
}
