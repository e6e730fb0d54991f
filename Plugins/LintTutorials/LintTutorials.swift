import Foundation
import PackagePlugin

/// `swift package lint-tutorials`: finds where the tutorials of a package's targets contradict themselves.
@main
struct LintTutorials: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var arguments = ArgumentExtractor(arguments)
    let isHelp = arguments.extractFlag(named: "help") > 0
    let isFix = arguments.extractFlag(named: "fix") > 0
    if isHelp {
      print(Self.help)
      return
    }
    if isFix { throw Problem("This command only reads. To mend pages, run connectorgen lint --fix.") }
    let targets = try TutorialTargets(&arguments, in: context.package)
    let process = Process()
    process.executableURL = try context.tool(named: "connectorgen").url
    process.arguments =
      ["lint"] + targets.all.map(\.directoryURL.path) + arguments.remainingArguments
    // The package manager prints both of a plugin's outputs as one, and a report for a program must stand alone.
    let summary = isForPeople(arguments.remainingArguments) ? nil : Pipe()
    if let summary { process.standardError = summary }
    try process.run()
    let text = try summary?.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) }
    process.waitUntilExit()
    if let text, process.terminationStatus > 1 { Diagnostics.error(text) }
    switch process.terminationStatus {
    case 0: return
    case 1: throw Problem("The tutorials have findings; see above.")
    default: throw Problem("The tutorials were not all linted; see above for the reason.")
    }
  }

  /// Whether what is printed is for people, and not for another program.
  private func isForPeople(_ arguments: [String]) -> Bool {
    let options = zip(arguments, arguments.dropFirst()).map { "\($0)=\($1)" } + arguments
    return options.allSatisfy { !$0.hasPrefix("--format=") || $0 == "--format=text" }
  }

  private static let help = """
    OVERVIEW: Find where the tutorials of a package contradict themselves.

    USAGE: swift package lint-tutorials [--target <name>] ... [<options of connectorgen lint>]

    OPTIONS:
      --target <name>     The target; more than one may be named. (default: every target with Markdown pages)
      --format <format>   text, json, sarif or github. (default: text)
      --fail-on <severity>
                          Fail for findings at or above it: error, warning, note or never.
      --baseline <file>   Leave out the findings that this file has.
    """
}
