import ConnectorManifest
import MarkdownSyntax

/// Gathers what a page says for and against the provisioning of groups.
enum GroupSupportReader {
  /// What the page says against it: a statement, or a step that switches it off.
  static func denial(of page: Page) -> Fact<String>? {
    for passage in page.passages where passage.part != .history {
      if let range = passage.first(.groupsSwitchedOff) {
        return page.fact(passage.text.string(range), range, of: passage)
      }
      for hit in passage.hits
      where (hit.cue == .groupsUnsupported || hit.cue == .groupsUnsupportedIfLast)
        && endsClause(hit.range.upperBound, in: passage.text.utf8)
      {
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
    let rest = String(decoding: text[min(offset, text.count)...].prefix(24), as: UTF8.self).lowercased()
    if rest.hasPrefix(" for now") || rest.hasPrefix(" for the moment") { return true }
    return ![
      " for ", " with ", " of ", " on ", " that ", " which ", " in ", " from ", " larger ", " nested ", " whose ",
      " having ", " rename", " if ", " unless ",
    ]
    .contains(where: rest.hasPrefix)
  }
}
