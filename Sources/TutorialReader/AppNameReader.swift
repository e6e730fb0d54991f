import MarkdownSyntax

/// Reads the app's name from a page's heading or title: "Configure CybSafe for automatic user provisioning".
enum AppNameReader {
  /// The words around the name in a heading, in lower case; the name stands where the two meet.
  private static let frames: [(before: [String], after: [String])] = frameWords.map { before, after in
    (before.split(separator: " ").map(String.init), after.split(separator: " ").map(String.init))
  }

  private static let frameWords: [(before: String, after: String)] =
    ["configure", "configuring", "set up", "setup", "setting up", "integrate", "integrating", "enable", ""].flatMap {
      verb in
      [
        "for automatic user provisioning", "for automatic user account provisioning", "for automated user provisioning",
        "for single sign-on and automatic user provisioning", "for automatically provisioning users",
        "for user provisioning",
        "for user account provisioning", "for automatic provisioning", "for provisioning",
        "with automatic user provisioning",
      ].map { (verb, $0) }
    }
    + ["for", "to", "into", "in", "with"].flatMap { preposition in
      [
        "configure automatic user provisioning", "configuring automatic user provisioning",
        "configure automatic provisioning",
        "configure user provisioning", "configuring user provisioning", "automatic user provisioning",
        "automate user provisioning", "automatically provision users", "provision users", "provisioning users",
        "user provisioning", "user account provisioning",
      ].map { ("\($0) \(preposition)", "") }
    }
    + [("configure", "automatic user provisioning"), ("", "automatic user provisioning")]

  /// Headings that begin so are about provisioning as such.
  private static let questions: Set<String> = [
    "what", "how", "why", "when", "understand", "plan", "manage", "troubleshoot", "known",
  ]

  /// What may stand before the words proper.
  private static let openings = ["tutorial", "article", "how to", "quickstart", "in this tutorial"]
  /// What may follow the name or the words after it.
  private static let closings = ["with", "in", "from", "using", "by", "via", "through", "and", "for"]
  private static let directories = [
    "microsoft entra id", "microsoft entra", "azure active directory", "azure ad", "entra id", "microsoft docs",
    "azure",
  ]

  /// The name and its place in the page, from the first of the heading and the title that has one.
  static func name(of page: Page) -> Fact<String>? {
    if let heading = page.title, let range = name(in: heading.text.utf8) {
      return page.fact(heading.text.string(range), range, of: heading)
    }
    return titleName(of: page)
  }

  /// The name in the front matter's title.
  static func titleName(of page: Page) -> Fact<String>? {
    guard let title = page.document.frontMatter?["title"], let value = title.value else { return nil }
    let bytes = Array(value.utf8)
    guard let range = name(in: bytes) else { return nil }
    return Fact(
      String(decoding: bytes[range], as: UTF8.self), at: place(of: Array(bytes[range]), in: title.valueRange, of: page))
  }

  /// The stretch of a heading that is the app's name.
  private static func name(in heading: [UInt8]) -> Range<Int>? {
    var words = Words(heading)
    words.dropRepeats()
    words.dropOpening(openings)
    words.dropClosing(directories: directories, after: closings)
    guard !questions.contains(words.first ?? "") else { return nil }
    for frame in frames {
      if let range = words.range(between: frame.before, and: frame.after) { return range }
    }
    return nil
  }

  private static func place(of name: [UInt8], in range: Range<Int>, of page: Page) -> Range<Int> {
    page.document.source.bytes.firstOccurrence(of: name, in: range) ?? range
  }
}

/// The words of a heading with their places, for finding what stands between known ones.
private struct Words {
  private let heading: [UInt8]
  private var words: [(text: String, bare: String, range: Range<Int>)] = []

  init(_ heading: [UInt8]) {
    self.heading = heading
    var start: Int?
    for offset in 0...heading.count {
      let isSpace =
        offset == heading.count || heading[offset] == UInt8(ascii: " ") || heading[offset] == UInt8(ascii: "\t")
      if isSpace, let from = start {
        let text = String(decoding: heading[from..<offset], as: UTF8.self).lowercased()
        words.append((text, Self.bare(text), from..<offset))
        start = nil
      } else if !isSpace, start == nil {
        start = offset
      }
    }
  }

  /// "Configure Configure X for for automatic": one of these words written twice is one; a name may well repeat itself.
  mutating func dropRepeats() {
    let repeatable: Set<String> = ["tutorial:", "configure", "for", "automatic", "user", "provisioning", "with"]
    words = words.enumerated().filter { index, word in
      index == 0 || words[index - 1].text != word.text || !repeatable.contains(word.text)
    }.map(\.element)
  }

  /// The first word.
  var first: String? { words.first?.bare }

  /// "Tutorial:", "Tutorial -".
  mutating func dropOpening(_ openings: [String]) {
    for opening in openings {
      let parts = opening.split(separator: " ").map(String.init)
      guard words.count > parts.count, zip(words, parts).allSatisfy({ $0.bare == $1 }) else { continue }
      let endsClause =
        words[parts.count - 1].text.hasSuffix(":") || words[parts.count].text == "-" || words[parts.count].text == "–"
      guard endsClause else { continue }
      words.removeFirst(parts.count)
      while let first = words.first, first.text == "-" || first.text == "–" || first.text == ":" { words.removeFirst() }
    }
  }

  /// "… with Microsoft Entra ID | Microsoft Docs".
  mutating func dropClosing(directories: [String], after closings: [String]) {
    if let bar = words.firstIndex(where: { $0.text == "|" }) { words.removeSubrange(bar...) }
    for directory in directories {
      let parts = directory.split(separator: " ").map(String.init)
      guard words.count > parts.count + 1,
        zip(words.suffix(parts.count), parts).allSatisfy({ $0.bare == $1 })
      else { continue }
      let before = words.dropLast(parts.count)
      guard let preposition = before.last, closings.contains(preposition.text) else { continue }
      words = Array(before.dropLast())
      return
    }
  }

  /// The stretch between two groups of words; the first has to open the heading, the second to close it.
  func range(between before: [String], and after: [String]) -> Range<Int>? {
    guard words.count > before.count + after.count, zip(words, before).allSatisfy({ $0.text == $1 }),
      zip(words.suffix(after.count), after).allSatisfy({ $0.bare == $1 })
    else { return nil }
    let name = words.dropFirst(before.count).dropLast(after.count)
    guard let first = name.first, let last = name.last else { return nil }
    var end = last.range.upperBound
    // What stands at the end of the heading is the heading's; a name within it may end in a full stop of its own.
    while after.isEmpty, end > first.range.lowerBound,
      heading[end - 1] == UInt8(ascii: ".") || heading[end - 1] == UInt8(ascii: ":")
        || heading[end - 1] == UInt8(ascii: ",")
    { end -= 1 }
    return first.range.lowerBound < end ? first.range.lowerBound..<end : nil
  }

  /// A word without the punctuation around it.
  private static func bare(_ word: String) -> String {
    // Most have none, and are in small letters already.
    if word.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) { return word }
    return String(
      word.drop { !$0.isLetter && !$0.isNumber }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
  }
}
