import Foundation

/// What the build tool plugin runs. Its arguments are the plugin's and no person's, so they are taken as they come: a
/// library that parses them would be compiled by every package that uses the plugin.
///
///     connectorgen-build-tool connector PAGE CONNECTOR NAME [CONFIGURATION]
///     connectorgen-build-tool names TARGET OUTPUT NAME ...
@main
enum BuildTool {
  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    let succeeds =
      switch (arguments.popFirst(), arguments.count) {
      case ("connector", 3...4):
        ConnectorStep(
          page: arguments.removeFirst(), connectorFile: arguments.removeFirst(), nameFile: arguments.removeFirst(),
          configurationFile: arguments.first
        ).run()
      case ("names", 2...):
        NamesStep(
          target: arguments.removeFirst(), outputFile: arguments.removeFirst(), nameFiles: Array(arguments)
        ).run()
      default:
        report("error: connectorgen-build-tool is run by the plugin ConnectorGenerator; use connectorgen instead.\n")
      }
    exit(succeeds ? 0 : 1)
  }

  /// Says what is wrong.
  ///
  /// - Returns: `false`, for a step that ends with it.
  @discardableResult
  static func report(_ text: String) -> Bool {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    return false
  }

  /// Puts a text into a file, unless it is there already: what depends on a file that hasn't changed is not built again.
  ///
  /// - Returns: Whether the file has the text.
  static func write(_ text: String, to file: String) -> Bool {
    let data = Data(text.utf8)
    if FileManager.default.contents(atPath: file) == data { return true }
    do {
      try data.write(to: URL(fileURLWithPath: file), options: .atomic)
      return true
    } catch {
      return report("\(file):1:1: error: The file can't be written; check the folder and the space on the disk.\n")
    }
  }
}
