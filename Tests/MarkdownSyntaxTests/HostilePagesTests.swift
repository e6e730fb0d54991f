import MarkdownJudge
import MarkdownSyntax
import SeededNumbers
import Testing
import TutorialDiagnostics

/// Any bytes give a document whose places lie inside the file.
struct HostilePagesTests {
  private func check(_ bytes: [UInt8]) {
    let document = Document(SourceFile(name: "page.md", bytes: bytes))
    for (index, block) in document.blocks.enumerated() {
      #expect(block.range.lowerBound >= 0 && block.range.upperBound <= bytes.count)
      #expect(block.endIndex > index && block.endIndex <= document.blocks.count)
      let source = block.text.source
      #expect(source.upperBound <= bytes.count)
      for span in block.text.spans {
        #expect(span.range.upperBound <= block.text.utf8.count && span.source.upperBound <= bytes.count)
      }
    }
  }

  @Test(
    "Pages made to break a parser are read",
    arguments: [
      String(repeating: ">", count: 20_000), String(repeating: "- ", count: 3_000),
      String(repeating: "[", count: 20_000),
      String(repeating: "*a ", count: 20_000), String(repeating: "|", count: 20_000) + "\n|-|\n",
      "|a|\n" + String(repeating: "|-|\n", count: 5_000), String(repeating: "a\u{0}", count: 20_000),
      "---\n" + String(repeating: "a: &x [*x]\n", count: 100) + "---\n", String(repeating: "[!", count: 20_000),
      "---\na0: &a0 [x]\n" + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1)]\n" }.joined()
        + "? *a40\n: 1\n---\n",
      String(repeating: ":::image ", count: 5_000), String(repeating: ":::image source=\"a\"::: ", count: 20_000),
      String(repeating: "[!INCLUDE [a](b)] ", count: 20_000),
      String(repeating: "[!a ", count: 20_000) + String(repeating: "]", count: 20_000), "\u{FEFF}", "\r", "\r\n\r\n",
      String(repeating: " ", count: 100_000) + String(repeating: "]:", count: 100_000), "---", "---\n---",
      String(repeating: "![a](b) `c` <d> ", count: 3_000), "`x `\n", "**connect&#32;**\n", ". \n||y\n-|-\n**c**\n",
    ])
  func breakers(text: String) {
    check(Array(text.utf8))
  }

  @Test("Random bytes are read", arguments: 0..<64)
  func randomBytes(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let alphabet = Array("|-:`*_[]()<>!#>+.\\&;ab1 \t\n\r\n".utf8) + [0, 0xC3, 0xA9, 0xFF, 0xE2]
    check((0..<600).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] })
  }
}
