import MarkdownSyntax

/// A place where a tutorial's fixed wording has the app's name, and what stands there.
public struct NameUse: Sendable {
  /// What stands where the name belongs.
  public let name: Fact<String>
  /// Whether the place is in a menu, a step or a heading that the administrator goes by.
  public let isInstruction: Bool
  /// Whether it is a bold label, which has the name and nothing else.
  public let isLabel: Bool
}

extension Tutorial {
  /// Every place where the app's name belongs by the wording around it, in the page's order.
  public var nameUses: [NameUse] {
    var uses = page.passages.filter { $0.part != .history && $0.part != .limitations }.flatMap { passage in
      passage.hits.compactMap { hit -> NameUse? in
        guard hit.cue == .beforeAppName else { return nil }
        // "Add" and "Configure" stand before the name in headings, and before anything elsewhere.
        let isVerb = hit.range.count <= "configure".count
        return isVerb && passage.headingLevel == nil ? nil : Self.use(after: hit.range.upperBound, in: passage, page)
      }
    }
    for table in attributeTables {
      guard case .table(let block) = document.blocks[table.block].kind, let column = table.columns.required else {
        continue
      }
      let heading = block.header.cells[column]
      let prefix = "required by "
      guard heading.text.lowercased().hasPrefix(prefix) else { continue }
      let name = String(heading.text.dropFirst(prefix.count))
      uses.append(NameUse(name: Fact(name, at: heading.range), isInstruction: true, isLabel: false))
    }
    return uses
  }

  /// The words after which a name is over.
  private static let endings: Set<String> = [
    "for", "in", "to", "using", "based", "by", "when", "account", "tenant", "api", "from", "application", "app",
    "service",
    "with", "and", "or", "is", "has", "are", "link", "where", "if", "which", "that", "on", "before", "through", "via",
    "secret", "url", "as", "admin", "need", "needs", "represent", "should", "can", "will", "match", "administrator",
    "user", "users", "group", "groups",
  ]

  private static let belongings = ["'s ", "’s ", " tenant", " account", " api", " admin", " url", " secret", " app"]

  private static func use(after start: Int, in passage: Passage, _ page: Page) -> NameUse? {
    let text = passage.text.utf8
    var end = start
    var cursor = start
    // A bold label holds the name and nothing else.
    let label = passage.text.spans.first {
      $0.kind == .strong && $0.range.contains(min(start + 1, max(text.count - 1, 0)))
    }
    let limit = min(label.map(\.range.upperBound) ?? text.count, start + 100)
    while cursor < limit {
      while cursor < limit, text[cursor] == UInt8(ascii: " ") { cursor += 1 }
      let wordStart = cursor
      while cursor < limit, text[cursor] != UInt8(ascii: " ") { cursor += 1 }
      let word = passage.text.string(wordStart..<cursor)
      let bare = word.filter { $0.isLetter || $0.isNumber || $0 == "-" }
      let isEnding =
        endings.contains(bare.lowercased())
        && (bare.first?.isLowercase ?? true || label == nil && wordStart > start + 1)
      if isEnding, bare.first?.isLowercase ?? true || ["API", "Tenant", "Secret", "URL"].contains(bare) { break }
      end = cursor
      if word.hasSuffix(".") || word.hasSuffix(",") || word.hasSuffix(":") || word.hasSuffix("'s")
        || word.hasSuffix("’s")
      {
        break
      }
    }
    var range = start..<end
    while let first = text[range].first, first == UInt8(ascii: " ") { range = range.lowerBound + 1..<range.upperBound }
    for suffix in [".", ",", ":", "'s", "’s", "*"] where passage.text.string(range).hasSuffix(suffix) {
      range = range.lowerBound..<range.upperBound - suffix.utf8.count
    }
    guard let first = passage.text.string(range).first, first.isUppercase || first.isNumber else { return nil }
    // "Ensure your Orbit account …": after such an opening a name has to be somebody's.
    let opening = passage.text.string(max(0, start - 4)..<start).lowercased()
    if opening.hasSuffix("your") || opening.hasSuffix("the") {
      let rest = passage.text.string(range.upperBound..<min(text.count, range.upperBound + 16)).lowercased()
      guard belongings.contains(where: { rest.hasPrefix($0) }) else { return nil }
    }
    let isInstruction = passage.part == .configuration || passage.headingLevel != nil
    return NameUse(
      name: page.fact(passage.text.string(range), range, of: passage), isInstruction: isInstruction,
      isLabel: label != nil)
  }
}
