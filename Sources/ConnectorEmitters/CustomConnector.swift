import ConnectorManifest

extension ConnectorManifest {
  /// The name of the file that the connector's author has for code of their own: `CybSafeConnector+Custom.swift`.
  var customFileName: String { "\(connectorName)+Custom.swift" }

  /// The beginning of a file for what no tutorial says, below the app's folder.
  ///
  /// - Returns: The file, which compiles as it is and is written only once.
  /// - Throws: ``InvalidSlugError`` where the slug can't name a folder.
  public func customConnector() throws(InvalidSlugError) -> OutputFile {
    let folder = try folder()
    var source = SwiftSource()
    source.addComment(
      "This file is yours: connectorgen has begun it, and neither changes nor checks it from now on.", marker: "//")
    source.add()
    source.add("import ConnectorRuntime")
    source.add()
    source.addComment(
      "What the tutorial of \(app.name) doesn't say, such as how a person of yours becomes a `User`, what a `User` has "
        + "to be like before it is sent, or properties made of others.")
    source.add("extension \(connectorName) {}")
    return OutputFile(path: "\(folder)/\(customFileName)", contents: source.text, isScaffold: true)
  }
}
