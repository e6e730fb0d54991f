import ArgumentParser
import ConnectorJSON
import ConnectorManifest

/// `connectorgen schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of manifests.",
    discussion: """
      The schema is of the dialect 2020-12. Editors and validators can check a manifest against it:

        connectorgen schema > manifest.schema.json
      """
  )

  func run() throws {
    try Terminal.output.write(ConnectorManifest.jsonSchema.serialized() + "\n")
  }
}
