import ConnectorEmitters
import ConnectorManifest
import TutorialDiagnostics

/// The names that the apps of one output folder have taken: no two apps can have the same folder, nor, as their Swift
/// is compiled together, the same type.
struct TakenNames {
  private var pages: [String: String] = [:]

  /// Takes an app's names; where another page's app has one of them, takes none and says so.
  mutating func take(_ manifest: ConnectorManifest, page: String) -> Diagnostic? {
    let type = manifest.connectorName
    let names = [
      (key: "folder " + manifest.app.slug, meaning: "be written to the folder \(manifest.app.slug)"),
      // The case of letters doesn't tell the types' files apart everywhere.
      (key: "type " + type.lowercased(), meaning: "have the Swift type \(type)"),
    ]
    for name in names {
      guard let other = pages[name.key] else { continue }
      return Diagnostic(
        id: "same-app", severity: .error, message: "Both this app and that of \(other) would \(name.meaning).",
        help: "generate the pages into different folders, or tell the apps apart by name", file: page,
        range: manifest.provenance["/app/name"])
    }
    for name in names { pages[name.key] = page }
    return nil
  }
}
