import ConnectorJSON
import ConnectorManifest
import SCIMSchema
import TutorialDiagnostics

/// A row of an attribute table.
func row(
  _ path: String, _ type: AttributeType? = .string, filterable: Bool? = nil, required: Bool? = nil,
  matching: Bool? = nil
) -> ConnectorManifest.Attribute {
  .init(path: path, type: type, filterable: filterable, required: required, matching: matching)
}

/// The manifest of a page whose user table begins on line 100 and whose group table begins on line 200.
func sampleManifest(
  name: String = "Fabrikam Desk",
  slug: String = "fabrikam-desk",
  homepage: String? = nil,
  capabilities: ConnectorManifest.Capabilities = .init(),
  authentication: ConnectorManifest.Authentication.Method? = nil,
  users: [ConnectorManifest.Attribute] = [],
  groups: [ConnectorManifest.Attribute]? = nil
) -> ConnectorManifest {
  var resources: [ConnectorManifest.Resource] = []
  var provenance: [String: SourceRange] = [:]
  for (name, rows, firstLine) in [(ConnectorManifest.Resource.Name.user, users, 100), (.group, groups ?? [], 200)]
  where !rows.isEmpty {
    for index in rows.indices {
      let start = SourcePosition(line: firstLine + index, column: 3)
      provenance["/resources/\(resources.count)/attributes/\(index)/path"] = SourceRange(start: start, end: start)
    }
    resources.append(.init(name: name, attributes: rows))
  }
  return ConnectorManifest(
    app: .init(name: name, slug: slug, homepage: homepage),
    tutorial: .init(
      file: "fabrikam-desk-provisioning-tutorial.md", title: nil, date: nil, author: nil,
      identityProvider: .microsoftEntraID),
    capabilities: capabilities,
    tenantURL: .init(kind: .console),
    authentication: .init(method: authentication),
    groups: groups == nil ? .unstated : .supported,
    resources: resources,
    prerequisites: .init(license: nil, roles: []),
    limitations: [],
    provenance: provenance)
}

extension JSONValue {
  /// The value that a JSON Pointer leads to.
  func at(_ pointer: String) -> JSONValue? {
    JSONPointer(parsing: pointer).flatMap { self[$0] }
  }

  /// The element of this array whose key has that text.
  func element(_ key: String, _ text: String) -> JSONValue? {
    array?.first { $0.object?[key]?.string == text }
  }

  /// The element of this array that has that name.
  func element(_ name: String) -> JSONValue? {
    element("name", name)
  }
}
