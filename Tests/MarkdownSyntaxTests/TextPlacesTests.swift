import Foundation
import MarkdownSyntax
import Testing
import TutorialDiagnostics

/// Every piece of visible text can be traced to the bytes that it was read from.
struct TextPlacesTests {
  @Test(
    "Each plain word of a page stands at the place that is given for it", arguments: Pages.hardCases + Pages.tutorials)
  func ownPages(page: URL) throws {
    try check(page)
  }

  @Test(
    "Each plain word of a real page stands at the place that is given for it",
    .enabled(if: !Pages.corpus.isEmpty, "no corpus beside the repository"), arguments: Pages.corpus)
  func corpus(page: URL) throws {
    try check(page)
  }

  private func check(_ page: URL) throws {
    let document = Document(try Pages.source(page))
    for block in document.blocks {
      let text = block.text
      var start = 0
      for word in text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
        let range = start..<start + word.count
        start = range.upperBound + 1
        guard !word.isEmpty, word.allSatisfy({ $0 < 0x80 && Character(Unicode.Scalar($0)).isLetter }) else { continue }
        #expect(document.source.text(text.source(of: range)) == String(decoding: word, as: UTF8.self))
      }
    }
  }

  /// A Markdown text, a word in it, and the line and column where the word stands.
  struct Case: Sendable, CustomTestStringConvertible {
    var markdown: String
    var word: String
    var line: Int
    var column: Int
    var testDescription: String { "\(word) in \(markdown.debugDescription)" }
  }

  @Test(
    "A word's line and column count bytes of the file, whatever stands before it",
    arguments: [
      Case(markdown: "plain word\n", word: "word", line: 1, column: 7),
      Case(markdown: "---\ntitle: x\n---\n\na word\n", word: "word", line: 5, column: 3),
      Case(markdown: "\u{FEFF}a word\n", word: "word", line: 1, column: 6),
      Case(markdown: "\u{FEFF}---\r\ntitle: x\r\n---\r\na word\r\n", word: "word", line: 4, column: 3),
      Case(markdown: "one\r\ntwo word\r\n", word: "word", line: 2, column: 5),
      Case(markdown: "1.\tone\n\ttwo word\n", word: "word", line: 2, column: 6),
      Case(markdown: "10. one\n    two\n  lazy word\n", word: "word", line: 3, column: 8),
      Case(markdown: "> one\n> two word\n", word: "word", line: 2, column: 7),
      Case(markdown: "> one\nlazy word\n", word: "word", line: 2, column: 6),
      Case(markdown: "> - > one\n>   > two word\n", word: "word", line: 2, column: 11),
      Case(markdown: "[a]: https://example.com\nafter word\n", word: "word", line: 2, column: 7),
      Case(markdown: "é and **word**\n", word: "word", line: 1, column: 10),
      Case(markdown: "a &amp; b \\* word\n", word: "word", line: 1, column: 14),
      Case(markdown: "```sh\none\n\n  a word\n```\n", word: "word", line: 4, column: 5),
      Case(markdown: "> ~~~~\n> ~~~\n> a word\n> ~~~~~\n", word: "word", line: 3, column: 5),
      Case(markdown: "1. one\n\n   ```\n   a word\n", word: "word", line: 4, column: 6),
      Case(markdown: "- one\n\n      two\n      a word\n", word: "word", line: 4, column: 9),
      Case(markdown: "`a\n b` word\n", word: "word", line: 2, column: 5),
      Case(markdown: "## Heading word ##\n", word: "word", line: 1, column: 12),
      Case(markdown: "two\nword\n===\n", word: "word", line: 2, column: 1),
      Case(markdown: "a\u{0}b word\n", word: "word", line: 1, column: 5),
      Case(markdown: "text\n|a|b|\n|-|-|\n|1|2|\n- x\n- word\n", word: "word", line: 6, column: 3),
    ])
  func places(of example: Case) throws {
    let document = Document(SourceFile(name: "page.md", text: example.markdown))
    let found = document.blocks.compactMap { block -> SourceRange? in
      guard let range = block.text.string.range(of: example.word) else { return nil }
      let start = block.text.string[..<range.lowerBound].utf8.count
      return document.range(block.text.source(of: start..<start + example.word.utf8.count))
    }
    #expect(found.map(\.start) == [SourcePosition(line: example.line, column: example.column)])
    #expect(found.map(\.end) == [SourcePosition(line: example.line, column: example.column + example.word.utf8.count)])
  }

  @Test("A span's bytes take in its markup")
  func spans() {
    let markdown = "a **b _c_** `d` [e](https://f.example \"t\") <https://g.example> ![h](i.png)\n"
    let document = Document(SourceFile(name: "page.md", text: markdown))
    let spans = document.blocks.flatMap(\.text.spans).map { document.source.text($0.source) }
    #expect(
      spans == ["_c_", "**b _c_**", "`d`", "[e](https://f.example \"t\")", "<https://g.example>", "![h](i.png)"])
  }
}
