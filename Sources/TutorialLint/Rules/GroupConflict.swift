import ConnectorManifest
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let groupConflict = Rule(
    id: "group-conflict",
    severity: .warning,
    summary: "One part of the page provisions groups, and another part doesn't.",
    rationale: """
      An administrator decides by the checklist whether the app fits. Groups that are mapped but not promised, promised \
      but nowhere mapped, or switched off in one step and asked for in another, leave them to find out by trying.
      """,
    examples: Examples(
      triggering: [
        Example(.capabilities, "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams"),
        Example(.groupMapping, "1. Select **Save**."),
        Example(
          .capabilities, "> [!div class=\"checklist\"]\n> * Choose who gets an Orbit seat by Microsoft Entra groups"),
        Example([
          .capabilities: "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams",
          .groupMapping: "1. Select **Save**.",
          .end:
            "## Disable groups provisioning\n\n1. Set Enabled to **No**.\n\n## Add users\n\n1. Add the users and/or groups to provision.",
        ]),
        Example(
          .capabilities,
          "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams\n> * Provision groups (not supported)"),
        Example([
          .capabilities: "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams",
          .end: "## Connector limitations\n\n* Orbit Teams doesn't support group provisioning.",
        ]),
        Example([
          .capabilities: "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams",
          .groupMapping: "1. Select **Synchronize Microsoft Entra groups to Orbit Teams**. Select **Save**.",
          .end: "## Connector limitations\n\n* Orbit Teams doesn't support group provisioning.",
        ]),
      ],
      passing: [
        .sound,
        Example([
          .capabilities:
            "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams\n> * Provision groups (not supported)",
          .groupMapping: "1. Select **Save**.",
        ]),
        Example([
          .capabilities: "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams",
          .groupMapping: "1. Select **Save**.",
        ]),
        Example([
          .capabilities: "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams",
          .scope: "> [!NOTE]\n> Orbit Teams doesn't support group provisioning.",
          .groupMapping: "1. Choose which users and/or groups to provision.",
        ]),
        Example([
          .capabilities: "> [!div class=\"checklist\"]\n> * Create users in Orbit Teams",
          .scope: "> [!NOTE]\n> Orbit Teams doesn't support group provisioning.",
          .groupMapping:
            "1. Select **Synchronize Microsoft Entra groups to Orbit Teams**.\n\n1. Switch the mapping off.",
        ]),
      ]),
    check: { tutorial in
      let line = tutorial.capabilities.first { $0.capability == .groups && !$0.isDenied }
      let table = tutorial.attributeTables.first { $0.resource == .group }?.rows.first?.path
      let mapping = tutorial.groupMapping ?? table
      let deniedLine = tutorial.capabilities.first { $0.capability == .groups && $0.isDenied }
      if let denial = tutorial.groupDenial ?? deniedLine?.text {
        guard
          let contradicting = line?.text ?? table ?? openedMapping(in: tutorial)
            ?? groupsAskedFor(despite: denial, in: tutorial)
        else { return [] }
        return [
          Finding(
            message: "Groups are asked for here, but elsewhere the page says that they are not provisioned.",
            help: "take out the one or the other", range: contradicting.range,
            related: [("here they are not provisioned", denial.range)])
        ]
      }
      if let line, mapping == nil {
        return [
          Finding(
            message: "The checklist promises groups, but no step maps them and no table lists their attributes.",
            help: "add the step that maps groups, or take the line out", severity: .error, range: line.text.range)
        ]
      }
      if let mapping, line == nil, !tutorial.capabilities.isEmpty, let first = tutorial.capabilities.first {
        let help = "add \"Provision groups and group memberships in \(tutorial.appName.value)\" to the checklist"
        // What uses the directory's groups may well write them to the app, but an administrator can't tell.
        if let use = tutorial.capabilities.first(where: { $0.text.value.lowercased().contains("group") }) {
          return [
            Finding(
              message: "Groups are mapped here, but the capabilities checklist doesn't say that they are provisioned.",
              help: help, severity: .note, range: mapping.range,
              related: [("the line that speaks of groups", use.text.range)])
          ]
        }
        return [
          Finding(
            message: "Groups are mapped here, but the capabilities checklist doesn't list them.", help: help,
            range: mapping.range, related: [("the checklist", first.text.range)])
        ]
      }
      return []
    })

  /// The step that has the administrator open the mapping of groups, unless it is there, or in the next one, that they
  /// switch it off.
  private static func openedMapping(in tutorial: Tutorial) -> Fact<String>? {
    let passages = tutorial.page.passages
    for (index, passage) in passages.enumerated() where passage.mentions(.groupMapping) && passage.part != .history {
      guard
        let label = passage.text.spans.first(where: { span in
          span.kind == .strong
            && passage.hits.contains { $0.cue == .groupMapping && $0.range.lowerBound == span.range.lowerBound }
        }), passages[index...].prefix(2).allSatisfy({ !isRefusal($0) })
      else { continue }
      let before = passage.text.string(0..<label.range.lowerBound).lowercased()
      guard ["select ", "click ", "click on ", "choose ", "open "].contains(where: before.hasSuffix) else { continue }
      return tutorial.page.fact(passage.text.string(label.range), label.range, of: passage)
    }
    return nil
  }

  /// Whether a step says not to do something, or has it switched off.
  private static func isRefusal(_ passage: Passage) -> Bool {
    if passage.mentions(.groupsSwitchedOff) || passage.mentions(.enabledNo) { return true }
    let words = passage.text.string.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
    return words.contains { refusals.contains(String($0)) || $0.hasSuffix("n't") || $0.hasSuffix("n’t") }
  }

  private static let refusals: Set<String> = [
    "clear", "deselect", "disable", "disabled", "false", "never", "no", "not", "off", "uncheck", "untick",
  ]

  /// A step that has the administrator choose groups, where another has them switched off.
  ///
  /// The words come with the template, so that beside a mere statement against groups they say nothing.
  private static func groupsAskedFor(despite denial: Fact<String>, in tutorial: Tutorial) -> Fact<String>? {
    let passages = tutorial.page.passages.filter { $0.part != .history }
    let isStep = passages.contains { passage in
      passage.hits.contains { hit in
        (hit.cue == .groupsSwitchedOff || hit.cue == .enabledNo) && passage.text.source(of: hit.range) == denial.range
      }
    }
    guard isStep, let passage = passages.first(where: { $0.mentions(.usersAndGroups) }),
      let range = passage.first(.usersAndGroups)
    else { return nil }
    return tutorial.page.fact(passage.text.string(range), range, of: passage)
  }
}
