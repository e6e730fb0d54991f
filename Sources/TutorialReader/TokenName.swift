import MarkdownSyntax

/// A stretch of a passage that can be a token's name.
struct TokenName {
  /// The name in the passage's text.
  let range: Range<Int>
  /// Whether it is a bold label.
  let isLabel: Bool
  /// What has to be said of it before it counts as the secret token's name.
  let isNameIf: Evidence

  /// What a page says of a token, weakest first.
  enum Evidence: Int, Comparable {
    /// The page speaks of it.
    case named
    /// It is copied, generated or received.
    case obtained
    /// It goes into the directory's field Secret Token.
    case sent

    static func < (one: Evidence, other: Evidence) -> Bool { one.rawValue < other.rawValue }
  }

  /// Whether a name is the directory's own, of its field.
  static func isField(_ name: String) -> Bool {
    name.lowercased() == "secret token"
  }

  // MARK: Labels

  /// The bold labels of a passage that name a token.
  static func labels(in passage: Passage) -> [TokenName] {
    passage.text.spans.compactMap { isCandidate($0, of: passage.text) ? name($0.range, in: passage) : nil }
  }

  /// What the buttons of a passage make: the token of "**Generate Token**".
  static func buttons(in passage: Passage) -> [TokenName] {
    passage.text.spans.compactMap { span in
      guard isCandidate(span, of: passage.text) else { return nil }
      let words = passage.words(in: span.range)
      let rest = words.drop { verbs.contains($0.text) }
      guard rest.count < words.count, let first = rest.first else { return nil }
      return name(first.range.lowerBound..<span.range.upperBound, in: passage)
    }
  }

  /// Whether a span is a label that may have "token", "key" or "secret" in it; most have not, and are passed over fast.
  private static func isCandidate(_ span: Text.Span, of text: Text) -> Bool {
    guard span.kind == .strong else { return false }
    let bytes = text.utf8[span.range]
    return zip(bytes, bytes.dropFirst()).contains { one, next in
      let pair = (one | 0x20, next | 0x20)
      return pair == (UInt8(ascii: "k"), UInt8(ascii: "e")) || pair == (UInt8(ascii: "c"), UInt8(ascii: "r"))
    }
  }

  /// A label's words name a token by the last of them: a "Token type" is a type, and a "Secret Token for Orbit" a
  /// token. Of a label for two values, the second.
  private static func name(_ label: Range<Int>, in passage: Passage) -> TokenName? {
    let text = passage.text.string(label)
    guard !text.contains(">"), !text.contains("\"") else { return nil }
    var words = passage.words(in: label)
    if let and = words.lastIndex(where: { $0.text == "and" }) { words.removeFirst(and + 1) }
    if let last = words.last, last.text == "value" || last.text == "values" { words.removeLast() }
    let head = words.prefix { $0.text != "for" }
    guard let first = words.first, let last = words.last, words.count <= 5, !verbs.contains(first.text),
      let evidence = evidence(for: head.flatMap { $0.text.split(separator: "-").map(String.init) })
    else { return nil }
    let range = first.range.lowerBound..<last.range.upperBound
    if head.count == 1, passage.text.string(range) == first.text { return nil }
    return TokenName(range: range, isLabel: true, isNameIf: evidence)
  }

  /// Every token is a candidate for the secret token; a key or a secret may be for something else, as its kind says.
  private static func evidence(for words: [String]) -> Evidence? {
    guard let noun = words.last else { return nil }
    let kind = words.dropLast().last
    switch noun {
    case "token", "apikey": return .named
    case "key" where kind.map(qualifiers.contains) ?? false: return .named
    case "key", "secret": return kind.map(otherKinds.contains) ?? false ? .sent : .obtained
    default: return nil
    }
  }

  /// Labels that begin so are buttons.
  private static let verbs: Set<String> = [
    "generate", "create", "reset", "add", "copy", "new", "show", "get", "enable", "view", "select", "regenerate",
    "save", "issue", "manage", "request",
  ]
  /// What keys and secrets are for that are no token.
  private static let otherKinds: Set<String> = [
    "client", "license", "licence", "product", "public", "private", "encryption", "signing", "consumer", "ssh",
  ]

  // MARK: Running text

  /// The names in a passage's running text, outside labels and code.
  ///
  /// - Parameters:
  ///   - passage: The passage.
  ///   - app: The words of the app's name in lower case, which are no part of a token's.
  ///   - isSent: Whether the passage sends a value to the field Secret Token. What goes there may be called by a word
  ///     that says nothing by itself: "the comet key".
  /// - Returns: The names, in the text's order.
  static func phrases(in passage: Passage, app: Set<String>, isSent: Bool) -> [TokenName] {
    guard passage.mentions(.token) else { return [] }
    let marked = passage.text.spans.compactMap { $0.kind == .strong || $0.kind == .code ? $0.range : nil }
    var names: [TokenName] = []
    for sentence in passage.sentences {
      let hits = passage.hits(in: sentence).filter { hit in
        hit.cue == .token && !marked.contains { $0.overlaps(hit.range) }
      }
      guard !hits.isEmpty else { continue }
      let words = passage.words(in: sentence)
      for (index, word) in words.enumerated()
      where hits.contains(where: { $0.range.upperBound == word.range.upperBound }) {
        if let name = phrase(endingAt: index, of: words, in: passage, app, isSent) { names.append(name) }
      }
    }
    return names
  }

  private static func phrase(
    endingAt noun: Int, of words: [Word], in passage: Passage, _ app: Set<String>, _ isSent: Bool
  ) -> TokenName? {
    guard !words[noun].text.hasSuffix("s") else { return nil }
    if isPartOfLongerName(noun, of: words, in: passage) { return nil }
    var start = noun
    while start > 0, !words[start - 1].endsClause,
      qualifiers.contains(words[start - 1].text) || isProperName(start - 1, of: words, in: passage, app)
    { start -= 1 }
    if start == noun, isSent, start > 1, !words[start - 1].endsClause, determiners.contains(words[start - 2].text),
      isKind(words[start - 1].text), !app.contains(words[start - 1].text)
    {
      start -= 1
    }
    let range = words[start].range.lowerBound..<words[noun].range.upperBound
    guard start == noun else { return TokenName(range: range, isLabel: false, isNameIf: .named) }
    // "The URL and Token": a word alone is a name by its capital letter.
    guard noun > 0, passage.text.string(range) != words[noun].text else { return nil }
    return TokenName(range: range, isLabel: false, isNameIf: .obtained)
  }

  /// "The API token page" is a page, and "Token Access" an access.
  private static func isPartOfLongerName(_ noun: Int, of words: [Word], in passage: Passage) -> Bool {
    guard !words[noun].endsClause, noun + 1 < words.count else { return false }
    let next = words[noun + 1]
    let isCapital = passage.text.string(words[noun].range) != words[noun].text
    return besides.contains(next.text)
      || isCapital && isProperName(noun + 1, of: words, in: passage, [])
  }

  /// Whether a word is part of a name by its capital letters, and neither the app's nor the directory's.
  private static func isProperName(_ index: Int, of words: [Word], in passage: Passage, _ app: Set<String>) -> Bool {
    let word = words[index]
    return index > 0 && passage.text.string(word.range) != word.text && !verbs.contains(word.text)
      && !determiners.contains(word.text) && !others.contains(word.text) && !app.contains(word.text)
  }

  /// Whether a word says what kind of token it is, and not which of them, or what became of it.
  private static func isKind(_ word: String) -> Bool {
    !which.contains(word) && !determiners.contains(word) && !word.hasSuffix("ed")
      && word.allSatisfy { $0.isLetter || $0 == "-" }
  }

  /// Words that, before "token" or "key", make a name in running text: "the access token".
  private static let qualifiers: Set<String> = [
    "access", "api", "bearer", "scim", "secret", "security", "personal", "authentication", "authorization",
    "provisioning", "auth", "oauth", "user", "admin",
  ]
  private static let determiners: Set<String> = [
    "the", "a", "an", "this", "these", "that", "your", "its", "their", "our", "and", "or", "both",
  ]
  /// Words with a capital letter that are no part of a token's name.
  private static let others: Set<String> = ["microsoft", "entra", "azure", "ad", "url", "step"]
  private static let which: Set<String> = [
    "new", "same", "full", "whole", "entire", "following", "resulting", "existing", "above", "own", "unique", "long",
    "valid", "first", "second", "other", "actual", "corresponding", "relevant", "necessary", "current", "right",
  ]
  /// Words that, after "token", name something else that has to do with it.
  private static let besides: Set<String> = [
    "page", "section", "tab", "option", "link", "window", "dialog", "menu", "description", "name", "expiry",
    "expiration", "type", "id", "management", "manager", "settings", "url", "endpoint", "lifetime", "button",
  ]
}
