import Testing
import TutorialDiagnostics
import TutorialLint

/// A diagnostic whose fix replaces stretches of bytes.
private func diagnostic(
  _ id: String = "a", in source: SourceFile, _ edits: (range: Range<Int>, replacement: String)...
) -> Diagnostic {
  Diagnostic(
    id: id, severity: .note, message: "", file: source.name, range: source.range(edits.first?.range ?? 0..<0),
    fix: Fix(edits: edits.map { .init(range: source.range($0.range), replacement: $0.replacement) }))
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite("The fixes of a file")
struct FixApplicationTests {
  @Test("touch no byte but those that they name")
  func bytes() {
    let source = SourceFile(name: "a.md", bytes: Array("\u{FEFF}1. é\r\n3. b\r".utf8) + [0xFF, 0, UInt8(ascii: "x")])
    let three = 10..<11
    #expect(source.text(three) == "3")
    let fixed = FixApplication(of: [diagnostic(in: source, (three, "1"), (12..<12, "–"))], to: source)
    #expect(fixed.bytes == Array("\u{FEFF}1. é\r\n1.– b\r".utf8) + [0xFF, 0, UInt8(ascii: "x")])
    #expect(fixed.applied == 1)
    #expect(fixed.skipped == 0)
  }

  @Test("may take out, put in, join lines, and stand at either end")
  func kinds() {
    let source = SourceFile(name: "a.md", text: "abc\ndef")
    let fixed = FixApplication(
      of: [
        diagnostic(in: source, (0..<0, ">")), diagnostic(in: source, (3..<4, "")), diagnostic(in: source, (7..<7, "!")),
      ],
      to: source)
    #expect(text(fixed.bytes) == ">abcdef!")
    #expect(fixed.applied == 3)
  }

  @Test("are made whole or not at all, the earlier first")
  func overlap() {
    let source = SourceFile(name: "a.md", text: "0123456789")
    let late = diagnostic(in: source, (4..<6, "X"), (8..<9, "X"))
    let early = diagnostic(in: source, (1..<2, "Y"), (5..<6, "Y"))
    for order in [[late, early], [early, late]] {
      let fixed = FixApplication(of: order, to: source)
      #expect(text(fixed.bytes) == "0Y234Y6789")
      #expect(fixed.applied == 1)
      #expect(fixed.skipped == 1)
    }
  }

  @Test("of one place are made in the order of their ids, and not side by side")
  func samePlace() {
    let source = SourceFile(name: "a.md", text: "0123")
    let fixed = FixApplication(
      of: [diagnostic("b", in: source, (2..<2, "B")), diagnostic("a", in: source, (2..<2, "A"))], to: source)
    #expect(text(fixed.bytes) == "01A23")
    let touching = FixApplication(
      of: [diagnostic(in: source, (1..<2, "A")), diagnostic(in: source, (2..<3, "B"))], to: source)
    #expect(text(touching.bytes) == "0A23")
    #expect(touching.skipped == 1)
  }

  @Test("that contradict themselves, fit nowhere or change nothing are skipped")
  func unsound() {
    let source = SourceFile(name: "a.md", text: "ab\r\ncd")
    func place(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(line: line, column: column) }
    func unfit(_ start: SourcePosition, _ end: SourcePosition) -> Diagnostic {
      Diagnostic(
        id: "a", severity: .note, message: "", file: "a.md",
        fix: Fix(edits: [.init(range: SourceRange(start: start, end: end), replacement: "X")]))
    }
    let diagnostics = [
      diagnostic(in: source, (0..<2, "X"), (1..<2, "Y")), diagnostic(in: source, (0..<0, "X"), (0..<0, "Y")),
      diagnostic(in: source), diagnostic(in: source, (0..<1, "a")),
      unfit(place(1, 9), place(1, 9)), unfit(place(9, 1), place(9, 1)), unfit(place(2, 1), place(1, 1)),
      unfit(place(0, 1), place(0, 1)), unfit(place(1, 0), place(1, 1)),
    ]
    let fixed = FixApplication(of: diagnostics, to: source)
    #expect(fixed.bytes == source.bytes)
    #expect(fixed.applied == 0)
    #expect(fixed.skipped == diagnostics.count)
  }

  @Test("are those of that file's diagnostics alone")
  func otherFiles() {
    let source = SourceFile(name: "a.md", text: "ab")
    let other = SourceFile(name: "b.md", text: "ab")
    let none = Diagnostic(id: "a", severity: .error, message: "", file: "a.md")
    let fixed = FixApplication(of: [diagnostic(in: other, (0..<1, "X")), none], to: source)
    #expect(fixed.bytes == source.bytes)
    #expect(fixed.applied + fixed.skipped == 0)
  }
}
