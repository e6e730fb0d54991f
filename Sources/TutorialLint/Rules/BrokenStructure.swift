import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let brokenStructure = Rule(
    id: "broken-structure",
    severity: .warning,
    summary: "The page's markup doesn't come out as it was meant.",
    rationale: """
      A list that breaks off counts from one again, a table without its second line is a row of pipes, a stray asterisk \
      is just an asterisk: the reader sees the source instead of the page.
      """,
    examples: Examples(
      triggering: [
        Example(
          .appSide,
          "1. Open the console.\n\n![Console](media/orbit/console.png)\n\n2. Copy the **SCIM URL** and the **API Token**."
        ),
        Example(
          .appSide,
          "1. Open the console.\n1. Read this.\n\n> [!NOTE]\n> Mind it.\n\n1. Copy the **SCIM URL** and the **API Token**."
        ),
        Example(
          .appSide,
          "1. Open it.\n1. Go on.\n1. Copy the **SCIM URL**.\n\nThen wait.\n\n2. Copy the **API Token**."),
        Example(
          .appSide,
          "1. Open it.\n2. Copy these:\n\n|Name|Use|\n|---|---|\n|Token|to sign in|\n\n3. Copy the **API Token** and **SCIM URL**."
        ),
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token** * field."),
        Example(.prerequisites, "[!INCLUDE [common](~/includes/common.md)].\n* An Orbit Teams tenant."),
        Example(.userMapping, "1. Review the attributes of users.\n\n   |Attribute|Type|\n   |userName|String|"),
        Example(.introduction, "> [!NOET]\n> Mind [Orbit Teams](https://orbit.example.com) and Microsoft Entra ID."),
        Example(.prerequisites, "> ![NOTE]\n> Mind it."),
        Example(.prerequisites, "> **[!NOTE]**\n> Mind it."),
        Example(.prerequisites, "> [!NOTE]: Mind it."),
        Example(.end, "##Related content"),
        Example(.introduction, "For [Orbit Teams] (https://orbit.example.com) and Microsoft Entra ID."),
        Example(.introduction, "See the [Orbit tutorial.(orbit-tutorial.md) for Microsoft Entra ID."),
      ],
      passing: [
        .sound,
        Example(
          .appSide,
          "1. Open the console.\n\n   ![Console](media/orbit/console.png)\n\n2. Copy the **SCIM URL** and the **API Token**."
        ),
        Example(
          .appSide,
          "1. Open the console.\n\n### Then\n\nCopy it:\n\n2. Copy the **SCIM URL** and the **API Token**; fields marked * are needed."
        ),
        Example(
          .appSide,
          "1. Open the console.\n2. Read this.\n\n> [!NOTE]\n> Mind it.\n\n3. Copy the **SCIM URL** and the **API Token**."
        ),
        Example(
          .appSide, "1. Open the console.\n1. Go on.\n\nOr else:\n\n1. Copy the **SCIM URL** and the **API Token**."),
        Example(.prerequisites, "[!INCLUDE [common](~/includes/common.md)]\n\n> [!NOTE]\n> Mind it."),
      ]),
    check: { tutorial in
      BrokenList.findings(in: tutorial) + BrokenAlert.findings(in: tutorial)
        + tutorial.page.passages.flatMap { passage -> [Finding] in
          [
            strayAsterisk(passage), includeWithText(passage), unreadTable(passage), unreadHeading(passage),
            spacedLink(passage.text) ?? brokenLinkMarkup(passage),
          ].compactMap { $0 }
        }
    })

  // MARK: Markup that is left to see

  private static func strayAsterisk(_ passage: Passage) -> Finding? {
    let text = passage.text
    for offset in text.utf8.indices where text.utf8[offset] == UInt8(ascii: "*") {
      guard !text.spans.contains(where: { $0.kind == .code && $0.range.contains(offset) }) else { continue }
      let before = offset > 0 ? text.utf8[offset - 1] : UInt8(ascii: " ")
      let after = offset + 1 < text.utf8.count ? text.utf8[offset + 1] : UInt8(ascii: " ")
      let isPair = after == UInt8(ascii: "*")
      let endsWord =
        after == UInt8(ascii: " ") || after == UInt8(ascii: ".") || after == UInt8(ascii: ",")
        || after == UInt8(ascii: ":")
      // "**Token** * field"; elsewhere a lone asterisk multiplies, or marks a footnote.
      let followsLabel = text.spans.contains { $0.kind == .strong && $0.range.upperBound == offset - 1 }
      let isLoose = before == UInt8(ascii: " ") && endsWord && followsLabel
      // "**On*" makes On italic, and leaves the other asterisk beside it.
      let isLeftOver = text.spans.contains { span in
        (span.kind == .emphasis || span.kind == .strong)
          && (span.range.lowerBound == offset + 1 || span.range.upperBound == offset)
      }
      guard isPair || isLoose || isLeftOver, isUnescaped(offset, text) else { continue }
      return Finding(
        message: "The asterisks are shown as they are, instead of making words bold.", help: "close or remove them",
        range: text.source(of: offset..<offset + (isPair ? 2 : 1)))
    }
    return nil
  }

  private static func isUnescaped(_ offset: Int, _ text: Text) -> Bool {
    text.source(of: offset..<offset + 1).count == 1
  }

  private static func includeWithText(_ passage: Passage) -> Finding? {
    let includes = passage.text.spans.filter { if case .include = $0.kind { true } else { false } }
    guard let include = includes.first else { return nil }
    let rest = passage.text.string.filter { $0 != " " }
    guard rest == "." || rest == ",", let offset = passage.text.utf8.firstIndex(where: { $0 != UInt8(ascii: " ") })
    else {
      return nil
    }
    return Finding(
      message:
        "A \"\(rest)\" stands beside the include, which then isn't a block of its own, and is left over on the page.",
      help: "take the \"\(rest)\" out", range: include.source,
      fix: [(passage.text.source(of: offset..<offset + 1), "")])
  }

  /// `[text] (https://…)`, `[text] (~/page.md)`: a space keeps a link from being one.
  private static func spacedLink(_ text: Text) -> Finding? {
    let space = UInt8(ascii: " ")
    for mark in ["] (http://", "] (https://", "] (~/", "] (../", "] (./"] {
      guard let found = text.utf8.firstOccurrence(of: mark.utf8), !isInCode(found, text),
        let opening = text.utf8[..<found.lowerBound].lastIndex(of: UInt8(ascii: "[")),
        isUnescaped(opening, text), isUnescaped(found.lowerBound, text),
        // A bracket in an address, and a number in brackets, are no link's text.
        opening == 0 || text.utf8[opening - 1] == space,
        text.utf8[(opening + 1)..<found.lowerBound].contains(where: { $0 | 0x20 >= UInt8(ascii: "a") }),
        let closing = text.utf8[found.upperBound...].firstIndex(where: { $0 == UInt8(ascii: ")") || $0 == space }),
        text.utf8[closing] != space
      else { continue }
      let gap = text.source(of: found.lowerBound + 1..<found.lowerBound + 2)
      return Finding(
        message: "The space between its brackets keeps the link from being one, so that its markup is shown.",
        help: "take the space out", range: text.source(of: opening..<closing + 1),
        // On the next line, the indentation would be left between them.
        fix: text.source(of: found).count == found.count ? [(gap, "")] : nil)
    }
    return nil
  }

  /// `[text.(page.md)`, `[text](page.md`, `text](https://…)`: what is left to see of a link that isn't one.
  private static func brokenLinkMarkup(_ passage: Passage) -> Finding? {
    let text = passage.text
    guard text.utf8.contains(UInt8(ascii: "[")) || text.utf8.contains(UInt8(ascii: "]")) else { return nil }
    for mark in ["](", "]http", "]~/", "]../", "]./", "].(", ".(", "(http", "(~/", "(../", "(./"] {
      guard let found = text.utf8.firstOccurrence(of: mark.utf8), !isInCode(found, text) else { continue }
      // A pattern such as [OrgId] is no link; a bracket that opens before, or none, tells what was meant.
      let opening = text.utf8[..<found.lowerBound].lastIndex(of: UInt8(ascii: "["))
      guard
        mark.hasPrefix("]")
          || opening != nil && !text.utf8[(opening ?? 0)..<found.lowerBound].contains(UInt8(ascii: "]"))
      else { continue }
      return Finding(
        message: "The link's brackets are broken, so that its markup is shown.", help: "write [text](address)",
        range: text.source(of: (opening ?? found.lowerBound)..<found.upperBound))
    }
    return nil
  }

  private static func isInCode(_ range: Range<Int>, _ text: Text) -> Bool {
    text.spans.contains { $0.kind == .code && $0.range.overlaps(range) }
  }

  /// Rows of pipes that no delimiter row makes a table of.
  private static func unreadTable(_ passage: Passage) -> Finding? {
    let bytes = passage.text.utf8
    guard bytes.first == UInt8(ascii: "|"), bytes.filter({ $0 == UInt8(ascii: "|") }).count >= 4 else { return nil }
    return Finding(
      message: "These rows are not shown as a table: no line of dashes follows the header.",
      help: "put |---|---| below the header, with a group of dashes for each column", severity: .error,
      range: passage.text.source)
  }

  private static func unreadHeading(_ passage: Passage) -> Finding? {
    let hashes = passage.text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    guard passage.headingLevel == nil, (2...6).contains(hashes), passage.text.utf8.count > hashes,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(passage.text.utf8[hashes])
    else { return nil }
    return Finding(
      message: "This is not a heading: no space follows the number signs.", help: "put a space after them",
      range: passage.text.source,
      fix: [
        (
          passage.text.source(of: hashes..<hashes + 1)
            .lowerBound..<passage.text.source(of: hashes..<hashes + 1).lowerBound, " "
        )
      ])
  }
}
