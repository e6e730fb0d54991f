import Foundation
import PackagePlugin

/// `swift package lint-tutorials`: finds where the tutorials of a package's targets contradict themselves.
@main
struct LintTutorials: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var arguments = ArgumentExtractor(arguments)
    let names = arguments.extractOption(named: "target")
    let isHelp = arguments.extractFlag(named: "help") > 0
    let isFix = arguments.extractFlag(named: "fix") > 0
    if isHelp {
      print(Self.help)
      return
    }
    if isFix { throw Problem("This command only reads. To mend pages, run connectorgen lint --fix.") }
    let process = Process()
    process.executableURL = try context.tool(named: "connectorgen").url
    process.arguments =
      ["lint"] + (try TutorialTargets(named: names, in: context.package)).all.map(\.directoryURL.path)
      + arguments.remainingArguments
    try process.run()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return
    case 1: throw Problem("The tutorials have findings; see above.")
    default: throw Problem("The tutorials were not all linted; see above for the reason.")
    }
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
