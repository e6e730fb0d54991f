import ConnectorJSON
import ConnectorManifest

/// Why an app has no output files: its slug would not make a safe folder name.
public struct InvalidSlugError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The slug.
  public let slug: String

  /// Creates an error.
  public init(slug: String) {
    self.slug = slug
  }

  /// What is wrong, and what would mend it, in one sentence.
  public var description: String {
    "The app's slug \(JSONValue.string(slug).serialized()) names the output folder, so it must be made of at most "
      + "\(ConnectorManifest.maximumFolderLength) lower-case ASCII letters, digits and hyphens."
  }
}

extension ConnectorManifest {
  /// Everything that is written for the app: the manifest, the four templates, the Swift connector, and the beginning
  /// of a file for its author's own code.
  ///
  /// - Parameter options: How the connector is written.
  /// - Returns: The files, the manifest first.
  /// - Throws: ``InvalidSlugError`` where the slug can't name a folder.
  public func outputFiles(swift options: SwiftOptions = SwiftOptions()) throws(InvalidSlugError) -> [OutputFile] {
    let manifest = json(schema: Self.schemaID).serialized() + "\n"
    return [OutputFile(path: "\(try folder())/manifest.json", contents: manifest)] + (try templateFiles())
      + (try swiftFiles(options))
  }

  /// The Swift connector, and the beginning of a file for its author's own code, below the app's folder.
  ///
  /// - Parameter options: How the connector is written.
  /// - Returns: The files, the generated one first.
  /// - Throws: ``InvalidSlugError`` where the slug can't name a folder.
  public func swiftFiles(_ options: SwiftOptions = SwiftOptions()) throws(InvalidSlugError) -> [OutputFile] {
    [try swiftConnector(options), try customConnector()]
  }

  /// The four JSON templates, below the app's folder.
  ///
  /// - Throws: ``InvalidSlugError`` where the slug can't name a folder.
  public func templateFiles() throws(InvalidSlugError) -> [OutputFile] {
    let folder = try folder()
    let models = resourceModels
    let published = PublishedSchemas(of: models, in: self)
    let documents = [
      (TemplateKind.entraSynchronizationSchema, entraSynchronizationSchema(of: models)),
      (.scimSchemas, published.schemaDocuments),
      (.scimResourceTypes, published.resourceTypeDocuments),
      (.scimServiceProviderConfig, scimServiceProviderConfig(of: models)),
    ]
    return documents.map { kind, document in
      OutputFile(path: "\(folder)/\(kind.fileName)", contents: document.serialized() + "\n")
    }
  }

  /// The longest name that a folder can have on the usual file systems, in bytes.
  static let maximumFolderLength = 255

  /// The name of the app's folder. A manifest may come from anywhere, and no file may be written outside the folder.
  func folder() throws(InvalidSlugError) -> String {
    let isSafe = app.slug.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    guard isSafe, (1...Self.maximumFolderLength).contains(app.slug.utf8.count) else {
      throw InvalidSlugError(slug: app.slug)
    }
    return app.slug
  }
}
