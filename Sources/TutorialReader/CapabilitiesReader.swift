import MarkdownSyntax

/// A line of the capabilities checklist.
public struct CapabilityLine: Sendable {
  /// What the line offers; `nil` where that is none of the known capabilities.
  public let capability: Capability?
  /// Whether the line says that the app can't do it.
  public let isDenied: Bool
  /// The line's text.
  public let text: Fact<String>

  /// What a checklist can offer.
  public enum Capability: CaseIterable, Sendable {
    case createUsers, removeUsers, updateUsers, groups, singleSignOn
  }
}

/// Reads the checklist of what the app supports.
enum CapabilitiesReader {
  /// The lines of the first checklist on the page, or else of the list below the heading "Capabilities supported".
  static func lines(of page: Page) -> [CapabilityLine] {
    let document = page.document
    let checklist = document.blocks.firstIndex { block in
      if case .quote(.div(class: "checklist")) = block.kind { true } else { false }
    }
    let passages =
      checklist.map { checklist in
        page.passages.filter { $0.block > checklist && $0.block < document.blocks[checklist].endIndex }
      }
      ?? page.passages(in: .capabilities)
    return passages.compactMap { passage in
      guard isListItem(passage, of: document), !passage.text.isEmpty else { return nil }
      let capability = capability(of: passage)
      return CapabilityLine(
        capability: capability?.name, isDenied: isDenied(capability?.range, in: passage), text: passage.statement)
    }
  }

  private static func isListItem(_ passage: Passage, of document: Document) -> Bool {
    guard let parent = document.blocks[passage.block].parent, case .item = document.blocks[parent].kind else {
      return false
    }
    return true
  }

  /// Whether a line says that the app can't do it: "… is not supported", "Cannot …", "… (not yet)".
  ///
  /// Further on, a line may say "not" of anything: "… when they do not need access anymore".
  private static func isDenied(_ capability: Range<Int>?, in passage: Passage) -> Bool {
    if passage.mentions(.denied) { return true }
    guard let capability else { return false }
    let words = passage.words(in: 0..<passage.text.utf8.count)
    if words.suffix(2).map(\.text) == ["not", "yet"] { return true }
    let before = words.prefix { $0.range.upperBound <= capability.lowerBound }
    return before.last { $0.endsClause || !betweenNegation.contains($0.text) }.map(isNegation) ?? false
  }

  private static func isNegation(_ word: Word) -> Bool {
    let isContracted = word.text.hasSuffix("n't") || word.text.hasSuffix("n’t")
    return !word.endsClause && (isContracted || ["not", "cannot", "never", "unable", "no"].contains(word.text))
  }

  /// Words between "not" and what isn't done: "no longer", "not yet able to".
  private static let betweenNegation: Set<String> = [
    "longer", "yet", "currently", "automatically", "be", "able", "used", "to", "create", "update", "remove", "delete",
    "disable", "deactivate", "and", "or",
  ]

  /// What a line offers, and the words for it; those of single sign-on may stand anywhere.
  private static func capability(of passage: Passage) -> (name: CapabilityLine.Capability, range: Range<Int>)? {
    let order: [(Cue, CapabilityLine.Capability)] = [
      (.updateUsers, .updateUsers), (.provisionGroups, .groups), (.createUsers, .createUsers),
      (.removeUsers, .removeUsers),
    ]
    let opening = 24
    for (cue, name) in order {
      if let range = passage.first(cue), range.lowerBound < opening { return (name, range) }
    }
    if let range = passage.first(.singleSignOn) { return (.singleSignOn, range) }
    let link = passage.text.spans.first { span in
      if case .link(let destination) = span.kind { isSignOnTutorial(destination) } else { false }
    }
    return link.map { (.singleSignOn, $0.range) }
  }

  /// A checklist links to one other tutorial of the same app, and that is its single sign-on tutorial.
  private static func isSignOnTutorial(_ destination: String) -> Bool {
    WebAddress(destination) == nil && destination.hasSuffix("-tutorial.md") && !destination.contains("provisioning")
  }
}
