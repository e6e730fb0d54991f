import ConnectorJSON
import TutorialDiagnostics

extension ConnectorManifest {
  /// Reads a manifest that a person may have edited, and finds all that is wrong with it.
  ///
  /// It is strict: every key must be there, none may be there twice or be unknown, and every value must be one that the
  /// format has (``jsonSchema``), but for `$schema`, which may be there. Where the text is not JSON, that is all that is
  /// said of it. Otherwise each message begins with the JSON Pointer (RFC 6901) of the value that it is about.
  ///
  /// - Parameter source: The file.
  /// - Returns: The manifest, if there are no errors; and what is wrong, in the file's order. An attribute's path that
  ///   SCIM doesn't know is a warning, because a manifest says what its page says.
  public static func decode(_ source: SourceFile) -> (manifest: ConnectorManifest?, diagnostics: [Diagnostic]) {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(parsing: source.bytes)
    } catch {
      return (nil, [Diagnostic(syntaxError: error, in: source)])
    }
    var decoder = ManifestDecoder(source: source)
    let manifest = decoder.manifest(document.root)
    let hasErrors = decoder.diagnostics.contains { $0.severity == .error }
    return (hasErrors ? nil : manifest, decoder.diagnosticsInOrder)
  }
}

extension Diagnostic {
  fileprivate init(syntaxError error: JSONSyntaxError, in source: SourceFile) {
    // The whole of the character that begins there.
    let rest = source.bytes.dropFirst(error.offset + 1)
    let end = rest.firstIndex { !(0x80...0xBF).contains($0) } ?? source.bytes.count
    self.init(
      id: "manifest-syntax", severity: .error, message: error.description, file: source.name,
      range: source.range(error.offset..<max(end, error.offset)))
  }
}
