import MarkdownSyntax

/// Reads what the app calls its secret token, and how long it is valid.
enum SecretTokenReader {
  // MARK: Name

  /// The app's own name for what goes into the field Secret Token, as it is called on the app's side before the
  /// directory's: by a label, in running text, or on a button that makes one.
  static func name(of page: Page) -> Fact<String>? {
    for part in [Passage.Part.other, .configuration] {
      let passages = page.passages(in: part)
      if let name = label(in: passages, page) { return name }
      for passage in passages {
        if let phrase = phrase(in: passage), part == .other || !isField(passage.text.string(phrase)) {
          return page.fact(passage.text.string(phrase), phrase, of: passage)
        }
      }
      if let name = button(in: passages, page) { return name }
    }
    return nil
  }

  /// The first bold label that names a token; the directory's own field only where nothing else is named.
  private static func label(in passages: [Passage], _ page: Page) -> Fact<String>? {
    for passage in passages {
      for span in passage.text.spans where span.kind == .strong {
        let label = passage.text.string(span.range)
        if isTokenName(label), !isField(label) { return page.fact(label, span.range, of: passage) }
      }
    }
    return nil
  }

  /// "**Generate Token**": what the button makes.
  private static func button(in passages: [Passage], _ page: Page) -> Fact<String>? {
    for passage in passages {
      for span in passage.text.spans where span.kind == .strong {
        var range = span.range
        while let space = passage.text.utf8[range].firstIndex(of: UInt8(ascii: " ")),
          verbs.contains(passage.text.string(range.lowerBound..<space).lowercased())
        { range = space + 1..<range.upperBound }
        let name = passage.text.string(range)
        if range != span.range, isTokenName(name) { return page.fact(name, range, of: passage) }
      }
    }
    return nil
  }

  private static func isField(_ name: String) -> Bool {
    name.lowercased() == "secret token"
  }

  /// Labels that begin so are buttons.
  private static let verbs: Set<String> = [
    "generate", "create", "reset", "add", "copy", "new", "show", "get", "enable", "view", "select", "regenerate",
    "save", "issue", "manage", "request",
  ]
  /// Words in labels that stand beside a token but aren't it.
  private static let besides: Set<String> = [
    "id", "url", "description", "name", "tokens", "keys", "management", "settings",
  ]
  private static let nouns: Set<String> = ["token", "key", "secret"]

  private static func isTokenName(_ label: String) -> Bool {
    let words = label.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
    guard let first = words.first, words.count <= 5, !verbs.contains(first), !label.contains(">"), !label.contains("\"")
    else { return false }
    return words.contains { nouns.contains($0) || $0 == "apikey" } && words.allSatisfy { !besides.contains($0) }
  }

  /// Words that, before "token" or "key", make a name in running text: "the access token".
  private static let qualifiers: Set<String> = [
    "access", "api", "bearer", "scim", "secret", "security", "personal", "authentication", "authorization",
    "provisioning", "auth", "oauth", "user", "admin",
  ]

  private static func phrase(in passage: Passage) -> Range<Int>? {
    for hit in passage.hits where hit.cue == .token {
      var start = hit.range.lowerBound
      while let word = word(before: start, in: passage.text.utf8),
        qualifiers.contains(passage.text.string(word).lowercased())
      { start = word.lowerBound }
      if start < hit.range.lowerBound, !passage.text.string(hit.range).hasSuffix("s") {
        return start..<hit.range.upperBound
      }
    }
    return nil
  }

  private static func word(before offset: Int, in text: [UInt8]) -> Range<Int>? {
    guard offset > 0, text[offset - 1] == UInt8(ascii: " ") else { return nil }
    let start = text[..<(offset - 1)].lastIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? 0
    return start < offset - 1 ? start..<offset - 1 : nil
  }

  // MARK: Lifetime

  /// How long the token is valid, as an ISO 8601 duration.
  static func lifetime(of page: Page) -> Fact<String>? {
    for passage in page.passages
    where passage.part != .history && passage.mentions(.tokenValidity) && passage.mentions(.token) {
      for hit in passage.hits where hit.cue == .tokenValidity {
        if let (duration, end) = duration(after: hit.range.upperBound, in: passage.text.utf8) {
          return page.fact(duration, hit.range.lowerBound..<end, of: passage)
        }
      }
    }
    return nil
  }

  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12,
  ]
  private static let units = ["day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H"]

  /// Reads "6 months", "a month", "365 days".
  private static func duration(after offset: Int, in text: [UInt8]) -> (String, Int)? {
    var end = offset
    var words: [String] = []
    while words.count < 3, end < text.count {
      while end < text.count, text[end] == UInt8(ascii: " ") { end += 1 }
      let start = end
      while end < text.count,
        text[end] | 0x20 >= UInt8(ascii: "a") && text[end] | 0x20 <= UInt8(ascii: "z")
          || text[end] >= UInt8(ascii: "0") && text[end] <= UInt8(ascii: "9")
      { end += 1 }
      guard end > start else { break }
      words.append(String(decoding: text[start..<end], as: UTF8.self).lowercased())
      guard words.count >= 2 else { continue }
      let unit = words[words.count - 1]
      let count = words[words.count - 2]
      let singular = unit.hasSuffix("s") ? String(unit.dropLast()) : unit
      if let letter = units[singular], let number = Int(count) ?? numbers[count], number > 0 {
        return (letter == "H" ? "PT\(number)H" : "P\(number)\(letter)", end)
      }
    }
    return nil
  }
}
