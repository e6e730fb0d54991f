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
      return CapabilityLine(
        capability: capability(of: passage), isDenied: passage.mentions(.denied),
        text: passage.statement)
    }
  }

  private static func isListItem(_ passage: Passage, of document: Document) -> Bool {
    guard let parent = document.blocks[passage.block].parent, case .item = document.blocks[parent].kind else {
      return false
    }
    return true
  }

  private static func capability(of passage: Passage) -> CapabilityLine.Capability? {
    let order: [(Cue, CapabilityLine.Capability)] = [
      (.updateUsers, .updateUsers), (.provisionGroups, .groups), (.createUsers, .createUsers),
      (.removeUsers, .removeUsers),
    ]
    let opening = 24
    if let first = order.first(where: { cue, _ in passage.first(cue).map { $0.lowerBound < opening } ?? false }) {
      return first.1
    }
    let linksToSignOn = passage.text.spans.contains { span in
      if case .link(let destination) = span.kind { isSignOnTutorial(destination) } else { false }
    }
    return passage.mentions(.singleSignOn) || linksToSignOn ? .singleSignOn : nil
  }

  /// A checklist links to one other tutorial of the same app, and that is its single sign-on tutorial.
  private static func isSignOnTutorial(_ destination: String) -> Bool {
    WebAddress(destination) == nil && destination.hasSuffix("-tutorial.md") && !destination.contains("provisioning")
  }
}
