import Diagnostics
import MarkdownSyntax
import TutorialReader

extension Rule {
  static let wrongAppName = Rule(
    id: "wrong-app-name",
    severity: .warning,
    summary: "Another app's name, or a misspelt form of this app's, stands where this app's name belongs.",
    rationale: """
      A page copied from another app's leaves that app's name in a menu or a step, and the administrator looks for \
      something that isn't there. A name in the wrong spelling or case isn't found by a search.
      """,
    examples: Examples(
      triggering: [
        Example(
          .userMapping,
          "1. The attributes selected as **Matching** properties are used to match the user accounts in Comet for update operations.\n\n1. Review the user attributes.\n\n   |Attribute|Type|\n   |---|---|\n   |userName|String|"
        ),
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   |Attribute|Type|Required by Comet|\n   |---|---|---|\n   |userName|String|&check;|"
        ),
        Example(
          .introduction,
          "How to provision users to [Orbit Teams](https://orbit.example.com) from Microsoft Entra ID. Orbit teams is an app."
        ),
        Example(
          .frontMatter,
          "title: Configure Comet for automatic user provisioning\ndescription: How to provision users to Orbit Teams."),
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token** of OrbitTeams."),
      ],
      passing: [
        .sound,
        Example(
          .appSide,
          "1. Sign in to Orbit as an administrator of your Orbit account. Copy the **SCIM URL** and the **API Token**."),
        Example(
          .appSide, "1. See https://OrbitTeams.com and `orbit-Teams`. Copy the **SCIM URL** and the **API Token**."),
      ]),
    check: { tutorial in
      let uses = tutorial.nameUses
      let official = officialName(tutorial, uses)
      let app = AppName(official.name)
      var findings = official.odd.map { [finding($0.value, at: $0.range, official.name, nil)] } ?? []
      findings += otherNames(uses, app, official.name)
      let told = findings.map(\.range)
      findings += variants(tutorial, uses, app, official.name).filter { found in
        !told.contains { $0.overlaps(found.range) }
      }
      return onePerPassage(findings.sorted { $0.range.lowerBound < $1.range.lowerBound }, tutorial)
    })

  /// The name that the page is about, and the heading or title that has another one.
  ///
  /// The heading gives the name; but where the rest of the page goes with the title, the heading is the odd one out.
  private static func officialName(_ tutorial: Tutorial, _ nameUses: [NameUse]) -> (name: String, odd: Fact<String>?) {
    let heading = tutorial.appName
    guard let title = tutorial.titleAppName, title.value != heading.value, title.range != heading.range else {
      let uses = Dictionary(grouping: nameUses.map(\.name.value), by: { $0 }).mapValues(\.count)
      let most = uses.max { ($0.value, $1.key) < ($1.value, $0.key) }
      // Without a title to go by, it takes a page that never once says the heading's name.
      if let most, most.value >= 4, uses[heading.value] == nil, AppName(most.key).isForeign(heading.value) {
        return (most.key, heading)
      }
      return (heading.value, nil)
    }
    let uses = nameUses.map(\.name.value)
    let (forHeading, forTitle) = (uses.filter { $0 == heading.value }.count, uses.filter { $0 == title.value }.count)
    if forTitle > forHeading { return (title.value, heading) }
    return (heading.value, AppName(heading.value).isForeign(title.value) ? title : nil)
  }

  // MARK: Other apps

  private static func otherNames(_ uses: [NameUse], _ app: AppName, _ name: String) -> [Finding] {
    uses.compactMap { use in
      guard app.isForeign(use.name.value) || use.isLabel && app.isOtherProduct(use.name.value),
        !Placeholder.names.contains(use.name.value.lowercased())
      else { return nil }
      return Finding(
        message: "\"\(use.name.value)\" stands where \(name) belongs.", help: "write \(name)",
        severity: use.isInstruction ? .error : .warning, range: use.name.range)
    }
  }

  // MARK: Spellings

  private static func variants(_ tutorial: Tutorial, _ uses: [NameUse], _ app: AppName, _ name: String) -> [Finding] {
    var findings: [Finding] = []
    for passage in tutorial.frontMatterPassages + tutorial.page.passages {
      let text = passage.text
      for found in app.variants(in: text.utf8) {
        let isHidden = text.spans.contains { $0.kind == .code && $0.range.overlaps(found.range) }
        if isHidden || isAddress(found.range, in: text.utf8) { continue }
        findings.append(finding(found.name, at: text.source(of: found.range), name, nil))
      }
      for span in text.spans {
        guard case .image(_, let alternative) = span.kind,
          let found = app.variants(in: Array(alternative.utf8)).first
        else { continue }
        findings.append(finding(found.name, at: span.source, name, nil))
      }
    }
    for use in uses where app.variants(in: Array(use.name.value.utf8)).first != nil {
      findings.append(finding(use.name.value, at: use.name.range, name, nil))
    }
    for comment in tutorial.document.frontMatter?.comments ?? [] {
      let bytes = Array(tutorial.document.source.bytes[comment])
      guard let found = app.variants(in: bytes).first else { continue }
      let start = comment.lowerBound + found.range.lowerBound
      findings.append(finding(found.name, at: start..<start + found.range.count, name, .note))
    }
    return findings
  }

  private static func finding(_ found: String, at range: Range<Int>, _ name: String, _ severity: Severity?) -> Finding {
    Finding(
      message: "\"\(found)\" is not how the app is called elsewhere: \(name).", help: "write \(name)",
      severity: severity, range: range)
  }

  private static func isAddress(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : UInt8(ascii: " ")
    let after = range.upperBound < text.count ? text[range.upperBound] : UInt8(ascii: " ")
    let next = range.upperBound + 1 < text.count ? text[range.upperBound + 1] : UInt8(ascii: " ")
    let joins = [UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":")]
    let isHost =
      (before == UInt8(ascii: ".") || after == UInt8(ascii: "."))
      && (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z"))
    return joins.contains(before) || joins.contains(after) || isHost
  }

  /// One slip of one name on one line is one finding, however often it stands there.
  private static func onePerPassage(_ findings: [Finding], _ tutorial: Tutorial) -> [Finding] {
    var seen: Set<String> = []
    return findings.filter { finding in
      seen.insert("\(tutorial.document.source.line(at: finding.range.lowerBound)) \(finding.message.lowercased())")
        .inserted
    }
  }
}
