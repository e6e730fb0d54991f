import BuiltTool
import Foundation
import Testing

/// The hooks, run by pre-commit in a repository that has just them.
@Suite(.enabled(if: Judges.areInstalled, "the judges are not installed; scripts/test installs them"))
struct PreCommitTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let hooks = try String(
      contentsOf: Tool.repository.appendingPathComponent(".pre-commit-hooks.yaml"), encoding: .utf8)
    try scratch.write(hooks, to: "hooks/.pre-commit-hooks.yaml")
    try scratch.write(Sample.tutorial("Comet"), to: "site/pages/comet.md")
    try scratch.write(Sample.signOn, to: "site/pages/sign on.md")
    try scratch.write("# Not Markdown's\n", to: "site/notes.txt")
    for repository in ["hooks", "site"] { try git("init --quiet", in: repository) }
    try git("add --all", in: "hooks")
    try git("commit --quiet --message hooks", in: "hooks")
  }

  private func git(_ arguments: String, in folder: String) throws {
    let user = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"]
    let result = try Tool.run(
      URL(fileURLWithPath: "/usr/bin/env"), ["git"] + user + arguments.split(separator: " ").map(String.init),
      in: scratch.url.appendingPathComponent(folder))
    try #require(result.status == 0, "\(result.error)")
  }

  private func preCommit(_ hook: String, arguments: String = "[]") throws -> Tool.Result {
    let program = Judges.python.deletingLastPathComponent().appendingPathComponent("pre-commit")
    try scratch.write(
      """
      repos:
        - repo: \(scratch.url.appendingPathComponent("hooks").absoluteString)
          rev: HEAD
          hooks:
            - id: \(hook)
              args: \(arguments)

      """, to: "site/.pre-commit-config.yaml")
    try git("add --all", in: "site")
    let tools = Tool.program.deletingLastPathComponent().path
    let line = "PATH=\"$1:$PATH\" PRE_COMMIT_HOME=\"$2\" exec \"$0\" run --all-files"
    return try Tool.run(
      URL(fileURLWithPath: "/bin/bash"),
      ["-c", line, program.path, tools, scratch.url.appendingPathComponent("home").path],
      in: scratch.url.appendingPathComponent("site"))
  }

  private static let slip = Sample.tutorial("Orbit").replacingOccurrences(of: "|&check;|", with: "|&check;|lost|")

  @Test("pre-commit reads the hooks")
  func manifest() throws {
    let program = Judges.python.deletingLastPathComponent().appendingPathComponent("pre-commit")
    let result = try Tool.run(program, ["validate-manifest", ".pre-commit-hooks.yaml"])
    #expect(result.status == 0, "\(result.output)")
  }

  @Test("Clean tutorials and pages of other kinds pass")
  func clean() throws {
    let result = try preCommit("connectorgen-lint-system")
    #expect(result.status == 0, "\(result.output)\(result.error)")
    #expect(result.output.contains("Passed"))
  }

  @Test("A finding fails the commit from the severity on that the repository asks for")
  func finding() throws {
    try scratch.write(Self.slip, to: "site/pages/orbit.md")
    #expect(try preCommit("connectorgen-lint-system").status == 0)
    let result = try preCommit("connectorgen-lint-system", arguments: "[--fail-on, warning]")
    #expect(result.status == 1)
    #expect(result.output.contains("pages/orbit.md:8:26: warning:"))
  }

  @Test("Mending fails the commit once, and leaves the mended page behind")
  func fix() throws {
    try scratch.write(Sample.tutorial("Orbit") + "|active|Boolean|\n", to: "site/pages/orbit.md")
    let result = try preCommit("connectorgen-lint-fix-system")
    #expect(result.status == 1)
    #expect(result.output.contains("files were modified by this hook"))
    #expect(try scratch.read("site/pages/orbit.md") == Sample.tutorial("Orbit") + "|active|Boolean||\n")
    #expect(try preCommit("connectorgen-lint-fix-system").status == 0)
  }
}
