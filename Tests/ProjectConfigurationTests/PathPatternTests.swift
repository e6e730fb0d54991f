import ProjectConfiguration
import Testing

@Suite("A path pattern")
struct PathPatternTests {
  @Test(
    "fits paths",
    arguments: [
      ("a.md", "a.md"), ("drafts", "drafts/a.md"), ("drafts/", "drafts/b/a.md"), ("drafts/**", "drafts/b/a.md"),
      ("./drafts", "drafts/a.md"), ("*.md", "a.md"), ("*/a.md", "x/a.md"), ("**/a.md", "a.md"),
      ("**/a.md", "x/y/a.md"), ("x/**/a.md", "x/a.md"), ("x/**/a.md", "x/y/z/a.md"), ("**/y/**/b*", "x/y/y/z/be.md"),
      ("?.md", "é.md"), ("?.md", "e\u{301}.md"), ("*a*b*.md", "xaybbz.md"), ("**", "a.md"),
      ("caf\u{E9}", "cafe\u{301}"),
    ])
  func fits(_ pattern: String, _ path: String) throws {
    #expect(try PathPattern(pattern).matches(path))
  }

  @Test(
    "doesn't fit other paths",
    arguments: [
      ("a.md", "x/a.md"), ("a.md", "aa.md"), ("A.md", "a.md"), ("drafts", "drafts-2/a.md"), ("*.md", "x/a.md"),
      ("*/a.md", "a.md"), ("?.md", ".md"), ("x/**/a.md", "y/x/a.md"), ("*a*b", "xbya"), ("x/*", "x"),
    ])
  func fitsNot(_ pattern: String, _ path: String) throws {
    #expect(try !PathPattern(pattern).matches(path))
  }

  @Test("that is none is refused")
  func faults() {
    #expect(throws: PathPattern.Fault.empty) { try PathPattern("") }
    #expect(throws: PathPattern.Fault.empty) { try PathPattern("./") }
    #expect(throws: PathPattern.Fault.outside) { try PathPattern("/a") }
    #expect(throws: PathPattern.Fault.outside) { try PathPattern("a/../b") }
    #expect(throws: PathPattern.Fault.choice) { try PathPattern("[ab].md") }
  }

  @Test("of many wild cards is answered at once", .timeLimit(.minutes(5)))
  func manyWildCards() throws {
    let pattern = String(repeating: "*a", count: 500) + "b"
    #expect(try !PathPattern(pattern).matches(String(repeating: "a", count: 2000)))
    let folders = String(repeating: "**/a/", count: 200) + "b"
    #expect(try !PathPattern(folders).matches(String(repeating: "a/", count: 1000) + "c"))
  }
}
