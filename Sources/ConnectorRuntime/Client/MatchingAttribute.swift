/// An attribute that resources are found by.
struct MatchingAttribute: Sendable {
  let location: AttributeLocation

  private var isCaseExact: Bool { location.definition?.isCaseExact ?? false }

  /// The attributes that resources of a type are matched by, in their turns.
  static func all<Resource: SCIMResource>(of type: Resource.Type) -> [MatchingAttribute] {
    Resource.matchingBindings.map { MatchingAttribute(location: $0.location) }
  }

  /// What a resource is found by; two that are the same to SCIM are equal. `nil` where there is no value, an empty one,
  /// which is nobody's, or one that can't be compared.
  func key(of resource: JSONObject) -> String? {
    guard let value = try? location.value(in: resource), let text = String(scimValue: value), !text.isEmpty else {
      return nil
    }
    return isCaseExact ? text : text.lowercased()
  }

  /// The filter that finds the resources with the same value as this one, by RFC 7644 §3.4.2.2.
  func filter(for resource: JSONObject) -> String? {
    guard let value = try? location.value(in: resource), let wanted = FilterValue(value) else { return nil }
    var path = location.path.forServers(of: location)
    guard let filter = path.filter else { return "\(path) eq \(wanted)" }
    let comparison = Filter.comparison(attribute: path.subAttribute ?? "value", operator: .eq, value: wanted)
    path.filter = .and([filter, comparison])
    path.subAttribute = nil
    return path.description
  }
}

extension FilterValue {
  fileprivate init?(_ value: JSONValue) {
    switch value {
    case .string(let text): self = .string(text)
    case .number(let number): self = .number(number.text)
    case .bool(let value): self = .boolean(value)
    case .null, .array, .object: return nil
    }
  }
}
