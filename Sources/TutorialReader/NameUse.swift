import MarkdownSyntax

/// A place where a tutorial's fixed wording has the app's name, and what stands there.
public struct NameUse: Sendable {
  /// What stands where the name belongs.
  public let name: Fact<String>
  /// Whether the place is in a menu, a step or a heading that the administrator goes by.
  public let isInstruction: Bool
  /// Whether it is a bold label, which has the name and nothing else.
  public let isLabel: Bool
  /// Whether it is in the name of a mapping: "Synchronize Microsoft Entra users to …".
  public let isMapping: Bool
}

extension Tutorial {
  /// Every place where the app's name belongs by the wording around it, in the page's order.
  public var nameUses: [NameUse] {
    let read = page.passages.filter { $0.part != .history && $0.part != .limitations && $0.headingLevel != 1 }
    var uses = (frontMatterPassages + read).flatMap { passage in
      passage.hits.compactMap { hit in hit.cue == .beforeAppName ? Self.use(of: hit, in: passage, page) : nil }
    }
    for heading in requiredHeadings {
      uses.append(NameUse(name: heading, isInstruction: true, isLabel: false, isMapping: false))
    }
    return uses
  }

  /// The names in the headings "Required by …" of the attribute tables.
  public var requiredHeadings: [Fact<String>] {
    attributeTables.compactMap(requiredHeading)
  }

  private func requiredHeading(of table: AttributeTable) -> Fact<String>? {
    guard case .table(let block) = document.blocks[table.block].kind, let column = table.columns.required else {
      return nil
    }
    let cell = block.header.cells[column]
    let prefix = "required by "
    let text = cell.statedText
    guard text.lowercased().hasPrefix(prefix) else { return nil }
    return Fact(String(text.dropFirst(prefix.count)), at: cell.range)
  }

  /// Words after which a name is over.
  private static let endings: Set<String> = [
    "for", "in", "to", "using", "based", "by", "when", "account", "tenant", "api", "from", "application", "app",
    "service", "with", "and", "or", "is", "has", "are", "link", "where", "if", "which", "that", "on", "before",
    "through", "via", "secret", "url", "as", "admin", "administrator", "user", "users", "group", "groups", "need",
    "needs", "represent", "should", "can", "will", "match", "after", "once", "during", "at", "so", "then", "while",
    "without", "change", "switch", "site", "plan",
  ]

  /// What has to follow the name, for openings that stand before other things as well.
  private static let followers: [(opening: String, words: [String])] = [
    ("ensure your", [" account"]), ("ensure that your", [" account"]),
    ("input your", [" tenant url", " account"]),
    ("enter your", [" tenant url"]), ("ensure that the", [" api"]),
    ("provisioning service for", [",", " change", " switch"]),
    ("adding", [" from the"]), ("add", [" from the"]), ("configure", [" to support"]),
    ("setting up", [" for provisioning"]),
    ("setup", [" for provisioning"]),
  ]

  /// A word without the punctuation around it.
  private static func letters(of word: ArraySlice<UInt8>) -> String {
    String(decoding: word.filter { $0 >= 0x80 || isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }, as: UTF8.self)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func use(of hit: CueFinder.Hit, in passage: Passage, _ page: Page) -> NameUse? {
    let text = passage.text.utf8
    let start = hit.range.upperBound
    // A bold label holds the name and nothing else.
    let label = passage.text.spans.first {
      $0.kind == .strong && $0.range.contains(min(start + 1, max(text.count - 1, 0)))
    }
    let limit = min(label.map(\.range.upperBound) ?? text.count, start + 100)
    var end = start
    var cursor = start
    while cursor < limit {
      while cursor < limit, text[cursor] == UInt8(ascii: " ") { cursor += 1 }
      let wordStart = cursor
      while cursor < limit, text[cursor] != UInt8(ascii: " ") { cursor += 1 }
      let word = passage.text.string(wordStart..<cursor)
      let bare = Self.letters(of: text[wordStart..<cursor])
      let isCommon = bare.first?.isLowercase ?? true || ["API", "Tenant", "Secret", "URL"].contains(bare)
      if word.hasPrefix("("), wordStart > start + 1, !word.hasSuffix("Products)"), bare.first?.isLowercase ?? true {
        break
      }
      if isCommon, endings.contains(bare.lowercased()) { break }
      end = cursor
      if [".", ",", ":", ";", "'s", "’s"].contains(where: word.hasSuffix) { break }
    }
    var range = start..<end
    while let first = text[range].first, first == UInt8(ascii: " ") { range = range.lowerBound + 1..<range.upperBound }
    for suffix in [".", ",", ":", ";", "'s", "’s", "*"] where passage.text.string(range).hasSuffix(suffix) {
      range = range.lowerBound..<range.upperBound - suffix.utf8.count
    }
    guard let first = passage.text.string(range).first, first.isUppercase || first.isNumber else { return nil }
    let opening = passage.text.string(hit.range).lowercased()
    let after = passage.text.string(range.upperBound..<min(text.count, range.upperBound + 20)).lowercased()
    if let follower = followers.first(where: { $0.opening == opening }),
      !follower.words.contains(where: after.hasPrefix)
    {
      return nil
    }
    // Only the checklist is sure to mean the app by these.
    let isCapability = passage.part == .capabilities || passage.isQuoted
    if opening.hasSuffix("users in"), opening.count < 16, !isCapability { return nil }
    return NameUse(
      name: page.fact(passage.text.string(range), range, of: passage),
      isInstruction: passage.part == .configuration || passage.headingLevel != nil, isLabel: label != nil,
      isMapping: opening.hasPrefix("synchronize"))
  }
}
