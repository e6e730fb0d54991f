import Reporters
import Testing
import TutorialDiagnostics

struct TextReporterTests {
  private let reporter = TextReporter(usesColor: false)

  /// The line that is shown of a file and the marks below it.
  private func excerpt(_ text: String, in file: SourceFile) throws -> (line: String, marks: String) {
    excerpt(of: try Sample.finding(text, in: file), in: file)
  }

  private func excerpt(of finding: Diagnostic, in file: SourceFile) -> (line: String, marks: String) {
    let lines = reporter.report(finding, in: file).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 2 else { return ("", "") }
    let parts = lines[1...2].map { $0.split(separator: "| ", maxSplits: 1, omittingEmptySubsequences: false) }
    return (String(parts[0].last ?? ""), String(parts[1].last ?? ""))
  }

  @Test("A finding is told with its place, its line, the marked columns and what would mend it")
  func finding() throws {
    let file = Sample.file("one\ntwo emails[ three\n")
    let finding = try Sample.finding("emails[", in: file, help: "close the bracket")
    #expect(
      reporter.report(finding, in: file) == """
        tutorials/orbit.md:2:5: error: This is no path. [attribute-path]
          2 | two emails[ three
            |     ^^^^^^^
            = help: close the bracket

        """)
  }

  @Test("Related places are shown with their lines, below each other's columns")
  func related() throws {
    let file = Sample.file("first\n" + String(repeating: "x\n", count: 10) + "second\n")
    let related = Diagnostic.Related(message: "the first time", range: try Sample.range(of: "first", in: file))
    let finding = try Sample.finding("second", in: file, severity: .warning, help: "keep one", related: [related])
    #expect(
      reporter.report(finding, in: file) == """
        tutorials/orbit.md:12:1: warning: This is no path. [attribute-path]
          12 | second
             | ^^^^^^
             = note: tutorials/orbit.md:1:1: the first time
           1 | first
             | -----
             = help: keep one

        """)
  }

  @Test("Of many related places the first are shown and the others named")
  func manyRelated() throws {
    let file = Sample.file(String(repeating: "x\n", count: 30))
    let related = (2...20).map { line in
      let start = SourcePosition(line: line, column: 1)
      return Diagnostic.Related(message: "again", range: SourceRange(start: start, end: start))
    }
    let text = reporter.report(try Sample.finding("x", in: file, related: related), in: file)
    #expect(text.split(separator: "\n").filter { $0.hasSuffix("again") }.count == 3)
    #expect(text.contains(" = note: 16 more at 5:1, 6:1, 7:1, 8:1, 9:1, 10:1, 11:1, 12:1, 13:1, 14:1, …\n"))
  }

  @Test("A finding about the file itself, or about a file that isn't there, has no line")
  func withoutLine() throws {
    let finding = Diagnostic(id: "not-a-tutorial", severity: .error, message: "No.", help: "none", file: "a.md")
    #expect(reporter.report(finding, in: nil) == "a.md: error: No. [not-a-tutorial]\n    = help: none\n")
    let file = Sample.file("x", name: "a.md")
    #expect(
      reporter.report(try Sample.finding("x", in: file), in: nil)
        == "a.md:1:1: error: This is no path. [attribute-path]\n")
    let far = SourcePosition(line: 3, column: 1)
    var outside = finding
    outside.range = SourceRange(start: far, end: far)
    #expect(reporter.report(outside, in: file) == "a.md:3:1: error: No. [not-a-tutorial]\n    = help: none\n")
  }

  @Test(
    "The marks are below the columns, whatever is before them and in them",
    arguments: [
      ("\tpath", "path", "    path", "    ^^^^"),
      ("ab\tpath", "path", "ab  path", "    ^^^^"),
      ("a\tb\tpath", "path", "a   b   path", "        ^^^^"),
      ("abcd\tpath", "path", "abcd    path", "        ^^^^"),
      ("漢字 path", "path", "漢字 path", "     ^^^^"),
      ("ｆｕｌｌ path", "path", "ｆｕｌｌ path", "         ^^^^"),
      ("ﾊﾟ path", "path", "ﾊﾟ path", "   ^^^^"),
      ("한글 path", "path", "한글 path", "     ^^^^"),
      ("\u{1112}\u{1161}\u{11AB} path", "path", "\u{1112}\u{1161}\u{11AB} path", "   ^^^^"),
      ("e\u{301}\u{323} path", "path", "e\u{301}\u{323} path", "  ^^^^"),
      ("👍 path", "path", "👍 path", "   ^^^^"),
      ("👍🏽 path", "path", "👍🏽 path", "   ^^^^"),
      ("👩‍👩‍👧 path", "path", "👩‍👩‍👧 path", "   ^^^^"),
      ("🇩🇪 path", "path", "🇩🇪 path", "   ^^^^"),
      ("✔️ path", "path", "✔️ path", "   ^^^^"),
      ("✅ path", "path", "✅ path", "   ^^^^"),
      ("✔ path", "path", "✔ path", "  ^^^^"),
      ("→ “é” path", "path", "→ “é” path", "      ^^^^"),
      ("x 漢字 y", "漢字", "x 漢字 y", "  ^^^^"),
      ("x a\tb y", "a\tb", "x a b y", "  ^^^"),
      ("x \u{200B} y", "\u{200B}", "x \\u{200B} y", "  ^^^^^^^^"),
      ("\u{202E}x path", "path", "\\u{202E}x path", "          ^^^^"),
      ("\u{1B}[31m path", "path", "\\u{1B}[31m path", "           ^^^^"),
      ("\u{FEFF}path", "path", "path", "^^^^"),
      ("\u{FEFF}path", "\u{FEFF}path", "path", "^^^^"),
      ("path\r", "path", "path", "^^^^"),
    ])
  func columns(text: String, marked: String, line: String, marks: String) throws {
    for ending in ["", "\n", "\r\n"] where !(text.hasSuffix("\r") && ending == "\n") {
      let excerpt = try excerpt(marked, in: Sample.file(text + ending + "next"))
      if ending.isEmpty, !text.hasSuffix("\r") {
        #expect(excerpt.line == line + "next")
      } else {
        #expect(excerpt.line == line)
      }
      #expect(excerpt.marks == marks)
    }
  }

  @Test("A place between two characters, or past the line's end, has one mark")
  func emptyPlaces() {
    let file = Sample.file("one\ntwo\n")
    for (column, marks) in [(1, "^"), (3, "  ^"), (4, "   ^"), (9, "   ^")] {
      let place = SourcePosition(line: 1, column: column)
      let finding = Diagnostic(
        id: "a", severity: .note, message: "m", file: file.name, range: SourceRange(start: place, end: place))
      #expect(excerpt(of: finding, in: file) == ("one", marks))
    }
  }

  @Test("Of a place with several lines the first is marked to its end", arguments: ["\n", "\r\n", "\r"])
  func severalLines(ending: String) throws {
    let file = Sample.file("one two" + ending + "three" + ending)
    #expect(try excerpt("two" + ending + "th", in: file) == ("one two", "    ^^^"))
    #expect(try excerpt("two" + ending, in: file) == ("one two", "    ^^^"))
    #expect(try excerpt("two" + ending + "three" + ending, in: file) == ("one two", "    ^^^"))
  }

  @Test("A long line is cut to what surrounds the place")
  func longLines() throws {
    let text = String(repeating: "a", count: 5000) + "path" + String(repeating: "b", count: 5000)
    let middle = try excerpt("path", in: Sample.file(text))
    let (before, after) = (String(repeating: "a", count: 60), String(repeating: "b", count: 60))
    #expect(middle == ("…" + before + "path" + after + "…", String(repeating: " ", count: 61) + "^^^^"))
    let long = try excerpt(String(repeating: "b", count: 5000), in: Sample.file("x " + text))
    #expect(long.line == "…" + String(before.dropFirst(4)) + "path" + String(repeating: "b", count: 100) + "…")
    #expect(long.marks == String(repeating: " ", count: 61) + String(repeating: "^", count: 100))
  }

  @Test(
    "On a terminal a line fits, whatever it has, and the marks stand below the words", arguments: [30, 60, 80, 200])
  func width(width: Int) throws {
    let reporter = TextReporter(usesColor: false, width: width)
    for (before, place, after) in [(300, 4, 300), (0, 4, 300), (300, 4, 0), (300, 300, 300), (3, 30, 3), (30, 2, 30)] {
      for (character, columns) in [("b", 1), ("漢", 2), ("\t", 4)] {
        let marked = String(repeating: "x", count: place)
        let file = Sample.file(
          String(repeating: character, count: before) + marked + String(repeating: character, count: after))
        let lines = reporter.report(try Sample.finding(marked, in: file), in: file).split(separator: "\n")
        let (line, marks) = (lines[1], lines[2])
        #expect(line.reduce(0) { $0 + ($1 == "漢" ? 2 : 1) } <= width)
        let start = try #require(line.firstIndex(of: "x"))
        let columnsBefore = line[..<start].reduce(0) { $0 + ($1 == "漢" ? 2 : 1) }
        #expect(marks.prefix { $0 != "^" }.count == columnsBefore)
        #expect(marks.filter { $0 == "^" }.count == line.filter { $0 == "x" }.count)
        if (before + after) * columns + place < width - 10 { #expect(!line.contains("…")) }
      }
    }
  }

  @Test("A long line of characters of many bytes is cut where a character begins")
  func longWideLines() throws {
    for count in 650...670 {
      let text = String(repeating: "漢", count: count) + "path" + String(repeating: "字", count: count)
      let excerpt = try excerpt("path", in: Sample.file(text))
      let (before, after) = (String(repeating: "漢", count: 60), String(repeating: "字", count: 60))
      #expect(excerpt == ("…" + before + "path" + after + "…", String(repeating: " ", count: 121) + "^^^^"))
    }
  }

  @Test("Bytes that are no UTF-8 are shown as such and move nothing")
  func brokenBytes() throws {
    let file = SourceFile(name: "a.md", bytes: [0x61, 0xFF, 0x20] + Array("path".utf8) + [0xC3])
    #expect(try excerpt("path", in: file) == ("a\u{FFFD} path\u{FFFD}", "   ^^^^"))
  }

  @Test("Hostile text can't move the cursor, change colours or forge lines")
  func hostileText() throws {
    let hostile = "\u{1B}[2J\na.md:1:1: error: forged\r\u{7}\u{202E}\u{2028}\u{9B}1m"
    let file = Sample.file(hostile, name: "a\u{1B}\n.md")
    let related = Diagnostic.Related(message: hostile, range: try Sample.range(of: "forged", in: file))
    let finding = try Sample.finding("forged", in: file, message: hostile, help: hostile, related: [related])
    let text = reporter.report(finding, in: file)
    #expect(text.split(separator: "\n").count == 7)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
      #expect(scalar != "\u{2028}")
    }
  }

  @Test("Colour is used only where it is asked for")
  func color() throws {
    let file = Sample.file("path")
    let related = Diagnostic.Related(message: "here", range: try Sample.range(of: "path", in: file))
    let finding = try Sample.finding("path", in: file, related: [related])
    let colored = TextReporter(usesColor: true).report(finding, in: file)
    #expect(colored.contains("\u{1B}[1;31merror\u{1B}[0m") && colored.contains("\u{1B}[1;31m^^^^\u{1B}[0m"))
    #expect(colored.contains("\u{1B}[1;36m----\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == reporter.report(finding, in: file))
  }

  @Test("A report is its findings in their order, each with the line of its own file")
  func report() throws {
    let (one, two) = (Sample.file("path 1", name: "one.md"), Sample.file("path 2", name: "two.md"))
    let findings = [try Sample.finding("path", in: two), try Sample.finding("path", in: one)]
    let text = reporter.report(Sample.report(findings, in: one, two))
    #expect(text == findings.reversed().map { reporter.report($0, in: $0.file == "one.md" ? one : two) }.joined())
    #expect(text.contains("path 1") && text.contains("path 2"))
    #expect(reporter.report(Sample.report([])).isEmpty)
  }
}
