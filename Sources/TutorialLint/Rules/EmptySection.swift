import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let emptySection = Rule(
    id: "empty-section",
    severity: .warning,
    summary: "Nothing stands between a heading and the next one of its level.",
    rationale:
      "The reader who went to that heading finds nothing, and can't tell whether there is nothing to say or something is missing.",
    examples: Examples(
      triggering: [
        Example(.end, "## Connector limitations\n\n## Related content"),
        Example(.end, "### Limits of users\n\n<a name='more'></a>\n\n## Related content"),
      ],
      passing: [
        .sound, Example(.end, "## Good to know\n\n### Limits\n\n* No more than ten groups.\n\n## Related content"),
        Example(
          .end,
          "## Good to know\n\n# [Portal](#tab/portal)\n\nOpen it.\n\n# [Console](#tab/console)\n\nType it.\n\n---"),
      ]),
    check: { tutorial in
      let document = tutorial.document
      // What stands above the page's title is front matter that can't be read as such.
      let start = tutorial.page.title?.block ?? 0
      let headings = document.blocks.indices.dropFirst(start).filter { index in
        if case .heading = document.blocks[index].kind { true } else { false }
      }
      return zip(headings, headings.dropFirst()).compactMap { heading, next in
        guard case .heading(let level) = document.blocks[heading].kind,
          case .heading(let nextLevel) = document.blocks[next].kind, nextLevel <= level,
          document.blocks[heading + 1..<next].allSatisfy({ isInvisible($0, document.source) })
        else { return nil }
        let text = document.blocks[heading].text
        return Finding(
          message: "Nothing stands below \(text.string.quotedInMessage).", help: "write the section, or take it out",
          range: text.source)
      }
    })

  /// An anchor, a comment, or the label of a tab.
  private static func isInvisible(_ block: Block, _ source: SourceFile) -> Bool {
    switch block.kind {
    case .html:
      let markup = source.text(block.range)
      return markup.hasPrefix("<!--") || markup.hasPrefix("<a ") && markup.contains("></a>")
    case .tab: return true
    case .paragraph: return block.text.isEmpty && block.text.spans.allSatisfy { $0.kind == .html }
    default: return false
    }
  }
}
