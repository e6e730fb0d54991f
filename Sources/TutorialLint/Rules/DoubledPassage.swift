import Diagnostics
import MarkdownSyntax
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
        )
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
      return zip(passages, passages.dropFirst()).compactMap { first, second in
        guard first.headingLevel == nil, second.headingLevel == nil, first.text.utf8 == second.text.utf8,
          first.text.utf8.split(separator: UInt8(ascii: " ")).count >= leastWords,
          !blocks[first.block + 1..<second.block].contains(where: isContent)
        else { return nil }
        return Finding(
          message: "This stands here a second time.", help: "take one out, or say what is different",
          range: second.text.source, related: [("the first time", first.text.source)])
      }
    })

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
