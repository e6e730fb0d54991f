import Foundation
import MarkdownJudge
import MarkdownSyntax
import SeededNumbers
import Testing
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// cmark-gfm is the judge of whether a fix of numbers, cells or pipes leaves a page what it was: its lists and items
/// nested as they were, its tables with the same cells.
@Suite("A fix of the page's source", .enabled(if: CMarkGFM.isInstalled, "cmark-gfm is not installed"))
struct StructureJudgeTests {
  private static let rules: Set<String> = ["list-number", "ragged-table", "table-pipe"]

  @Test("leaves random lists and tables what they were", arguments: 0..<12)
  func randomPages(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let page = try #require(CleanPage.all().first)
    let parts = (0..<60).map { part in
      "## Part \(part)\n\n" + (part.isMultiple(of: 3) ? table(&generator) : list(&generator))
    }
    #expect(try fixed(page.name, page.text + "\n\n" + parts.joined(separator: "\n\n") + "\n") > 0)
  }

  @Test("leaves pages with slips in their lists and tables what they were")
  func pages() throws {
    var generator = SeededGenerator(state: 1)
    var fixes = 0
    for page in try CleanPage.all() {
      let lines = page.lines.map { line in
        let text = line.drop { $0 == " " }
        if text.hasPrefix("1. "), pick([true, false], &generator) {
          return line.replacingOccurrences(of: "1. ", with: pick(["3. ", "10. ", "100. "], &generator))
        }
        return text.hasPrefix("|") && pick([true, false, false], &generator) ? String(line.dropLast()) : line
      }
      fixes += try fixed(page.name, lines.joined(separator: "\n"))
    }
    #expect(fixes > 0)
  }

  /// Makes the fixes of a page, has the judge compare, and tells how many there were.
  private func fixed(_ name: String, _ text: String) throws -> Int {
    let source = SourceFile(name: name, text: text)
    let document = Document(source)
    let found = Linter().diagnostics(for: try #require(Tutorial(document))).filter { Self.rules.contains($0.id) }
    let fixes = FixApplication(of: found, to: source)
    let start = document.frontMatter?.range.upperBound ?? 0
    let (before, after) = (try tree(source.bytes[start...]), try tree(fixes.bytes[start...]))
    let change = zip(before, after).enumerated().first { $1.0 != $1.1 }?.offset
    if let change {
      let around = max(0, change - 12)..<min(change + 6, before.count, after.count)
      Issue.record("\(before[around].joined(separator: "\n"))\nbecomes\n\(after[around].joined(separator: "\n"))")
    }
    #expect(before.count == after.count)
    return fixes.applied
  }

  /// The lines of a page's tree without the numbers that its lists begin with.
  private func tree(_ bytes: ArraySlice<UInt8>) throws -> [String] {
    String(decoding: try CMarkGFM.xml(of: Data(bytes)), as: UTF8.self).split(separator: "\n")
      .map { String($0).replacing(/\ start="\d+"/, with: "") }
  }

  // MARK: Random Markdown

  private func pick<Element>(_ elements: [Element], _ generator: inout SeededGenerator) -> Element {
    elements[Int(generator.next() % UInt64(elements.count))]
  }

  private func indented(_ text: String, by widths: [Int], _ generator: inout SeededGenerator) -> String {
    String(repeating: " ", count: pick(widths, &generator)) + text
  }

  private func list(_ generator: inout SeededGenerator) -> String {
    let quote = pick(["", "", "> ", ">", "- "], &generator)
    let lines = (0..<Int(4 + generator.next() % 6)).map { _ in
      switch pick([0, 0, 0, 1, 1, 2], &generator) {
      case 0:
        let number = pick(["1", "1", "1", "2", "3", "9", "10", "11", "100"], &generator)
        let space = pick([" ", " ", "  ", "\t", "     "], &generator)
        return indented(number + "." + space + "Open it.", by: [0, 0, 0, 2, 3, 4, 5], &generator)
      case 1:
        let text = pick(["Wait.", "Wait.", "- Wait.", "> Wait.", "```\n\n```", "|a|b|\n|-|-|", "# Wait"], &generator)
        return indented(text, by: Array(0...8), &generator)
      default: return ""
      }
    }
    let marks = quote == "- " ? "  " : quote
    let rest = lines.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    return rest.enumerated().map { ($0 == 0 ? quote : marks) + $1 }.joined(separator: "\n")
  }

  private func table(_ generator: inout SeededGenerator) -> String {
    let margin = pick(["", "  ", "> ", "> > "], &generator)
    let rows = (0..<4).map { _ in
      let cells = (0..<Int(1 + generator.next() % 4)).map { _ in
        pick(["a", "`a`", "`a\\|b`", "a\\|", "", " ", "**a**", "`a", "\\", "&#124;"], &generator)
      }
      return pick(["|", "|", ""], &generator) + cells.joined(separator: "|") + pick(["|", "|", "", " "], &generator)
    }
    return (["|a|b|c|", "|---|---|---|"] + rows).map { margin + $0 }.joined(separator: "\n")
  }
}
