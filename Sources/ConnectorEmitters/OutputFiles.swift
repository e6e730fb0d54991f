import ConnectorManifest
import JSON

extension ConnectorManifest {
  /// Everything that is written for the app: the manifest, the four templates and the Swift connector.
  ///
  /// - Throws: ``InvalidSlugError`` where the slug can't name a folder.
  public func outputFiles() throws(InvalidSlugError) -> [OutputFile] {
    let manifest = json(schema: Self.schemaID).serialized() + "\n"
    return [OutputFile(path: "\(try folder())/manifest.json", contents: manifest)] + (try templateFiles())
  }
}
