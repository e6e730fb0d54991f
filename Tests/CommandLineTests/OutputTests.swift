import BuiltTool
import Foundation
import Testing

/// What becomes of results that can't be written, and of arguments that shouldn't be shown as they are.
struct OutputTests {
  private static let commands = [
    "rules", "rules --all", "schema", "manifest tutorials", "lint tutorials", "lint tutorials --format json",
    "lint tutorials --format sarif", "lint tutorials --format github", "generate tutorials --output no-such --check",
    "validate Package.swift", "--help", "help lint", "--version", "--generate-completion-script bash",
  ]

  /// Runs a line of shell in which `$0` is the program.
  private func shell(_ line: String, in folder: URL = Tool.repository) throws -> Tool.Result {
    try Tool.run(URL(fileURLWithPath: "/bin/bash"), ["-c", line, Tool.program.path], in: folder)
  }

  @Test(
    "Results that a full disk doesn't take are exit code 2, with the reason",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "the system has no /dev/full"),
    arguments: commands)
  func fullDisk(command: String) throws {
    let result = try shell("\"$0\" \(command) > /dev/full")
    #expect(result.status == 2)
    #expect(result.error.contains("Error: The results can't be written to standard output: No space left on device."))
  }

  @Test("A reader that has seen enough ends the run, and nothing is said of it", arguments: ["default", "ignored"])
  func closedPipe(signal: String) throws {
    let ignoring = signal == "ignored" ? "trap '' PIPE; " : ""
    // The pipe's reader is gone before anything is written.
    let line = "mkfifo pipe; : <pipe & exec 3>pipe; wait; \(ignoring)\"$0\" schema >&3; echo $? >&2"
    let scratch = try Scratch()
    let result = try shell(line, in: scratch.url)
    #expect(result.error == "141\n")
  }

  @Test("A message of a wrong argument shows the argument's control characters, and obeys none")
  func wrongArgument() throws {
    for arguments in [
      ["fr\u{1B}[31mob"], ["lint", "--format", "\u{1B}]0;title\u{7}"], ["rules", "a\u{9B}b\u{202E}c"],
    ] {
      let result = try Tool.run(arguments)
      #expect(result.status == 2)
      #expect(result.error.contains("\\u{"))
      #expect(!result.error.unicodeScalars.contains(where: "\u{7}\u{1B}\u{9B}\u{202E}".unicodeScalars.contains))
    }
  }
}
