import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let brokenLink = Rule(
    id: "broken-link",
    severity: .warning,
    summary: "A link leads nowhere, or to a place that isn't on the page.",
    rationale: "The reader follows the link and stays where they are.",
    examples: Examples(
      triggering: [
        Example(
          .introduction,
          "See [the steps](#no-such-heading) for Microsoft Entra ID and [Orbit Teams](https://orbit.example.com)."),
        Example(.introduction, "See the [Orbit tutorial]() for Microsoft Entra ID."),
      ],
      passing: [
        .sound,
        Example(
          .introduction,
          "See [the steps](#capabilities-supported) and [step 1](#step-1-configure-orbit-teams-to-support-provisioning-with-microsoft-entra-id) for Microsoft Entra ID."
        ),
        Example(
          .introduction,
          "<a name='here'></a> See [above](#here) and [elsewhere](page.md#there) for Microsoft Entra ID (see a.md)."),
      ]),
    check: { tutorial in
      // Hardly any page links into itself, and only then do its anchors have to be gathered.
      lazy var anchors = Anchors(of: tutorial)
      return tutorial.page.passages.flatMap { passage -> [Finding] in
        let text = passage.text
        let findings = text.spans.compactMap { span -> Finding? in
          guard case .link(let destination) = span.kind else { return nil }
          if destination.isEmpty {
            return Finding(message: "The link leads nowhere.", help: "give the address of the page", range: span.source)
          }
          guard destination.hasPrefix("#"), destination.utf8.count > 1, !destination.hasPrefix("#tab/"),
            !anchors.contains(String(destination.dropFirst()))
          else { return nil }
          return Finding(
            message: "No heading or anchor of this page is called \(destination).", help: "name a heading of the page",
            range: span.source)
        }
        return findings
      }
    })
}

/// The places of a page that a link can lead to.
private struct Anchors {
  /// No anchor is longer; a quotation mark that nothing closes would take the rest of the page.
  private static let longestName = 200

  private var names: Set<String> = []

  init(of tutorial: Tutorial) {
    var counts: [String: Int] = [:]
    for heading in tutorial.headings {
      let name = Self.name(of: heading.text.value)
      let count = counts[name, default: 0]
      counts[name] = count + 1
      names.insert(count == 0 ? name : "\(name)-\(count)")
    }
    let bytes = tutorial.document.source.bytes
    for attribute in ["name=", "id="] {
      var from = 0
      while let found = bytes.firstOccurrence(of: attribute.utf8, in: from..<bytes.count) {
        from = found.upperBound
        guard let quote = bytes[from...].first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
          continue
        }
        let name = bytes[from...].dropFirst().prefix(Self.longestName).prefix { $0 != quote }
        names.insert(String(decoding: name, as: UTF8.self).lowercased())
      }
    }
  }

  func contains(_ name: String) -> Bool {
    names.contains(name.lowercased())
  }

  /// The anchor that the docs platform gives a heading: lower case, spaces as hyphens, other marks left out.
  private static func name(of heading: String) -> String {
    var name = ""
    for character in heading.lowercased() {
      if character.isLetter || character.isNumber || character == "_" || character == "-" { name.append(character) }
      if character == " " { name.append("-") }
    }
    return name
  }
}
