import MarkdownSyntax
import Testing
import TutorialDiagnostics

struct FrontMatterTests {
  private func read(_ text: String) -> (FrontMatter?, SourceFile) {
    let source = SourceFile(name: "page.md", text: text)
    return (Document(source).frontMatter, source)
  }

  @Test("Keys, values, comments and blank lines are kept with their places")
  func entries() throws {
    let (frontMatter, source) = read(
      "---\ntitle: 'It''s'\n\n# a comment\nms.date: 11/12/2020 # trailing\nempty:\ntext: a # b\n---\nbody\n")
    let found = try #require(frontMatter)
    #expect(found.problem == nil)
    #expect(found.entries.map(\.key) == ["title", "ms.date", "empty", "text"])
    #expect(found.entries.map(\.value) == ["It's", "11/12/2020", nil, "a"])
    #expect(found.entries.map { source.text($0.valueRange) } == ["'It''s'", "11/12/2020", "", "a"])
    #expect(found.comments.map { source.text($0) } == ["# a comment", "# trailing", "# b"])
    #expect(source.text(found.range).hasSuffix("---\n"))
  }

  @Test(
    "Broken YAML is recorded with its place, and the page is read all the same",
    arguments: [
      "---\ntitle: 'open\nx: y\n---\n# Heading\n", "---\na: b: c\n---\n# Heading\n",
      "---\na: 1\na: 2\n---\n# Heading\n",
    ])
  func broken(text: String) throws {
    let document = Document(SourceFile(name: "page.md", text: text))
    let problem = try #require(document.frontMatter?.problem)
    #expect(problem.message.hasPrefix("The front matter"))
    #expect(document.range(problem.range).start.line >= 2)
    #expect(document.blocks.map(\.text.string) == ["Heading"])
  }

  @Test(
    "A page without a closed block at its very top has no front matter",
    arguments: ["# Heading\n", "\n---\na: b\n---\n", "---\na: b\n", "----\na: b\n----\n", ""])
  func none(text: String) {
    #expect(read(text).0 == nil)
  }

  @Test(
    "A fence may have white space after it, and dots may close the block",
    arguments: ["---  \na: b\n--- \nx\n", "---\na: b\n...\nx\n"])
  func fences(text: String) {
    #expect(read(text).0?["a"]?.value == "b")
  }

  @Test("A thousand open brackets are a recorded problem, not a crash")
  func nesting() {
    let (frontMatter, _) = read("---\na: \(String(repeating: "[", count: 100_000))\n---\n")
    #expect(frontMatter?.problem != nil)
  }
}
