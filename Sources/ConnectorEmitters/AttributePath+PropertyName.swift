import SCIMSchema

extension AttributePath {
  /// The shortest name that tells the attribute: `givenName` for `name.givenName`, `workEmail` for
  /// `emails[type eq "work"].value`, `workAddressLocality` for `addresses[type eq "work"].locality`, `department` for
  /// `urn:…:enterprise:2.0:User:department`. Empty where the path has no letter or digit to make one of.
  var shortPropertyName: String {
    let label = filter?.labels ?? []
    let one = attribute.singular
    // The one photo of type "photo".
    let owner = SwiftIdentifier.propertyName(label).lowercased() == one.lowercased() ? [one] : label + [one]
    let words =
      switch subAttribute?.lowercased() {
      case nil where filter == nil: [attribute]
      case nil, "value": owner
      case "formatted": ["formatted"] + owner
      case let part? where part.hasSuffix(one.lowercased()) || isPartOfName: label + [subAttribute ?? part]
      case let part?: (filter == nil ? [attribute] : owner) + [subAttribute ?? part]
      }
    return SwiftIdentifier.propertyName(words)
  }

  /// A name that says all that the path says: `enterpriseDepartment`, `managerValue`.
  var fullPropertyName: String {
    SwiftIdentifier.propertyName(
      (schema.map { [$0.extensionWord] } ?? []) + (filter?.labels ?? []) + [attribute, subAttribute ?? ""])
  }

  /// Whether the path leads to one of the names that a user's `name` consists of, which say what they are by themselves.
  private var isPartOfName: Bool {
    let labels = ["type", "primary", "display", "$ref"]
    return attribute.lowercased() == "name" && filter == nil && !labels.contains(subAttribute?.lowercased() ?? "")
  }
}

extension String {
  /// The word by which a schema's URN tells itself from others: `enterprise`, or `lucid` of
  /// `urn:ietf:params:scim:schemas:extension:lucid:2.0:User`.
  var extensionWord: String {
    let parts = split(separator: ":").map(String.init)
    let index = parts.lastIndex { $0.lowercased() == "extension" } ?? 0
    return parts.dropFirst(index + 1).first ?? ""
  }

  /// One of what a plural means, by the rules of English spelling: `email`, `address`, `entity`; else the word itself.
  fileprivate var singular: String {
    let word = lowercased()
    if ["ss", "us", "is"].contains(where: word.hasSuffix) { return self }
    if ["sses", "xes", "ches", "shes", "zes"].contains(where: word.hasSuffix) { return String(dropLast(2)) }
    if word.hasSuffix("ies") { return dropLast(3) + "y" }
    return word.hasSuffix("s") ? String(dropLast()) : self
  }
}

extension Filter {
  /// The words that tell the values that the filter means: "work" for `type eq "work"`, "primary" for
  /// `primary eq true`.
  fileprivate var labels: [String] {
    switch self {
    case .comparison(let attribute, .eq, let value): value.labels(of: attribute.withoutSchema)
    case .comparison(let attribute, let comparison, let value):
      [attribute.withoutSchema, comparison.rawValue, value.description]
    case .present(let attribute): [attribute.withoutSchema]
    case .and(let filters): filters.flatMap(\.labels)
    case .or(let filters): Array(filters.map(\.labels).joined(separator: ["or"]))
    case .not(let filter): ["not"] + filter.labels
    }
  }
}

extension FilterValue {
  fileprivate func labels(of attribute: String) -> [String] {
    switch self {
    case .boolean(true): [attribute]
    case .boolean(false): ["non", attribute]
    // A directory writes `primary eq "True"` where SCIM has a boolean.
    case .string(let text) where text.lowercased() == "true": [attribute]
    case .string(let text) where text.lowercased() == "false": ["non", attribute]
    case .string(let text): [text]
    case .number(let text): [attribute, text]
    case .null: ["no", attribute]
    }
  }
}

extension String {
  fileprivate var withoutSchema: String {
    lastIndex(of: ":").map { String(self[index(after: $0)...]) } ?? self
  }
}
