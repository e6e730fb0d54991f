import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// A page that isn't good UTF-8, or isn't good Markdown, is linted like any other.
@Suite("Broken bytes")
struct BrokenBytesTests {
  private func diagnostics(_ bytes: [UInt8]) -> [Diagnostic] {
    Tutorial(Document(SourceFile(name: "page.md", bytes: bytes))).map { Linter().diagnostics(for: $0) } ?? []
  }

  @Test(
    "before broken markup move no finding, and end no run",
    arguments: [
      "[Orbit](https://orbit.example", "See Orbit](https://orbit.example.com", "[Orbit.(orbit.md)", "**Orbit* is",
    ])
  func placesHold(line: String) throws {
    let page = Array(try #require(CleanPage.all().first).lines.joined(separator: "\n").utf8) + Array("\n\n".utf8)
    let found = try #require(diagnostics(page + Array(line.utf8)).first { $0.id == "broken-structure" }?.range)
    let damaged = page + [0xFF, 0xE2, 0x82, 0xFF, UInt8(ascii: " ")] + Array(line.utf8)
    let moved = try #require(diagnostics(damaged).first { $0.id == "broken-structure" }?.range)
    #expect(moved.start.line == found.start.line && moved.start.column == found.start.column + 5)
    #expect(moved.end.column == found.end.column + 5)
  }

  @Test("are told, once, at the first of them")
  func told() throws {
    let page = Array(try #require(CleanPage.all().first).lines.joined(separator: "\n").utf8)
    let found = diagnostics(page + Array("\n\nCaf".utf8) + [0xE9, UInt8(ascii: " "), 0xE2, 0x82])
    #expect(found.map(\.id) == ["encoding"])
    #expect(found.first?.message == "A letter is lost here, and one more elsewhere.")
    #expect(found.first?.range?.start.column == 4)
  }

  @Test("anywhere in a page leave it to be linted", arguments: 0..<40)
  func randomDamage(seed: Int) throws {
    let pages = try CleanPage.all()
    var bytes = Array(pages[seed % pages.count].lines.joined(separator: "\n").utf8)
    var state = UInt64(seed) &+ 1
    func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let pieces = [
      "\u{FF}", "|", "`", "](", "[", "**", "<!--", "-->", "> ", "\n", "\n\n", "# ", "1. ", ":::", "|---|", "---\n",
    ].map { $0 == "\u{FF}" ? [0xFF] : Array($0.utf8) }
    for _ in 0..<60 {
      let place = next(below: bytes.count)
      bytes.insert(contentsOf: pieces[next(below: pieces.count)], at: place)
      bytes.removeSubrange(place..<min(place + next(below: 4), bytes.count))
    }
    let source = SourceFile(name: "page.md", bytes: bytes)
    for range in diagnostics(bytes).compactMap(\.range) {
      #expect(range.start.line >= 1 && range.end.line <= source.lineCount)
    }
  }
}
