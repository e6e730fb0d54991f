import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let doubledPassage = Rule(
    id: "doubled-passage",
    severity: .warning,
    summary: "A step or a paragraph stands twice in a row.",
    rationale: "The reader does the step again, or looks for what is different the second time.",
    examples: Examples(
      triggering: [
        Example(
          .appSide,
          "1. Copy the **SCIM URL** and the **API Token** from the console.\n1. Copy the **SCIM URL** and the **API Token** from the console."
        ),
        Example(
          .frontMatter,
          "title: Configure Orbit Teams for automatic user provisioning\ndescription: How to provision users to Orbit Teams.\nms.date: 01/31/2025\n# As an IT lead, I want accounts on the first day.\n\n# As an IT lead, I want accounts on the first day."
        ),
      ],
      passing: [
        .sound,
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token**.\n1. Select **Next**.\n1. Select **Next**."),
        Example(
          .appSide,
          "1. Select **Save** at the bottom of the page to go on.\n1. Copy the **SCIM URL** and the **API Token**.\n1. Select **Save** at the bottom of the page to go on."
        ),
      ]),
    check: { tutorial in
      let blocks = tutorial.document.blocks
      let passages = tutorial.page.passages.filter { !$0.text.isEmpty }
      let doubled = zip(passages, passages.dropFirst()).compactMap { first, second -> Finding? in
        guard first.headingLevel == nil, second.headingLevel == nil, first.text.utf8 == second.text.utf8,
          first.text.utf8.split(separator: UInt8(ascii: " ")).count >= leastWords,
          !blocks[first.block + 1..<second.block].contains(where: isContent)
        else { return nil }
        return Finding(
          message: "This stands here a second time.", help: "take one out, or say what is different",
          range: second.text.source, related: [("the first time", first.text.source)])
      }
      return doubledComments(in: tutorial) + doubled
    })

  /// Comments in the front matter, which nobody but the page's writers sees.
  private static func doubledComments(in tutorial: Tutorial) -> [Finding] {
    let bytes = tutorial.document.source.bytes
    let comments = tutorial.document.frontMatter?.comments ?? []
    return zip(comments, comments.dropFirst()).compactMap { first, second in
      guard bytes[first] == bytes[second], bytes[first].split(separator: UInt8(ascii: " ")).count >= leastWords else {
        return nil
      }
      return Finding(
        message: "This comment stands here a second time.", help: "take one out", severity: .note, range: second,
        related: [("the first time", first)])
    }
  }

  /// Fewer words than these may well have to be said twice: "Select **Next**."
  private static let leastWords = 8

  /// What lies between two passages that say the same of different things.
  private static func isContent(_ block: Block) -> Bool {
    switch block.kind {
    case .table, .code: true
    default: false
    }
  }
}
