import BuiltTool
import Foundation
import Testing

/// The steps of action.yml, run as GitHub's runner would run them.
@Suite(.enabled(if: Judges.areInstalled, "the judges are not installed; scripts/test installs them"))
struct ActionTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(Self.slip, to: "our pages/orbit.md")
    try scratch.write(Sample.tutorial("Comet"), to: "comet.md")
  }

  private static let slip = Sample.tutorial("Orbit").replacingOccurrences(of: "|&check;|", with: "|&check;|lost|")

  /// What the runner reports.
  private struct Report: Decodable {
    var conclusion: String
    var outputs: [String: String]
    var steps: [Step]
    var sarif: String?

    struct Step: Decodable {
      var name: String
      var outcome: String
      var status: Int32?
      var summary: String?
      var commands: [Command]?
      var log: String?
      var with: [String: String]?
    }

    struct Command: Decodable {
      var name: String
      var properties: String
      var message: String
    }

    func step(_ name: String) throws -> Step { try #require(steps.first { $0.name.hasPrefix(name) }) }
  }

  private func run(_ inputs: [String: String], action: String = "action.yml", cacheHasTool: Bool = false) throws
    -> Report
  {
    let inputs = ["tool": Tool.program.path, "paths": "our pages\ncomet.md"].merging(inputs) { $1 }
    let result = try Tool.run(
      Judges.python,
      ["Tests/judges/action_runner.py", action, scratch.url.path] + (cacheHasTool ? ["--cache-hit"] : [])
        + inputs.sorted { $0.key < $1.key }.flatMap { ["--input", "\($0.key)=\($0.value)"] })
    try #require(result.status == 0, "\(result.error)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test("The file is what GitHub's schema of actions has it to be")
  func schema() throws {
    let checker = Judges.python.deletingLastPathComponent().appendingPathComponent("check-jsonschema")
    let result = try Tool.run(checker, ["--builtin-schema", "vendor.github-actions", "action.yml"])
    #expect(result.status == 0, "\(result.output)\(result.error)")
  }

  @Test("What is kept in the cache goes by what it is built from, wherever that is checked out")
  func cacheKey() throws {
    for name in ["Package.swift", "Sources", "action.yml", "docs", "scripts"] {
      try FileManager.default.createDirectory(
        at: scratch.url.appendingPathComponent("another place"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Tool.repository.appendingPathComponent(name),
        to: scratch.url.appendingPathComponent("another place/\(name)"))
    }
    let copy = scratch.url.appendingPathComponent("another place/action.yml").path
    func key(_ action: String) throws -> String? {
      try run(["tool": ""], action: action, cacheHasTool: true).step("Look for the tool").with?["key"]
    }
    let ours = try #require(try key("action.yml"))
    #expect(ours.hasPrefix("connectorgen-Linux-X64-") && ours.utf8.count > 40)
    #expect(try key(copy) == ours)
    try scratch.write("// changed\n", to: "another place/Sources/connectorgen/Terminal.swift")
    #expect(try key(copy) != ours)
  }

  @Test("A tool that is there is not built, and one that isn't is looked for in the cache first")
  func building() throws {
    let given = try run([:])
    #expect(given.steps.prefix(3).map(\.outcome) == ["skipped", "skipped", "skipped"])
    let cached = try run(["tool": ""], cacheHasTool: true)
    #expect(cached.steps.prefix(3).map(\.outcome) == ["success", "not run", "skipped"])
  }

  @Test("Findings are annotations, numbers, a table, and a SARIF file that is uploaded")
  func findings() throws {
    let report = try run([:])
    #expect(report.conclusion == "success")
    #expect(report.outputs.filter { $0.key != "sarif" } == ["errors": "0", "warnings": "1", "notes": "0"])
    let lint = try report.step("Lint")
    #expect(lint.commands?.map(\.name) == ["warning"])
    #expect(lint.commands?.first?.properties.hasPrefix("file=our pages/orbit.md,line=8,") == true)
    #expect(lint.summary?.contains("| 1 | ragged-table | warning |\n") == true)
    #expect(report.sarif?.contains("\"ragged-table\"") == true)
    let upload = try report.step("Upload")
    #expect(upload.outcome == "not run")
    #expect(upload.with?["sarif_file"] == report.outputs["sarif"])
  }

  @Test("Without findings the summary says so, and what is uploaded is empty, which closes old alerts")
  func clean() throws {
    let report = try run(["paths": "comet.md"])
    #expect(report.conclusion == "success")
    #expect(report.outputs["warnings"] == "0")
    #expect(try report.step("Lint").summary?.contains("No findings.") == true)
    #expect(report.sarif?.contains("\"results\": []") == true)
  }

  @Test("Findings that fail the run are uploaded all the same")
  func failing() throws {
    let report = try run(["fail-on": "warning"])
    #expect(report.conclusion == "failure")
    #expect(try report.step("Lint").status == 1)
    #expect(try report.step("Upload").outcome == "not run")
    #expect(report.sarif?.contains("\"ragged-table\"") == true)
  }

  @Test("Nothing is uploaded where it isn't wanted", arguments: ["sarif", "upload"])
  func noUpload(input: String) throws {
    let report = try run([input: "false"])
    #expect(report.conclusion == "success")
    #expect(try report.step("Upload").outcome == "skipped")
    #expect((report.sarif == nil) == (input == "sarif"))
  }

  @Test("The configuration and the baseline are kept to")
  func configuration() throws {
    let file = try scratch.write("rules:\n  ragged-table: error\nfail-on: never\n", to: "a config.yml")
    let configured = try run(["config": file])
    #expect(configured.outputs["errors"] == "1")
    #expect(configured.conclusion == "success")
    #expect(try run(["config": file, "fail-on": "error"]).conclusion == "failure")
    _ = try Tool.run(
      "lint", "our pages", "comet.md", "--baseline", "known ones.json", "--update-baseline", in: scratch.url)
    #expect(try run(["baseline": "known ones.json"]).outputs["warnings"] == "0")
  }

  @Test(
    "A wrong input fails the run with exit code 2, and nothing is uploaded",
    arguments: [
      ["fail-on": "fatal"], ["fail-on": "never\nerror"], ["sarif": "maybe"], ["paths": " \n\t\n"],
      ["paths": "comet.md\nno-such-page.md", "fail-on": "never"], ["config": "no-such.yml"],
      ["baseline": "no-such.json"], ["tool": "/no/such/tool"],
    ])
  func wrongInput(inputs: [String: String]) throws {
    let report = try run(inputs)
    #expect(report.conclusion == "failure")
    let lint = try report.step("Lint")
    #expect(lint.status == 2)
    #expect(lint.commands?.last?.name == "error")
    #expect(try report.step("Upload").outcome == "skipped")
  }

  @Test(
    "An input is text, whatever it looks like to a shell",
    arguments: [
      "$(touch made)", "`touch made`", "comet.md; touch made", "comet.md\n--fix", "-x", "*.md", "\"; touch made; \"",
      "${{ github.token }}", "comet.md && touch made",
    ])
  func shellText(path: String) throws {
    for input in ["paths", "config", "baseline"] {
      let report = try run([input: path])
      #expect(try report.step("Lint").status == 2)
      #expect(!FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("made").path))
    }
  }

  @Test("A file's name is no command to the runner")
  func hostileName() throws {
    for name in ["::error::forged.md", "##[error]forged.md", "a%0A::error::forged.md"] {
      try scratch.write(Sample.signOn, to: name)
      try scratch.write(Self.slip, to: "slips/" + name)
      let report = try run(["paths": "\(name)\nslips\n"])
      let commands = try #require(try report.step("Lint").commands)
      // The slips themselves, and the one that tells of pages that could not be linted.
      #expect(commands.allSatisfy { $0.properties.contains("title=") })
      #expect(commands.filter { $0.name == "error" }.map(\.properties) == ["title=connectorgen"])
    }
  }
}
