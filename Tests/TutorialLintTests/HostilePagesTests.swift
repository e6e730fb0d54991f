import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// A page made to wear the rules out is linted like any other: the work grows with the page, and no faster.
@Suite("Hostile pages")
struct HostilePagesTests {
  @Test(
    "with one very long paragraph are linted",
    arguments: [
      String(repeating: "The tenant URL is https://a.example/scim. ", count: 4_000),
      String(repeating: "Azure AD ", count: 20_000), String(repeating: "**Azure AD** ", count: 1_000),
      String(repeating: "The API token. ", count: 4_000), String(repeating: "`a`. ", count: 4_000),
      String(repeating: "A.A", count: 20_000), String(repeating: "https://a<b ", count: 4_000),
      String(repeating: "group provisioning isn't supported ", count: 1_000),
    ])
  func longParagraph(text: String) throws {
    let page = try #require(CleanPage.all().first)
    let bytes = Array((page.text + "\n\n" + text + "\n").utf8)
    let tutorial = try #require(Tutorial(Document(SourceFile(name: page.name, bytes: bytes))))
    for range in Linter().diagnostics(for: tutorial).compactMap(\.range) {
      #expect(range.end.line <= tutorial.document.source.lineCount)
    }
  }
}
