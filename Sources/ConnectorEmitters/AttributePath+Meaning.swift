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
}

extension Schema {
  /// The URN that the enterprise extension of a user had in SCIM 1.1, whose attributes RFC 7643 §4.3 took over.
  static let enterpriseUserURN1 = "urn:scim:schemas:extension:enterprise:1.0"
}

extension AttributePath {
  /// The one spelling that all paths of the same meaning share: names and URNs in lower case (RFC 7643 §2.1), the
  /// resource type's own URN left out, a filter's values without regard to case.
  func canonical(for resource: ConnectorManifest.Resource.Name) -> AttributePath {
    let schema = schema?.lowercased()
    let isCore = schema == resource.coreSchema.id.lowercased()
    return AttributePath(
      schema: isCore ? nil : schema,
      attribute: attribute.lowercased(),
      filter: filter?.canonical,
      subAttribute: subAttribute?.lowercased())
  }

  /// The same path with RFC 7643's URN of the enterprise extension where this one has SCIM 1.1's.
  var withCurrentURN: AttributePath {
    guard schema?.lowercased() == Schema.enterpriseUserURN1 else { return self }
    var path = self
    path.schema = Schema.enterpriseUserURN
    path.schemaSeparator = .colon
    return path
  }

  /// RFC 7643's definition of what the path ends at, or `nil`.
  func standardDefinition(for resource: ConnectorManifest.Resource.Name) -> AttributeDefinition? {
    withCurrentURN.definition(in: [resource.coreSchema, .enterpriseUser])
  }
}

extension Filter {
  /// The filter in lower case; a directory writes `primary eq "True"` where SCIM has a boolean, so that is one too.
  fileprivate var canonical: Filter {
    switch self {
    case .comparison(let attribute, let comparison, let value):
      .comparison(attribute: attribute.lowercased(), operator: comparison, value: value.canonical)
    case .present(let attribute): .present(attribute: attribute.lowercased())
    case .and(let filters): .and(filters.map(\.canonical))
    case .or(let filters): .or(filters.map(\.canonical))
    case .not(let filter): .not(filter.canonical)
    }
  }
}

extension FilterValue {
  fileprivate var canonical: FilterValue {
    guard case .string(let text) = self else { return self }
    let lowercased = text.lowercased()
    return switch lowercased {
    case "true": .boolean(true)
    case "false": .boolean(false)
    default: .string(lowercased)
    }
  }
}
