import ConnectorManifest
import SCIMSchema

extension SwiftProperty {
  /// The property's doc comment, line by line: what RFC 7643 says that the attribute is for, then the path, what is
  /// stated of it, and where.
  func comment(for manifest: ConnectorManifest) -> [String] {
    let purpose = attribute.definition.map { [$0.description] } ?? []
    return purpose + [
      "\(SwiftText.codeSpan(attribute.path.description)): \(facts.joined(separator: ", "))\(origin(in: manifest))"
    ]
  }

  private var facts: [String] {
    var facts = [attribute.type.rawValue]
    if attribute.isRequired { facts.append("required") }
    if let priority = attribute.matchingPriority {
      facts.append(priority == 1 ? "matching" : "matching as number \(priority)")
    }
    return facts
  }

  private func origin(in manifest: ConnectorManifest) -> String {
    switch attribute.origin {
    case .stated(let place?): " (\(manifest.tutorial.file):\(place.start.line))."
    case .stated(nil): "."
    case .assumed(let reason): ". Assumed: \(reason)."
    }
  }
}
