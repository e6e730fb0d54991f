import ConnectorJSON
import Reporters
import Testing
import TutorialDiagnostics

struct SARIFReporterTests {
  private let reporter = SARIFReporter(toolVersion: "1.2.3", informationURI: "https://example.com/connectorgen")

  private func log(_ report: LintReport) throws -> JSONValue {
    try parsed(reporter.report(report))
  }

  /// The first result for one finding.
  private func result(_ finding: Diagnostic, in file: SourceFile) throws -> JSONValue {
    try #require(try log(Sample.report([finding], in: file))["/runs/0/results/0"])
  }

  private func region(_ text: String, in file: SourceFile) throws -> JSONValue? {
    try result(try Sample.finding(text, in: file), in: file)["/locations/0/physicalLocation/region"]
  }

  @Test("The log says what it is and what made it")
  func log() throws {
    let log = try log(Sample.report([]))
    #expect(log["/version"] == "2.1.0")
    #expect(log["/$schema"] == "https://json.schemastore.org/sarif-2.1.0.json")
    #expect(log["/runs"]?.array?.count == 1)
    let driver = log["/runs/0/tool/driver"]
    #expect(driver?["/name"] == "connectorgen")
    #expect(driver?["/version"] == "1.2.3")
    #expect(driver?["/informationUri"] == "https://example.com/connectorgen")
    #expect(log["/runs/0/columnKind"] == "utf16CodeUnits")
    #expect(log["/runs/0/results"] == [], "a clean run has results, but none")
  }

  @Test("Each rule is described, whether it found something or not")
  func rules() throws {
    let rules = try log(Sample.report([]))["/runs/0/tool/driver/rules"]
    #expect(rules?.array?.map { $0["/id"] } == ["attribute-path", "list-number"])
    let expected: JSONValue = [
      "id": "attribute-path",
      "shortDescription": ["text": "A path that SCIM doesn't know."],
      "fullDescription": ["text": "Whoever copies `emails[` from the table gets no mapping."],
      "help": [
        "text": "A path that SCIM doesn't know.\n\nWhoever copies `emails[` from the table gets no mapping.",
        "markdown":
          "**attribute-path**: A path that SCIM doesn't know.\n\nWhoever copies `emails[` from the table gets no mapping.",
      ],
      "helpUri": "https://example.com/attribute-path",
      "defaultConfiguration": ["level": "error"],
      "properties": [
        "tags": ["documentation", "provisioning"], "precision": "high", "problem.severity": "error",
      ],
    ]
    #expect(rules?["/0"] == expected)
    #expect(rules?["/1/helpUri"] == nil)
    #expect(rules?["/1/properties/problem.severity"] == "recommendation")
  }

  @Test("A result points to its rule, also one that no rule of the linter made")
  func ruleIndices() throws {
    let file = Sample.file("x")
    let findings = [
      try Sample.finding("x", in: file, id: "list-number", severity: .note),
      Diagnostic(id: "unreadable", severity: .error, message: "It can't be read.", file: "gone.md"),
    ]
    let log = try log(Sample.report(findings, in: file))
    let results = try #require(log["/runs/0/results"]?.array)
    #expect(results.count == 2)
    for result in results {
      let index = try #require(result["/ruleIndex"]?.integer)
      let rule = log["/runs/0/tool/driver/rules/\(index)"]
      #expect(rule?["/id"] == result["/ruleId"])
      for text in ["shortDescription", "fullDescription", "help"] {
        #expect(rule?["/\(text)/text"]?.string?.isEmpty == false)
      }
    }
  }

  @Test(
    "Columns count UTF-16 code units",
    arguments: [
      ("path", 1), ("\tpath", 2), ("é path", 3), ("e\u{301} path", 4), ("漢字 path", 4), ("👍🏽 path", 6), ("🇩🇪path", 5),
      ("\u{FEFF}path", 1), ("x\u{FEFF}path", 3),
    ])
  func columns(text: String, column: Int) throws {
    let region = try region("path", in: Sample.file(text + " and more\n"))
    let expected: JSONValue = [
      "startLine": 1, "startColumn": JSONValue(column), "endLine": 1, "endColumn": JSONValue(column + 4),
      "snippet": ["text": "path"],
    ]
    #expect(region == expected)
  }

  @Test("Columns are right anywhere in a long line, and after bytes that are no UTF-8")
  func longLines() throws {
    for length in [500, 511, 512, 513, 1023, 1024, 1025, 5000] {
      let text = String(repeating: "👍é", count: length)
      let region = try region("path", in: Sample.file("line\r\n" + text + "path\r\n"))
      #expect(region?["/startColumn"]?.integer == text.utf16.count + 1)
    }
    let broken = SourceFile(name: "a.md", bytes: [0xFF, 0xE2, 0x82, 0xF0, 0x9F, 0x91, 0x8D, 0x80] + Array("path".utf8))
    // U+FFFD for FF, for E2 82 and for 80, and two units for the emoji.
    #expect(try region("path", in: broken)?["/startColumn"] == 6)
  }

  @Test("A place of several lines ends in the last of them, and not in the one after it")
  func severalLines() throws {
    let file = Sample.file("one\r\ntwo\r\nthree\r\n")
    let expected: JSONValue = [
      "startLine": 1, "startColumn": 2, "endLine": 2, "endColumn": 4, "snippet": ["text": "ne\r\ntwo"],
    ]
    #expect(try region("ne\r\ntwo", in: file) == expected)
    #expect(try region("ne\r\ntwo\r\n", in: file) == expected)
  }

  @Test("A finding without a place is at the beginning of its file, one outside of its file is brought back")
  func noPlace() throws {
    let file = Sample.file("one\ntwo")
    let start: JSONValue = ["startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1]
    var finding = Diagnostic(id: "a", severity: .error, message: "m", file: file.name)
    #expect(try result(finding, in: file)["/locations/0/physicalLocation/region"] == start)
    let far = SourcePosition(line: 99, column: 99)
    finding.range = SourceRange(start: far, end: far)
    let end: JSONValue = ["startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 4]
    #expect(try result(finding, in: file)["/locations/0/physicalLocation/region"] == end)
  }

  @Test("Without the file there are lines, but no columns that might be wrong, and no fix")
  func noSource() throws {
    let file = Sample.file("é path")
    let fix = Fix(edits: [.init(range: try Sample.range(of: "path", in: file), replacement: "x")])
    let finding = try Sample.finding("path", in: file, fix: fix)
    let result = try log(Sample.report([finding]))["/runs/0/results/0"]
    #expect(result?["/locations/0/physicalLocation/region"] == ["startLine": 1, "endLine": 1])
    #expect(result?["/fixes"] == nil)
  }

  @Test(
    "Relative paths are relative to the root, and every path is a URI",
    arguments: [
      ("tutorials/orbit.md", "tutorials/orbit.md"), ("./a//b/./c.md", "a/b/c.md"), ("a/../b.md", "b.md"),
      ("../b.md", "../b.md"), ("a/../../b.md", "../b.md"), ("a b#c?d%e.md", "a%20b%23c%3Fd%25e.md"),
      ("c:d.md", "c%3Ad.md"), ("é漢.md", "%C3%A9%E6%BC%A2.md"), ("a\nb\u{1}.md", "a%0Ab%01.md"),
      ("\"[x]\".md", "%22%5Bx%5D%22.md"),
    ])
  func relativePaths(path: String, uri: String) throws {
    let file = Sample.file("x", name: path)
    let location = try result(try Sample.finding("x", in: file), in: file)[
      "/locations/0/physicalLocation/artifactLocation"]
    #expect(location == ["uri": .string(uri), "uriBaseId": "%SRCROOT%"])
    #expect(try log(Sample.report([]))["/runs/0/originalUriBaseIds/%SRCROOT%"] != nil)
  }

  @Test(
    "Absolute paths are file URIs",
    arguments: [("/a/b c.md", "file:///a/b%20c.md"), ("/a/../b.md", "file:///b.md"), ("/../b.md", "file:///b.md")])
  func absolutePaths(path: String, uri: String) throws {
    let file = Sample.file("x", name: path)
    let location = try result(try Sample.finding("x", in: file), in: file)[
      "/locations/0/physicalLocation/artifactLocation"]
    #expect(location == ["uri": .string(uri)])
  }

  @Test("Related places are locations of their own, to which the message leads")
  func related() throws {
    let file = Sample.file("é first\nsecond\n")
    let related = [
      Diagnostic.Related(message: "the [first]", range: try Sample.range(of: "first", in: file)),
      Diagnostic.Related(message: "the row", range: try Sample.range(of: "é", in: file)),
    ]
    let finding = try Sample.finding("second", in: file, message: "Listed twice", help: "keep one", related: related)
    let result = try result(finding, in: file)
    #expect(
      result["/message/text"] == "Listed twice. Help: keep one. See [the \\[first\\]](1), [the row](2).")
    #expect(result["/relatedLocations"]?.array?.count == 2)
    #expect(result["/relatedLocations/0/id"] == 1)
    #expect(result["/relatedLocations/0/message/text"] == "the [first].")
    let region: JSONValue = [
      "startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 8, "snippet": ["text": "first"],
    ]
    #expect(result["/relatedLocations/0/physicalLocation/region"] == region)
    #expect(
      result["/relatedLocations/0/physicalLocation/artifactLocation"]
        == result["/locations/0/physicalLocation/artifactLocation"])
  }

  @Test("A fix replaces the very characters that the edits replace")
  func fixes() throws {
    let file = Sample.file("é1.\r\n漢2.\r\n")
    let fix = Fix(edits: [
      .init(range: try Sample.range(of: ".\r\n漢", in: file), replacement: ""),
      .init(range: try Sample.range(of: "1", in: file), replacement: "\"2\""),
    ])
    let result = try result(try Sample.finding("é", in: file, help: "renumber", fix: fix), in: file)
    let expected: JSONValue = [
      [
        "description": ["text": "renumber."],
        "artifactChanges": [
          [
            "artifactLocation": ["uri": "tutorials/orbit.md", "uriBaseId": "%SRCROOT%"],
            "replacements": [
              [
                "deletedRegion": ["startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3],
                "insertedContent": ["text": "\"2\""],
              ],
              ["deletedRegion": ["startLine": 1, "startColumn": 3, "endLine": 2, "endColumn": 2]],
            ],
          ]
        ],
      ]
    ]
    #expect(result["/fixes"] == expected)
  }

  @Test("The fix may take out a whole line with its ending")
  func wholeLineFix() throws {
    let file = Sample.file("one\ntwo\n")
    let fix = Fix(edits: [.init(range: try Sample.range(of: "two\n", in: file), replacement: "")])
    let result = try result(try Sample.finding("two", in: file, fix: fix), in: file)
    #expect(
      result["/fixes/0/artifactChanges/0/replacements/0/deletedRegion"]
        == ["startLine": 2, "startColumn": 1, "endLine": 3, "endColumn": 1])
  }

  @Test("Fingerprints are there for baselines and for GitHub, and stay when lines move")
  func fingerprints() throws {
    let file = Sample.file("one\n|path|x|\nend\n")
    let moved = Sample.file("new\nlines\none\n|path|x|\nend\n")
    let before = try result(try Sample.finding("path", in: file), in: file)["/partialFingerprints"]
    let after = try result(try Sample.finding("path", in: moved), in: moved)["/partialFingerprints"]
    #expect(before == after)
    let own = DiagnosticFingerprint.fingerprints(of: [try Sample.finding("path", in: file)], in: [file.name: file])
    #expect(before?["/connectorgen~1v1"] == .string(own[0]))
    #expect(before?["/primaryLocationLineHash"]?.string?.isEmpty == false)
  }

  @Test(
    "The line hash is the one that GitHub's upload action works out",
    arguments: [
      // From src/fingerprints.test.ts of github/codeql-action.
      (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
      (
        " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
        [
          "8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1",
          "e6ceba753e1a442:1",
        ]
      ),
      (
        " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
        [
          "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
          "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
        ]
      ),
      (
        " hello; \t\rworld!!!\r\r\r  \t\tGreetings\r End\r",
        [
          "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
          "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
        ]
      ),
      ("", ["c129715d7a2bc9a3:1"]),
    ])
  func lineHashes(text: String, hashes: [String]) throws {
    let file = Sample.file(text)
    let findings = hashes.indices.map { index in
      let start = SourcePosition(line: index + 1, column: 1)
      return Diagnostic(
        id: "a", severity: .note, message: "m", file: file.name, range: SourceRange(start: start, end: start))
    }
    let results = try log(Sample.report(findings, in: file))["/runs/0/results"]?.array
    #expect(results?.map { $0["/partialFingerprints/primaryLocationLineHash"]?.string } == hashes)
  }

  @Test("Equal lines far from each other have hashes that count them")
  func repeatedLines() throws {
    let line = String(repeating: "x", count: 120) + "\n"
    let file = Sample.file(line + line)
    let findings = [1, 2].map { number in
      let start = SourcePosition(line: number, column: 1)
      return Diagnostic(
        id: "a", severity: .note, message: "m", file: file.name, range: SourceRange(start: start, end: start))
    }
    let results = try #require(try log(Sample.report(findings, in: file))["/runs/0/results"]?.array)
    let hashes = results.compactMap { $0["/partialFingerprints/primaryLocationLineHash"]?.string }
    #expect(hashes.map { $0.suffix(2) } == [":1", ":2"])
    #expect(Set(hashes.map { $0.dropLast(2) }).count == 1)
  }

  @Test(
    "No text is empty, on several lines, or a link that the page has made",
    arguments: [
      ("", "attribute-path."), ("a\nb", "a\\u{A}b."), ("[x](https://evil.example)", "[x\\](https://evil.example)."),
      ("See [here](1).", "See [here\\](1)."), ("emails[type eq \"work\"]", "emails[type eq \"work\"]."),
      ("{0} and {tenant}!", "{0} and {tenant}!"), ("\u{202E}x", "\\u{202E}x."),
    ])
  func messages(message: String, text: String) throws {
    let file = Sample.file("x")
    let result = try result(try Sample.finding("x", in: file, message: message), in: file)
    #expect(result["/message/text"] == .string(text))
  }

  @Test("A link's text can't end the link")
  func linkText() throws {
    let file = Sample.file("x")
    let related = Diagnostic.Related(message: "a](2) \\", range: try Sample.range(of: "x", in: file))
    let result = try result(try Sample.finding("x", in: file, message: "M.", related: [related]), in: file)
    #expect(result["/message/text"] == "M. See [a\\](2) \\\\](1).")
  }

  @Test("What GitHub limits is limited: descriptions, related places")
  func limits() throws {
    let file = Sample.file("x")
    let related = Diagnostic.Related(message: "again", range: try Sample.range(of: "x", in: file))
    let finding = try Sample.finding("x", in: file, related: Array(repeating: related, count: 2000))
    let rule = RuleDescription(
      id: "a", severity: .note, summary: String(repeating: "s", count: 5000),
      rationale: String(repeating: "é", count: 5000))
    let report = LintReport(diagnostics: [finding], rules: [rule], sources: [file.name: file], pages: 1)
    let run = try log(report)["/runs/0"]
    #expect(run?["/results/0/relatedLocations"]?.array?.count == 100)
    #expect(run?["/tool/driver/rules/0/shortDescription/text"]?.string?.count == 1024)
    #expect(run?["/tool/driver/rules/0/fullDescription/text"]?.string?.count == 1024)
  }

  @Test("A long line with many findings is written in no more than a moment", .timeLimit(.minutes(5)))
  func longLineWithManyFindings() throws {
    let file = Sample.file(String(repeating: "漢 the the ", count: 10_000))
    let findings = (0..<10_000).map { index in
      let start = SourcePosition(line: 1, column: index * 12 + 5)
      let end = SourcePosition(line: 1, column: index * 12 + 12)
      return Diagnostic(
        id: "a", severity: .note, message: "m", file: file.name, range: SourceRange(start: start, end: end))
    }
    let report = Sample.report(findings, in: file)
    #expect(reporter.report(report).utf8.count > 0)
    #expect(GitHubReporter().report(report).utf8.count > 0)
    #expect(TextReporter(usesColor: false).report(report).utf8.count > 0)
  }
}
