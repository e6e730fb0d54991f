import ArgumentParser
import Reporters

/// The command line.
@main
struct Connectorgen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connectorgen",
    abstract: "Compiles provisioning tutorials into connectors.",
    discussion: """
      A provisioning tutorial is a Markdown page that tells an administrator how to connect Microsoft Entra ID to one app. connectorgen \
      reads such pages and writes, for each app, a typed manifest, JSON templates and a Swift connector.

      A PATH is a page or a folder of pages; none given means the folder tutorials. In a folder, a page that is not a provisioning \
      tutorial is passed over.

        connectorgen generate tutorials --output generated
        connectorgen manifest tutorials/cybsafe-provisioning-tutorial.md

      Results go to standard output; diagnostics, progress and summaries go to standard error. The exit code is 0 when all is well, 1 for \
      findings or output that would change, 2 for wrong usage, unreadable input or failed output.
      """,
    version: "0.1.0",
    subcommands: [
      GenerateCommand.self, LintCommand.self, ManifestCommand.self, ValidateCommand.self, RulesCommand.self,
      SchemaCommand.self, SandboxCommand.self,
    ]
  )

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: report(error))
    }
  }

  /// Shows what ended a run, be it a mistake or a wish for help, and returns the exit code.
  private static func report(_ error: any Error) -> ExitCode {
    if let error = error as? WritingError {
      if !error.isClosedPipe { Terminal.error.tell("Error: \(error)\n") }
      return error.exitCode
    }
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    guard !message.isEmpty else { return code }
    do throws(WritingError) {
      guard code == .success else {
        // The message repeats what stands on the command line.
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
          PrintableText.line(String($0))
        }
        Terminal.error.tell(lines.joined(separator: "\n") + "\n")
        return .failed
      }
      try Terminal.output.write(message + "\n")
      return code
    } catch {
      return report(error)
    }
  }
}

extension ExitCode {
  /// There are findings, or output that would change.
  static let found = ExitCode(1)
  /// Wrong usage, unreadable input, or failed output.
  static let failed = ExitCode(2)
}
