import Reporters
import Testing
import TutorialDiagnostics

struct DiagnosticFingerprintTests {
  private func fingerprints(_ file: SourceFile, _ words: [String], id: String = "attribute-path") throws -> [String] {
    let findings = try words.map { try Sample.finding($0, in: file, id: id) }
    return DiagnosticFingerprint.fingerprints(of: findings, in: [file.name: file])
  }

  @Test(
    "It stays when the page changes elsewhere, the line moves or its white space changes",
    arguments: ["new line\n\n|path|x|\nrest", "|path|x|\r\nother", "  \t|path|x|   \n", "|path|x|", "\u{B}|path|x|"])
  func moves(text: String) throws {
    #expect(try fingerprints(Sample.file("|path|x|\nrest"), ["path"]) == fingerprints(Sample.file(text), ["path"]))
  }

  @Test("White space within the line is folded")
  func folding() throws {
    #expect(try fingerprints(Sample.file("a  path \t b"), ["path"]) == fingerprints(Sample.file("a path b"), ["path"]))
    #expect(try fingerprints(Sample.file("a path b"), ["path"]) != fingerprints(Sample.file("apath b"), ["path"]))
  }

  @Test("It changes with the line's text and with the rule")
  func differs() throws {
    let file = Sample.file("|path|x|")
    let before = try fingerprints(file, ["path"])
    #expect(try fingerprints(Sample.file("|path|y|"), ["path"]) != before)
    #expect(try fingerprints(file, ["path"], id: "attribute-type") != before)
  }

  @Test("Equal findings are numbered in the order of their places, whatever the order of the input")
  func occurrences() throws {
    let file = Sample.file("one two\nthree\none two\n")
    let positions = [(1, 1), (1, 5), (3, 1), (3, 5)]
    let findings = positions.map { line, column in
      let start = SourcePosition(line: line, column: column)
      return Diagnostic(
        id: "a", severity: .note, message: "", file: file.name,
        range: SourceRange(start: start, end: SourcePosition(line: line, column: column + 3)))
    }
    let sources = [file.name: file]
    let expected = DiagnosticFingerprint.fingerprints(of: findings, in: sources)
    #expect(Set(expected.map { $0.prefix(16) }).count == 1)
    #expect(expected.map { $0.suffix(2) } == [":1", ":2", ":3", ":4"])
    for _ in 0..<20 {
      let order = findings.indices.shuffled()
      let shuffled = DiagnosticFingerprint.fingerprints(of: order.map { findings[$0] }, in: sources)
      #expect(shuffled == order.map { expected[$0] })
    }
  }

  @Test("Findings in other files make no difference, and neither does a file's name")
  func otherFiles() throws {
    let (one, two) = (Sample.file("path", name: "one.md"), Sample.file("path", name: "two.md"))
    let findings = [try Sample.finding("path", in: two), try Sample.finding("path", in: one)]
    let both = DiagnosticFingerprint.fingerprints(of: findings, in: ["one.md": one, "two.md": two])
    #expect(both == [try fingerprints(one, ["path"])[0], try fingerprints(one, ["path"])[0]])
  }

  @Test("Every finding has one, also without a place, without a file, and outside of its file")
  func hostilePlaces() {
    let far = SourcePosition(line: .max, column: .max)
    let before = SourcePosition(line: -1, column: -1)
    let findings = [nil, SourceRange(start: far, end: far), SourceRange(start: before, end: before)].flatMap { range in
      ["a.md", "none.md"].map { Diagnostic(id: "a", severity: .note, message: "", file: $0, range: range) }
    }
    let fingerprints = DiagnosticFingerprint.fingerprints(of: findings, in: ["a.md": Sample.file("text", name: "a.md")])
    #expect(fingerprints.count == findings.count)
    for fingerprint in fingerprints { #expect(fingerprint.wholeMatch(of: /[0-9a-f]{16}:[1-9]/) != nil) }
  }
}
