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
      var findings = otherNames(tutorial)
      let told = findings.map(\.range)
      findings += variants(tutorial).filter { finding in !told.contains { $0.overlaps(finding.range) } }
      return onePerPassage(findings.sorted { $0.range.lowerBound < $1.range.lowerBound }, tutorial)
    })

  // MARK: Other apps

  private static func otherNames(_ tutorial: Tutorial) -> [Finding] {
    let app = AppName(tutorial.appName.value)
    var uses = tutorial.nameUses.map {
      (name: $0.name, severity: $0.isInstruction ? Severity.error : .warning, isLabel: $0.isLabel)
    }
    if let title = tutorial.titleAppName { uses.append((title, .warning, false)) }
    return uses.compactMap { use in
      guard app.isForeign(use.name.value) || use.isLabel && app.isOtherProduct(use.name.value) else { return nil }
      return Finding(
        message: "\"\(use.name.value)\" stands where \(tutorial.appName.value) belongs.",
        help: "write \(tutorial.appName.value)", severity: use.severity, range: use.name.range)
    }
  }

  // MARK: Spellings

  private static func variants(_ tutorial: Tutorial) -> [Finding] {
    let app = AppName(tutorial.appName.value)
    var findings: [Finding] = []
    for passage in tutorial.page.passages {
      let text = passage.text
      for found in app.variants(in: text.utf8) {
        let isHidden = text.spans.contains { $0.kind == .code && $0.range.overlaps(found.range) }
        if isHidden || isAddress(found.range, in: text.utf8) { continue }
        findings.append(finding(found.name, at: text.source(of: found.range), tutorial, nil))
      }
      for span in text.spans {
        guard case .image(_, let alternative) = span.kind, let found = app.variants(in: Array(alternative.utf8)).first
        else { continue }
        findings.append(finding(found.name, at: span.source, tutorial, nil))
      }
    }
    for comment in tutorial.document.frontMatter?.comments ?? [] {
      let bytes = Array(tutorial.document.source.bytes[comment])
      guard let found = app.variants(in: bytes).first else { continue }
      let start = comment.lowerBound + found.range.lowerBound
      findings.append(finding(found.name, at: start..<start + found.range.count, tutorial, .note))
    }
    return findings
  }

  private static func finding(_ name: String, at range: Range<Int>, _ tutorial: Tutorial, _ severity: Severity?)
    -> Finding
  {
    Finding(
      message: "\"\(name)\" is not how the app is spelt elsewhere: \(tutorial.appName.value).",
      help: "write \(tutorial.appName.value)", severity: severity, range: range)
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
      seen.insert("\(tutorial.document.source.line(at: finding.range.lowerBound)) \(finding.message)").inserted
    }
  }
}
