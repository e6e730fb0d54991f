import ConnectorManifest
import MarkdownSyntax

/// Reads what the app calls its secret token.
enum SecretTokenReader {
  /// The app's own name for what goes into the field Secret Token, as it is called on the app's side before the
  /// directory's: by a label or in running text, in the heading of the steps that make it, or on a button.
  ///
  /// Of several names it is that of the value that the page sends to the field, else of one that the administrator
  /// copies, generates or receives; a value that they type into the app is none. The field's own name counts only
  /// where the app's side has a value of that name and the page has no other.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - app: The app's name, which is no part of a token's.
  ///   - method: How the service signs in; only the field Secret Token makes a token of what isn't a bearer token.
  /// - Returns: The name and its place, or `nil`.
  static func name(
    of page: Page, app: String, method: ConnectorManifest.Authentication.Method?
  ) -> Fact<String>? {
    switch method {
    case .oauthAuthorization: return nil
    case .adminCredentials:
      guard page.passages(in: .configuration).contains(where: { $0.mentions(.secretToken) }) else { return nil }
    case .bearerToken, .other, nil: break
    }
    let app = Set(app.lowercased().split(separator: " ").map(String.init))
    var field: Fact<String>?
    for part in [Passage.Part.other, .configuration] {
      let found = mentions(in: page, part, app)
      let names = found.filter { !TokenName.isField($0.name.value) }
      if let best = names.first(where: { mention in !names.contains { $0.outweighs(mention) } }) { return best.name }
      let made = heading(of: page, part, app) ?? button(of: page, part)
      if let made, !TokenName.isField(made.value) { return made }
      if part == .other { field = found.first?.name ?? made }
    }
    return field
  }

  /// A place that names a token.
  private struct Mention {
    let name: Fact<String>
    let isLabel: Bool
    let evidence: TokenName.Evidence

    func outweighs(_ other: Mention) -> Bool {
      evidence == other.evidence ? isLabel && !other.isLabel : evidence > other.evidence
    }
  }

  private static func mentions(in page: Page, _ part: Passage.Part, _ app: Set<String>) -> [Mention] {
    page.passages.indices.flatMap { index -> [Mention] in
      let passage = page.passages[index]
      guard passage.part == part, passage.headingLevel == nil else { return [] }
      let fields = passage.destinations(.secretToken)
      let found = names(in: passage, fields, app)
      guard !found.isEmpty else { return [] }
      let isSentOn = !fields.isEmpty || isSent(by: index + 1, of: page, app)
      return found.compactMap { name in
        let sentence = passage.sentence(at: name.range.lowerBound) ?? name.range
        let isSent = fields.contains { sentence.contains($0.lowerBound) }
        let handling = handling(of: name.range, in: sentence, of: passage)
        guard isSent || handling != .entered || part == .configuration else { return nil }
        let evidence: TokenName.Evidence =
          isSent || isSentOn && handling == .obtained ? .sent : handling == nil ? .named : .obtained
        guard evidence >= name.isNameIf else { return nil }
        return Mention(
          name: page.fact(passage.text.string(name.range), name.range, of: passage), isLabel: name.isLabel,
          evidence: evidence)
      }
    }
  }

  private static func names(in passage: Passage, _ fields: [Range<Int>], _ app: Set<String>) -> [TokenName] {
    (TokenName.labels(in: passage) + TokenName.phrases(in: passage, app: app, isSent: !fields.isEmpty))
      .filter { name in !fields.contains { $0.overlaps(name.range) } }
  }

  /// "This value goes into the **Secret Token** field", in a paragraph of its own.
  private static func isSent(by index: Int, of page: Page, _ app: Set<String>) -> Bool {
    guard index < page.passages.count, page.passages[index].headingLevel == nil else { return false }
    let fields = page.passages[index].destinations(.secretToken)
    return !fields.isEmpty && names(in: page.passages[index], fields, app).isEmpty
  }

  // MARK: Headings and buttons

  /// "### Generate a comet token", and below it "Copy the token".
  private static func heading(of page: Page, _ part: Passage.Part, _ app: Set<String>) -> Fact<String>? {
    var heading: Passage?
    for passage in page.passages where passage.part == part {
      if passage.headingLevel != nil { heading = passage }
      guard let heading, passage.headingLevel == nil, passage.mentions(.token) else { continue }
      let isObtained = passage.hits.contains { hit in
        guard hit.cue == .token, let sentence = passage.sentence(at: hit.range.lowerBound)
        else { return false }
        return handling(of: hit.range, in: sentence, of: passage) == .obtained
      }
      guard isObtained else { continue }
      for name in TokenName.phrases(in: heading, app: app, isSent: true)
      where name.isNameIf == .named
        && handling(of: name.range, in: 0..<heading.text.utf8.count, of: heading) == .obtained
        && !TokenName.isField(heading.text.string(name.range))
      {
        return page.fact(heading.text.string(name.range), name.range, of: heading)
      }
    }
    return nil
  }

  private static func button(of page: Page, _ part: Passage.Part) -> Fact<String>? {
    for passage in page.passages(in: part) {
      if let name = TokenName.buttons(in: passage).first {
        return page.fact(passage.text.string(name.range), name.range, of: passage)
      }
    }
    return nil
  }

  // MARK: What is done with a value

  private enum Handling {
    /// The administrator gets it from the app.
    case obtained
    /// They type it in.
    case entered
  }

  /// What a sentence has the administrator do with a value: by the nearest verb before it, else by one after it that
  /// says what happens.
  private static func handling(of value: Range<Int>, in sentence: Range<Int>, of passage: Passage) -> Handling? {
    let words = passage.words(in: sentence)
    for (index, word) in words.enumerated().reversed() where word.range.upperBound <= value.lowerBound {
      // "Provide the key" to the app; but "they provide you with the key".
      let isForYou = index + 1 < words.count && words[index + 1].text == "you"
      if obtaining.contains(word.text) || word.text == "provide" && isForYou { return .obtained }
      if entering.contains(word.text) { return .entered }
    }
    let isShown = words.contains { $0.range.lowerBound >= value.upperBound && happening.contains($0.text) }
    return isShown ? .obtained : nil
  }

  private static let obtaining: Set<String> = [
    "copy", "copies", "save", "note", "store", "record", "keep", "generate", "generates", "generating", "regenerate",
    "create", "creates", "creating", "make", "retrieve", "receive", "obtain", "get", "request", "issue", "issues",
    "provides", "sends", "find", "locate", "see", "shows", "reveal", "view", "reset",
  ]
  private static let entering: Set<String> = [
    "enter", "entering", "type", "input", "provide", "specify", "fill", "paste", "insert", "supply", "define", "set",
    "choose",
  ]
  private static let happening: Set<String> = [
    "generated", "displayed", "shown", "created", "issued", "provided", "copied", "revealed", "appears",
  ]
}
