import ConnectorManifest
import MarkdownSyntax

/// Gathers what a page says for and against the provisioning of groups.
enum GroupSupportReader {
  /// What the page says against it: a statement, or a step that switches it off.
  static func denial(of page: Page, app: String) -> Fact<String>? {
    let app = Set(app.lowercased().split(separator: " ").map(String.init))
    for passage in page.passages where passage.part != .history {
      if let range = passage.first(.groupsSwitchedOff) {
        return page.fact(passage.text.string(range), range, of: passage)
      }
      guard passage.mentions(.groupsUnsupported) || passage.mentions(.groupsUnsupportedIfLast) else { continue }
      for sentence in passage.sentences {
        let denials = passage.hits(in: sentence).filter {
          $0.cue == .groupsUnsupported || $0.cue == .groupsUnsupportedIfLast
        }
        guard !denials.isEmpty else { continue }
        // "… users can be provisioned, groups can't": what they can't is said before.
        let said = passage.text.string(sentence).lowercased()
        guard ["provision", "support", "available"].contains(where: said.contains) else { continue }
        let words = passage.words(in: sentence)
        if let denial = denials.first(where: { isWhole($0.range, among: words, app) })?.range {
          return page.fact(passage.text.string(denial), denial, of: passage)
        }
      }
    }
    return switchedOffByStep(of: page)
  }

  /// "Select **Provision … Groups**", and in a step after it "Set Enabled to **No**".
  private static func switchedOffByStep(of page: Page) -> Fact<String>? {
    for (index, passage) in page.passages.enumerated() where passage.mentions(.enabledNo) {
      let before = page.passages[..<index].suffix(2)
      guard
        passage.mentions(.groupMapping)
          || before.contains(where: { $0.mentions(.groupMapping) && !$0.mentions(.userMapping) }),
        let range = passage.first(.enabledNo)
      else { continue }
      return page.fact(passage.text.string(range), range, of: passage)
    }
    return nil
  }

  /// The step that sends the administrator to the group mapping.
  static func mappingStep(of page: Page) -> Fact<String>? {
    for passage in page.passages where passage.part == .configuration || passage.part == .other {
      for cue in [Cue.groupMapping, .selectGroups] {
        guard let range = passage.first(cue),
          cue == .groupMapping || passage.text.utf8.count < 120 && passage.part == .configuration
        else { continue }
        return page.fact(passage.text.string(range), range, of: passage)
      }
    }
    return nil
  }

  /// Whether a denial is of all groups: "… does not support groups" is, "… groups with nested members" and "nested groups
  /// aren't …" are limitations.
  ///
  /// What follows may name who denies it, where and until when: "with the Orbit app", "from Microsoft Entra ID", "at this
  /// time".
  private static func isWhole(_ denial: Range<Int>, among words: [Word], _ app: Set<String>) -> Bool {
    guard let start = words.firstIndex(where: { $0.range.lowerBound >= denial.lowerBound }),
      let end = words.lastIndex(where: { $0.range.upperBound <= denial.upperBound })
    else { return false }
    if words[start].text.hasPrefix("group"), start > 0, !words[start - 1].endsClause {
      let before = words[start - 1].text
      guard beforeAll.contains(before) || app.contains(before) else { return false }
    }
    if words[end].endsClause { return true }
    var rest = words[(end + 1)...]
    guard let first = rest.first, !afterAll.contains(first.text) else { return true }
    while let preposition = rest.first, prepositions.contains(preposition.text), !preposition.endsClause {
      let clause = rest.firstIndex(where: \.endsClause).map { $0 + 1 } ?? rest.endIndex
      let next = rest[..<clause].dropFirst().firstIndex { prepositions.contains($0.text) || afterAll.contains($0.text) }
      let complement = rest[..<(next ?? clause)].dropFirst()
      guard complement.allSatisfy({ everywhere.contains($0.text) || app.contains($0.text) }) else { return false }
      rest = rest[(next ?? clause)...]
      if next == nil { return true }
    }
    return rest.first.map { afterAll.contains($0.text) } ?? true
  }

  /// Words before "groups" that leave all groups meant.
  private static let beforeAll: Set<String> = [
    "and", "or", "but", "that", "the", "so", "because", "as", "while", "currently", "user", "users", "entra", "id",
    "ad",
    "scim", "automatic",
  ]
  /// Words that begin another clause, or that say no more than when.
  private static let afterAll: Set<String> = [
    "and", "or", "but", "so", "because", "as", "only", "though", "although", "however", "yet", "currently", "now",
    "today", "anymore",
  ]
  private static let prepositions: Set<String> = [
    "for", "with", "in", "from", "by", "via", "through", "on", "to", "at",
  ]
  /// Words for the directory, the integration and the time, none of which leaves some groups out.
  private static let everywhere: Set<String> = [
    "the", "this", "its", "our", "your", "these", "microsoft", "entra", "id", "azure", "ad", "active", "directory",
    "integration", "connector", "app", "application", "api", "scim", "endpoint", "provisioning", "service", "now",
    "moment", "time", "present",
  ]
}
