import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let mistakenWord = Rule(
    id: "mistaken-word",
    severity: .note,
    summary: "A word is taken for another one that sounds like it.",
    rationale: "The reader understands it, and trusts the page a little less.",
    examples: Examples(
      triggering: [
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token**, which compliment each other."),
        Example(.appSide, "1. When the app has been setup, copy the **SCIM URL** and the **API Token**."),
        Example(.appSide, "1. See that the app is setup correctly. Copy the **SCIM URL** and the **API Token**."),
      ],
      passing: [
        .sound,
        Example(.appSide, "1. The last thing to do is setup of sign-on. Copy the **SCIM URL** and the **API Token**."),
        Example(.appSide, "1. The first tab is **Setup**. Copy the **SCIM URL** of `an user` and the **API Token**."),
      ]),
    check: { tutorial in
      let source = tutorial.document.source
      return tutorial.page.passages.flatMap { passage -> [Finding] in
        guard passage.mentions(.mistakenWord) else { return [] }
        let text = passage.text
        return passage.hits.compactMap { hit in
          guard hit.cue == .mistakenWord, !text.spans.contains(where: { isLabel($0, hit.range) }) else { return nil }
          let written = text.string(hit.range)
          guard let meant = MistakenWord.all.first(where: { $0.written == written.lowercased() })?.meant else {
            return nil
          }
          let range = text.source(of: hit.range)
          let isPlain = source.bytes[range].elementsEqual(text.utf8[hit.range])
          let mended = written.first?.isUppercase == true ? meant.prefix(1).uppercased() + meant.dropFirst() : meant
          return Finding(
            message: "\"\(written)\" is taken for \"\(mended)\".", help: "write \(mended)", range: range,
            fix: isPlain ? [(range, mended)] : nil)
        }
      }
    })

  /// What a label says is for the app to say.
  private static func isLabel(_ span: Text.Span, _ range: Range<Int>) -> Bool {
    (span.kind == .code || span.kind == .strong) && span.range.overlaps(range)
  }
}
