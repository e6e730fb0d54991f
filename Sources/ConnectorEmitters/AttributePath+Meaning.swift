import ConnectorManifest
import SCIMSchema

extension ConnectorManifest.Resource.Name {
  /// The resource type's own schema (RFC 7643 §4.1 and §4.2).
  var coreSchema: Schema {
    switch self {
    case .user: .user
    case .group: .group
    }
  }

  /// The URN of the resource type's own schema.
  var coreURN: String {
    switch self {
    case .user: Schema.userURN
    case .group: Schema.groupURN
    }
  }
}

extension Schema {
  /// The URNs of the enterprise extension of a user: RFC 7643's, and the one of SCIM 1.1, whose attributes RFC 7643
  /// §4.3 took over.
  static let enterpriseUserURNs = [enterpriseUserURN, "urn:scim:schemas:extension:enterprise:1.0"]
}

extension AttributePath {
  /// A text that all paths of the same meaning share, and no others: the names and URNs in lower case (RFC 7643 §2.1),
  /// the resource type's own URN left out, a filter's values without regard to case.
  func key(in resource: ConnectorManifest.Resource.Name) -> String {
    var path = self
    if let schema, schema.lowercased() == resource.coreURN.lowercased() { path.schema = nil }
    path.schemaSeparator = .colon
    path.filter = filter?.withBooleans
    return path.description.lowercased()
  }

  /// RFC 7643's definition of what the path ends at, or `nil`.
  ///
  /// It is the one that `definition(in:)` finds in the resource type's schema and the enterprise extension, under
  /// either of its URNs; here it is looked up in a table, because every attribute of every page is.
  func standardDefinition(for resource: ConnectorManifest.Resource.Name) -> AttributeDefinition? {
    var path = self
    path.filter = nil
    let key = path.key(in: resource)
    return switch resource {
    case .user: AttributeDefinition.ofUsers[key]
    case .group: AttributeDefinition.ofGroups[key]
    }
  }
}

extension AttributeDefinition {
  fileprivate static let ofUsers = byKey(in: .user)
  fileprivate static let ofGroups = byKey(in: .group)

  private static func byKey(in schema: Schema) -> [String: AttributeDefinition] {
    var definitions: [String: AttributeDefinition] = [:]
    let schemas =
      [("", schema.attributes + Schema.commonAttributes)]
      + Schema.enterpriseUserURNs.map { ($0 + ":", Schema.enterpriseUser.attributes) }
    for (prefix, attributes) in schemas {
      for attribute in attributes {
        definitions[(prefix + attribute.name).lowercased()] = attribute
        for part in attribute.subAttributes {
          definitions["\(prefix)\(attribute.name).\(part.name)".lowercased()] = part
        }
      }
    }
    return definitions
  }
}

extension Filter {
  /// The filter with booleans for the texts "True" and "False", which is how a directory writes `primary eq true`.
  fileprivate var withBooleans: Filter {
    switch self {
    case .comparison(let attribute, let comparison, .string(let text)):
      switch text.lowercased() {
      case "true": .comparison(attribute: attribute, operator: comparison, value: .boolean(true))
      case "false": .comparison(attribute: attribute, operator: comparison, value: .boolean(false))
      default: self
      }
    case .comparison, .present: self
    case .and(let filters): .and(filters.map(\.withBooleans))
    case .or(let filters): .or(filters.map(\.withBooleans))
    case .not(let filter): .not(filter.withBooleans)
    }
  }
}
