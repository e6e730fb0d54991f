import MarkdownSyntax
import TutorialDiagnostics
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
          "1. What is marked as **Matching** is there to match the user accounts in Comet for updates.\n\n1. Review the user attributes.\n\n   |Attribute|Type|\n   |---|---|\n   |userName|String|"
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
        Example(
          .appSide,
          "1. Copy the **SCIM URL** of OrbitTeams into OrbitTeams, and the **API Token**."),
        Example(.groupMapping, "1. Select **Synchronize Microsoft Entra groups to Orbit**.\n\n1. Close the mapping."),
        Example([
          .frontMatter:
            "title: Configure Orbit from Meteor for automatic user provisioning\ndescription: How to provision users to Orbit from Meteor.",
          .heading: "# Configure Orbit from Meteor for automatic user provisioning",
          .end: "## Troubleshooting\n\nChange the mapping to the mail attribute of Orbit from Comet.",
        ]),
        Example(.end, "## Change log\n\n* 01/31/2025 - Added OrbitTeams roles."),
      ],
      passing: [
        .sound,
        Example(
          .appSide,
          "1. Sign in to Orbit as an administrator of your Orbit account. Copy the **SCIM URL** and the **API Token**."),
        Example([
          .frontMatter:
            "title: Configure Orbit from Meteor for automatic user provisioning\ndescription: How to provision users to Orbit from Meteor.\nms.date: 01/31/2025",
          .heading: "# Configure Orbit from Meteor for automatic user provisioning",
          .end: "## Troubleshooting\n\nOrbit from Meteor was formerly Orbit from Comet.",
        ]),
        Example(
          .appSide, "1. See https://OrbitTeams.com and `orbit-Teams`. Copy the **SCIM URL** and the **API Token**."),
      ]),
    check: { tutorial in
      let uses = tutorial.nameUses
      let official = OfficialAppName(of: tutorial, uses)
      let app = AppName(official.name)
      var slips = official.odd.map { [Slip($0.value, .misspelt, $0.range)] } ?? []
      slips += otherApps(uses, app)
      slips += mappings(uses, official.name)
      slips += variants(tutorial, uses, app, official.name)
      return findings(slips, tutorial, official.name)
    })

  /// A name that isn't the app's, and where it stands.
  private struct Slip {
    var name: String
    var kind: Kind
    var range: Range<Int>
    var severity: Severity?

    enum Kind {
      /// Another app's name.
      case other
      /// A name in other words or letters.
      case misspelt
    }

    init(_ name: String, _ kind: Kind, _ range: Range<Int>, _ severity: Severity? = nil) {
      self.name = name
      self.kind = kind
      self.range = range
      self.severity = severity
    }
  }

  // MARK: Other apps

  private static func otherApps(_ uses: [NameUse], _ app: AppName) -> [Slip] {
    uses.compactMap { use in
      guard app.isForeign(use.name.value) || use.isLabel && app.isOtherProduct(use.name.value),
        !Placeholder.names.contains(use.name.value.lowercased())
      else { return nil }
      return Slip(use.name.value, .other, use.name.range, use.isInstruction ? .error : .warning)
    }
  }

  /// The label of one mapping, where that of another has the app's whole name: both are in one menu.
  private static func mappings(_ uses: [NameUse], _ name: String) -> [Slip] {
    let labels = uses.filter { $0.isMapping && $0.isLabel }
    guard labels.contains(where: { $0.name.value == name }) else { return [] }
    return labels.compactMap { use in
      AppName.isSame(use.name.value, name) || Placeholder.names.contains(use.name.value.lowercased())
        ? nil : Slip(use.name.value, .other, use.name.range, .warning)
    }
  }

  // MARK: Spellings

  private static func variants(_ tutorial: Tutorial, _ uses: [NameUse], _ app: AppName, _ name: String) -> [Slip] {
    var slips: [Slip] = []
    var former: [Range<Int>] = []
    for passage in tutorial.frontMatterPassages + tutorial.page.passages {
      let text = passage.text
      // What the page said once, in the change log, is past.
      let severity = passage.part == .history ? Severity.note : nil
      for found in app.variants(in: text.utf8) {
        let isHidden = text.spans.contains { $0.kind == .code && $0.range.overlaps(found.range) }
        if isHidden || isAddress(found.range, in: text.utf8) { continue }
        let place = text.source(of: found.range)
        if found.hasOtherVendor, passage.mentions(.formerName) {
          former.append(place)
        } else {
          slips.append(Slip(found.name, .misspelt, place, severity))
        }
      }
      for span in text.spans {
        guard case .image(_, let alternative) = span.kind,
          let found = app.variants(in: Array(alternative.utf8)).first
        else { continue }
        slips.append(Slip(found.name, .misspelt, span.source, severity))
      }
    }
    for use in uses where use.name.value != name && !app.variants(in: Array(use.name.value.utf8)).isEmpty {
      if former.contains(where: { $0.overlaps(use.name.range) }) { continue }
      slips.append(Slip(use.name.value, .misspelt, use.name.range))
    }
    for comment in tutorial.document.frontMatter?.comments ?? [] {
      let bytes = Array(tutorial.document.source.bytes[comment])
      for found in app.variants(in: bytes) {
        let start = comment.lowerBound + found.range.lowerBound
        slips.append(Slip(found.name, .misspelt, start..<start + found.range.count, .note))
      }
    }
    return slips
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

  // MARK: Findings

  /// One slip of one name on one line is one finding, however often it stands there.
  private static func findings(_ slips: [Slip], _ tutorial: Tutorial, _ name: String) -> [Finding] {
    var places: [(key: String, slip: Slip, count: Int)] = []
    var told: [Range<Int>] = []
    for slip in slips where !told.contains(where: { $0.overlaps(slip.range) }) {
      told.append(slip.range)
      let line = tutorial.document.source.line(at: slip.range.lowerBound)
      let key = "\(line) \(slip.kind) \(slip.name.lowercased())"
      if let known = places.firstIndex(where: { $0.key == key }) {
        places[known].count += 1
      } else {
        places.append((key, slip, 1))
      }
    }
    return places.map { _, slip, count in
      let found = "\"\(slip.name)\"" + (count > 1 ? " (\(count) times)" : "")
      let message =
        switch slip.kind {
        case .other: "\(found) stands where \(name) belongs."
        case .misspelt: "\(found) is not what the app is called elsewhere: \(name)."
        }
      return Finding(message: message, help: "write \(name)", severity: slip.severity, range: slip.range)
    }
  }
}
