import Foundation
import MarkdownJudge
import MarkdownSyntax
import SeededNumbers
import Testing
import TutorialDiagnostics

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// cmark-gfm is the judge of what a table is and what its cells say.
@Suite(.enabled(if: CMarkGFM.isInstalled, "cmark-gfm is not installed"))
struct TableOracleTests {
  @Test("The tables of a hand-made page are cmark-gfm's", arguments: Pages.hardCases)
  func hardCases(page: URL) throws {
    try compare(page)
  }

  @Test("The tables of our tutorials are cmark-gfm's", arguments: Pages.tutorials)
  func tutorials(page: URL) throws {
    try compare(page)
  }

  @Test(
    "The tables of a real page are cmark-gfm's", .enabled(if: !Pages.corpus.isEmpty, "no corpus beside the repository"),
    arguments: Pages.corpus)
  func corpus(page: URL) throws {
    try compare(page)
  }

  @Test("The tables of random pages are cmark-gfm's", arguments: 0..<40)
  func randomPages(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let lines = [
      "|a|b|", "|---|---|", "|1|2|3|", "|1|", "a|b", "--|:-:", "text", "> |a|b|", "> |-|-|", "> |x|", "- |a|b|",
      "  |-|-|", "  |x|y|", "    |-|-|",
      "", "", "1. |a|b|", "   |-|-|", "\t|-|-|", "3. x", "***", "---", "# h", "|a\\|b|c|", "|`a|b`|c|",
      "```", "|", "||", "-", "*a*|&lt;",
      ">> |a|b|", ">> |-|-|", "> text", "lazy|line",
    ]
    let text = (0..<300).map { _ in lines[Int(generator.next() % UInt64(lines.count))] }.joined(separator: "\n") + "\n"
    // A page that happens to begin like front matter would be read as such, and not by the judge.
    try compare(SourceFile(name: "random.md", text: "start\n\n" + text))
  }

  private func compare(_ page: URL) throws {
    try compare(try Pages.source(page))
  }

  private func compare(_ source: SourceFile) throws {
    let document = Document(source)
    let ours = document.blocks.compactMap { block -> [[String]]? in
      guard case .table(let table) = block.kind else { return nil }
      return ([table.header] + table.rows).map { row in
        (0..<table.header.cells.count).map { $0 < row.cells.count ? row.cells[$0].text : "" }
      }
    }
    let theirs = try CMarkGFM.tables(of: source.bytes[(document.frontMatter?.range.upperBound ?? 0)...])
    #expect(ours == theirs)
  }
}

extension CMarkGFM {
  /// The text of every cell of every table of a page, by row.
  fileprivate static func tables(of markdown: ArraySlice<UInt8>) throws -> [[[String]]] {
    let reader = TableXML()
    let parser = XMLParser(data: try xml(of: Data(markdown)))
    parser.delegate = reader
    #expect(parser.parse())
    return reader.tables
  }
}

/// Collects the cells of the tables in cmark-gfm's XML.
private final class TableXML: NSObject, XMLParserDelegate {
  var tables: [[[String]]] = []
  private var cell: String?
  private var collects = false
  private var imageDepth = 0

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes _: [String: String]
  ) {
    switch name {
    case "table": tables.append([])
    case "table_header", "table_row": tables[tables.count - 1].append([])
    case "table_cell": cell = ""
    case "text", "code": collects = imageDepth == 0
    case "softbreak", "linebreak": cell?.append(" ")
    case "image": imageDepth += 1
    default: break
    }
  }

  func parser(_: XMLParser, foundCharacters string: String) {
    if collects { cell?.append(string) }
  }

  func parser(_: XMLParser, didEndElement name: String, namespaceURI _: String?, qualifiedName _: String?) {
    switch name {
    case "text", "code": collects = false
    case "image": imageDepth -= 1
    case "table_cell":
      let table = tables.count - 1
      tables[table][tables[table].count - 1].append(cell ?? "")
      cell = nil
    default: break
    }
  }
}
