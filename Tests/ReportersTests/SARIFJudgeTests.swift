import Foundation
import Reporters
import Testing
import TutorialDiagnostics

/// Other people's SARIF libraries, and a reader of our own that knows nothing of ours, judge the logs.
@Suite(.enabled(if: Judge.isInstalled, "the judges are not installed; scripts/test installs them"))
struct SARIFJudgeTests {
  private static let texts = [
    "tutorials/plain.md": "# Orbit\n\n|emails[|String|\n|userName|String|\n",
    "tutorials/wide é漢#%?.md": "é漢 emails[\r\n\t👍🏽 userName 🇩🇪\r\n\r\nlast",
    "bom.md": "\u{FEFF}emails[ userName\n漢 emails[\n",
    "old.md": "emails[\ruserName\rend\r",
    "empty.md": "",
  ]

  @Test("Nothing is wrong with a log of every kind of finding")
  func everyKind() throws {
    var diagnostics: [Diagnostic] = []
    for (name, text) in Self.texts {
      let file = Sample.file(text, name: name)
      diagnostics.append(Diagnostic(id: "not-a-tutorial", severity: .error, message: "No.", file: name))
      for word in ["emails[", "userName"] where text.contains(word) {
        let range = try Sample.range(of: word, in: file)
        diagnostics.append(
          Diagnostic(
            id: "attribute-path", severity: .warning, message: "See [\(word)](1)", help: "write [text](address)",
            file: name, range: range, related: [.init(message: "a [row]", range: range)],
            fix: Fix(edits: [
              .init(range: SourceRange(start: range.start, end: range.start), replacement: "\""),
              .init(range: range, replacement: ""),
            ])))
      }
      let end = file.position(at: file.bytes.count)
      diagnostics.append(
        Diagnostic(
          id: "list-number", severity: .note, message: "All of it.", file: name,
          range: SourceRange(start: .init(line: 1, column: 1), end: end),
          fix: Fix(edits: [.init(range: SourceRange(start: end, end: end), replacement: "\n")])))
    }
    diagnostics.append(Diagnostic(id: "unreadable", severity: .error, message: "Gone.", file: "gone.md"))
    let result = try judge(diagnostics)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test("Nothing is wrong with a log of no findings")
  func empty() throws {
    let result = try judge([])
    #expect(result.status == 0, "\(result.output)")
  }

  @Test("The judge sees a region that is not where it says")
  func judgesTheJudge() throws {
    let file = Sample.file("é path\n", name: "tutorials/plain.md")
    let result = try judge([try Sample.finding("path", in: file)], sources: [file.name: file])
    #expect(result.status == 1)
    #expect(result.output.contains("is not 'path'"))
  }

  private func judge(_ diagnostics: [Diagnostic], sources: [String: SourceFile]? = nil) throws -> Judge.Result {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("reporters-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(
      at: root.appendingPathComponent("tutorials"), withIntermediateDirectories: true)
    for (name, text) in Self.texts { try Data(text.utf8).write(to: root.appendingPathComponent(name)) }
    let files = Dictionary(uniqueKeysWithValues: Self.texts.map { ($0.key, Sample.file($0.value, name: $0.key)) })
    let report = LintReport(diagnostics: diagnostics, rules: Sample.rules, sources: sources ?? files, pages: 5)
    let log = root.appendingPathComponent("log.sarif")
    try Data(SARIFReporter(toolVersion: "1.2.3").report(report).utf8).write(to: log)
    return try Judge.run("sarif.py", [root.path, log.path])
  }
}

/// The programs of Tests/judges.
private enum Judge {
  struct Result {
    var status: Int32
    var output: String
  }

  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let python = repository.appendingPathComponent(".venv/bin/python")

  /// Whether Python and its libraries are there.
  static let isInstalled = (try? run("sarif.py", ["--help"]))?.status == 0

  static func run(_ judge: String, _ arguments: [String]) throws -> Result {
    let process = Process()
    process.executableURL = python
    process.arguments = [repository.appendingPathComponent("Tests/judges/\(judge)").path] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: text)
  }
}
