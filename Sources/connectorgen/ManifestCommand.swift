import ArgumentParser
import ConnectorJSON
import ConnectorManifest
import TutorialReader

/// `connectorgen manifest`.
struct ManifestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest",
    abstract: "Print what tutorials state, as a JSON array of manifests.",
    discussion: """
      Each manifest holds an app's name, capabilities, tenant URL, authentication, groups, attributes, prerequisites and limitations, and for \
      every value the line and column that states it. null means that the page does not say. The array is sorted by the pages' paths.

        connectorgen manifest tutorials | jq '.[].app.name'
      """
  )

  @Argument(help: ArgumentHelp("Pages, or folders of pages.", valueName: "path"))
  var paths: [String] = []

  func run() async throws {
    let reading = await PageReading(paths: paths, progress: Progress())
    let manifests = JSONValue.array(reading.tutorials.map(\.manifest.json))
    try Terminal.output.write(manifests.serialized() + "\n")
    DiagnosticPrinter.show(reading.diagnostics)
    if !reading.passedOver.isEmpty { Terminal.error.tell(Summary.passedOver(reading.passedOver) + "\n") }
    if !reading.diagnostics.isEmpty { throw ExitCode.failed }
  }
}
