import Foundation
import PackagePlugin

/// `swift package generate-connectors`: writes connectors into the package, for authors who check generated code in.
@main
struct GenerateConnectors: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var arguments = ArgumentExtractor(arguments)
    if arguments.extractFlag(named: "help") > 0 {
      print(Self.help)
      return
    }
    let targets = try TutorialTargets(&arguments, in: context.package)
    let flags = ["check", "force"].filter { arguments.extractFlag(named: $0) > 0 }.map { "--" + $0 }
    if let unknown = arguments.remainingArguments.first {
      throw Problem(
        "There is no argument \(unknown). swift package generate-connectors --help tells what there is. What is for "
          + "SwiftPM itself stands before generate-connectors.")
    }
    let tool = try context.tool(named: "connectorgen").url
    var failed: [String] = []
    for target in targets.all {
      let folder = target.directoryURL
      let process = Process()
      process.executableURL = tool
      process.arguments =
        ["generate", folder.path, "--output", folder.appending(path: "Connectors").path, "--swift-only"] + flags
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 { failed.append(target.name) }
    }
    guard failed.isEmpty else {
      throw Problem("Not all connectors of \(failed.joined(separator: ", ")) are as they should be; see above.")
    }
  }

  private static let help = """
    OVERVIEW: Write the Swift connectors of a target's tutorials into its folder Connectors.

    USAGE: swift package generate-connectors [--target <name>] ... [--check] [--force]

    OPTIONS:
      --target <name>  The target; more than one may be named. (default: every target with Markdown pages)
      --check          Write nothing; fail and list what would change.
      --force          Overwrite files that have been edited.

    Writing needs permission: answer the question, or give --allow-writing-to-package-directory before the command.
    """
}
