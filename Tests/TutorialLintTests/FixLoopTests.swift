import Testing
import TutorialDiagnostics
import TutorialLint

/// Finds a text wherever it stands, and would replace it.
private func rule(
  _ id: String, _ text: String, _ replacement: String?, _ severity: Severity = .note
) -> @Sendable (SourceFile) -> [Diagnostic] {
  { source in
    let text = Array(text.utf8)
    return source.bytes.indices.filter { source.bytes[$0...].starts(with: text) }.map { start in
      let range = source.range(start..<start + text.count)
      return Diagnostic(
        id: id, severity: severity, message: "", file: source.name, range: range,
        fix: replacement.map { Fix(edits: [.init(range: range, replacement: $0)]) })
    }
  }
}

private func fix(_ text: String, _ rules: [@Sendable (SourceFile) -> [Diagnostic]]) -> (FixLoop, text: String) {
  let loop = FixLoop(SourceFile(name: "a.md", text: text)) { source in rules.flatMap { $0(source) } }
  return (loop, String(decoding: loop.bytes, as: UTF8.self))
}

@Suite("Mending a page")
struct FixLoopTests {
  @Test("goes on until nothing is left to mend")
  func rounds() {
    let (loop, text) = fix("aa b", [rule("a", "a", "b"), rule("b", "b", "c")])
    #expect(text == "cc c")
    #expect(loop.fixed == 5)
    #expect(loop.refusal == nil)
  }

  @Test("leaves a page without fixes as it is")
  func nothing() {
    let (loop, text) = fix("ab", [rule("a", "a", nil, .error)])
    #expect(text == "ab")
    #expect(loop.fixed == 0)
    #expect(loop.refusal == nil)
  }

  @Test("may take errors away and leave others")
  func errors() {
    let (loop, text) = fix("ax", [rule("a", "a", "b", .error), rule("x", "x", nil, .error)])
    #expect(text == "bx")
    #expect(loop.refusal == nil)
  }

  @Test("that would make an error leaves the page as it was, and says so")
  func newError() {
    let (loop, text) = fix("a x", [rule("a", "a", "bx"), rule("c", "c", "d"), rule("x", "x", nil, .error)])
    #expect(text == "a x")
    #expect(loop.fixed == 0)
    #expect(loop.refusal?.id == "unsafe-fix")
    #expect(loop.refusal?.file == "a.md")
    #expect(loop.refusal?.message == "Mending the page would make an error of x. The page is left as it was.")
  }

  @Test("that makes findings less than errors is done", arguments: [Severity.note, .warning])
  func newWarning(_ severity: Severity) {
    #expect(fix("a", [rule("a", "a", "x"), rule("x", "x", nil, severity)]).text == "x")
  }

  @Test("that doesn't come to an end leaves the page as it was", arguments: [("a", "aa"), ("a", "ba")])
  func endless(_ slip: String, _ replacement: String) {
    let (loop, text) = fix("a", [rule("a", slip, replacement)])
    #expect(text == "a")
    #expect(loop.refusal?.id == "unsafe-fix")
  }

  @Test("that goes back and forth leaves the page as it was")
  func circle() {
    let (loop, text) = fix("a", [rule("a", "a", "b"), rule("b", "b", "a")])
    #expect(text == "a")
    #expect(loop.fixed == 0)
    #expect(loop.refusal?.id == "unsafe-fix")
  }

  @Test("may take as many rounds as there are, and no more")
  func mostRounds() {
    let letters = Array("abcdefghijklm").map(String.init)
    func chain(_ length: Int) -> [@Sendable (SourceFile) -> [Diagnostic]] {
      zip(letters, letters.dropFirst()).prefix(length).map { rule($0, $0, $1) }
    }
    #expect(fix("a", chain(FixLoop.mostRounds)).text == letters[FixLoop.mostRounds])
    #expect(fix("a", chain(FixLoop.mostRounds + 1)).text == "a")
  }
}
