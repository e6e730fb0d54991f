extension AttributePath {
  /// The path as servers know it: without the URN of the resource's own schema, which needs none, and with booleans for
  /// the texts that the directory writes in their place, as in `primary eq "True"`.
  func forServers(of location: AttributeLocation) -> AttributePath {
    var path = self
    if location.extensionURN == nil { path.schema = nil }
    path.filter = filter?.forServers
    return path
  }
}

extension Filter {
  fileprivate var forServers: Filter {
    switch self {
    case .comparison(let attribute, let comparison, .string(let text)):
      guard attribute.isSameName(as: "primary"), let value = Bool(scimValue: .string(text)) else { return self }
      return .comparison(attribute: attribute, operator: comparison, value: .boolean(value))
    case .comparison, .present: return self
    case .and(let filters): return .and(filters.map(\.forServers))
    case .or(let filters): return .or(filters.map(\.forServers))
    case .not(let filter): return .not(filter.forServers)
    }
  }
}
