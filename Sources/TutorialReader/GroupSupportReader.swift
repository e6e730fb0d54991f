import ConnectorManifest
import MarkdownSyntax

/// Gathers what a page says for and against the provisioning of groups.
enum GroupSupportReader {
  /// What the page says against it: a statement, or a step that switches it off.
  static func denial(of page: Page) -> Fact<String>? {
    for passage in page.passages where passage.part != .history {
      for cue in [Cue.groupsSwitchedOff, .groupsUnsupported] {
        if let range = passage.first(cue) { return page.fact(passage.text.string(range), range, of: passage) }
      }
      for hit in passage.hits
      where hit.cue == .groupsUnsupportedIfLast && endsClause(hit.range.upperBound, in: passage.text.utf8) {
        return page.fact(passage.text.string(hit.range), hit.range, of: passage)
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

  /// "… does not support groups" is a denial; "… does not support groups with nested members" is a limitation.
  private static func endsClause(_ offset: Int, in text: [UInt8]) -> Bool {
    let rest = text[min(offset, text.count)...].drop { $0 == UInt8(ascii: " ") }
    guard let next = rest.first else { return true }
    if [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")")].contains(next) { return true }
    let word = String(
      decoding: rest.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }, as: UTF8.self
    ).lowercased()
    return ["at", "today", "currently", "yet", "provisioning", "or", "and", "so"].contains(word)
  }
}
