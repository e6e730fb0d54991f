import ConnectorManifest
import SCIMSchema

/// Puts one attribute of a schema together from all the paths of a page that lead to it or into it.
///
/// What RFC 7643 defines keeps the RFC's structure. Beyond that the page is right: a simple attribute has the type that
/// the page states, and an attribute that paths lead into has the sub-attributes that they name.
struct AttributeAssembly {
  private var definition: AttributeDefinition
  /// Whether RFC 7643 says what the attribute's parts are.
  private let hasStandardParts: Bool
  /// The place of each sub-attribute in the definition, by its name in lower case.
  private var parts: [String: Int] = [:]
  /// Whether it is RFC 7643 and not the page that requires the attribute, which the page lists.
  private let isRequirementAssumed: Bool
  /// Where each sub-attribute comes from.
  private var origins: [[ResourceModel.Origin]]
  /// The canonical values of the sub-attribute `type`, in lower case.
  private var labels: Set<String> = []

  /// - Parameters:
  ///   - name: The attribute's name.
  ///   - standard: RFC 7643's definition of the attribute, or `nil`.
  ///   - uses: The attributes of the model whose paths have that name and the same schema.
  init(named name: String, standard: AttributeDefinition?, uses: [ResourceModel.Attribute]) {
    definition = standard ?? AttributeDefinition(name: name)
    hasStandardParts = definition.type == .complex
    origins = definition.subAttributes.map { _ in [] }
    for (index, part) in definition.subAttributes.enumerated() {
      parts[part.name.lowercased()] = index
      if part.name == "type" { labels = Set(part.canonicalValues.map { $0.lowercased() }) }
    }
    definition.isRequired = definition.isRequired || uses.contains(where: \.isRequired)
    isRequirementAssumed = definition.isRequired && !uses.contains(where: \.isRequirementStated)
    let paths = uses.filter { $0.path.subAttribute != nil || $0.path.filter != nil }
    if !hasStandardParts {
      if paths.isEmpty {
        for use in uses { definition.take(use.statedType) }
      } else {
        definition.type = .complex
        definition.referenceTypes = []
        definition.isMultiValued = paths.contains { $0.path.filter != nil }
      }
    }
    for use in paths { addParts(of: use) }
  }

  /// The attribute, it and each of its parts with a description that says where it comes from.
  ///
  /// - Parameters:
  ///   - origin: Where the attribute itself comes from.
  ///   - sentence: Says in a sentence where something comes from.
  /// - Returns: The definition.
  func definition(
    from origin: [ResourceModel.Origin], sentence: ([ResourceModel.Origin]) -> String
  ) -> AttributeDefinition {
    var definition = definition
    definition.describe(sentence(origin))
    if isRequirementAssumed, origin.contains(where: \.isStated) {
      definition.describe("Assumed: required, by RFC 7643.")
    }
    for index in definition.subAttributes.indices { definition.subAttributes[index].describe(sentence(origins[index])) }
    return definition
  }

  private mutating func addParts(of use: ResourceModel.Attribute) {
    for (name, value) in use.path.filter?.comparedAttributes ?? [] {
      let index = addPart(named: name, holding: value, from: use.origin)
      guard name.lowercased() == "type", case .string(let label) = value else { continue }
      if definition.subAttributes[index].type == .string, labels.insert(label.lowercased()).inserted {
        definition.subAttributes[index].canonicalValues.append(label)
      }
    }
    // A filter alone picks whole values, of which nothing more is known.
    guard let name = use.path.subAttribute ?? (hasStandardParts ? nil : "value") else { return }
    let index = addPart(named: name, holding: nil, from: use.origin)
    definition.subAttributes[index].take(use.statedType)
    if use.isRequired { definition.subAttributes[index].isRequired = true }
  }

  /// Adds a sub-attribute, if it is not there, and where it comes from.
  private mutating func addPart(named name: String, holding value: FilterValue?, from origin: ResourceModel.Origin)
    -> Int
  {
    let index = parts[name.lowercased()] ?? definition.subAttributes.count
    if index == definition.subAttributes.count {
      parts[name.lowercased()] = index
      definition.subAttributes.append(.part(named: name, holding: value))
      origins.append([])
    }
    origins[index].append(origin)
    return index
  }
}

extension ResourceModel.Origin {
  fileprivate var isStated: Bool {
    if case .stated = self { true } else { false }
  }
}

extension AttributeDefinition {
  /// Takes over the type that the page states, with what must go with it. A page's "complex" says nothing of the parts,
  /// and a complex attribute without parts is none (RFC 7643 §7), so it changes nothing.
  fileprivate mutating func take(_ stated: AttributeType?) {
    guard let stated, stated != .complex, stated != type else { return }
    type = stated
    referenceTypes = stated == .reference ? ["uri"] : []
    isCaseExact = stated == .reference || stated == .binary  // RFC 7643 §2.3.6 and §2.3.7
    canonicalValues = []
  }

  /// A sub-attribute that RFC 7643 doesn't define, but for the names that §2.4 gives a meaning in any list.
  fileprivate static func part(named name: String, holding value: FilterValue?) -> AttributeDefinition {
    switch (name.lowercased(), value) {
    case ("$ref", _):
      AttributeDefinition(name: name, type: .reference, isCaseExact: true, referenceTypes: ["uri"])
    case ("primary", _), (_, .boolean): AttributeDefinition(name: name, type: .boolean)
    case (_, .number(let digits)):
      AttributeDefinition(name: name, type: digits.contains { ".eE".contains($0) } ? .decimal : .integer)
    default: AttributeDefinition(name: name)
    }
  }

  fileprivate mutating func describe(_ origin: String) {
    description += (description.isEmpty ? "" : " ") + origin
  }
}

extension Filter {
  /// The sub-attributes that the filter looks at, each with the value that it compares with.
  ///
  /// Names with a schema or a part of their own are left out: no sub-attribute has such a name.
  fileprivate var comparedAttributes: [(name: String, value: FilterValue?)] {
    switch self {
    case .comparison(let attribute, _, let value): attribute.contains { ":.".contains($0) } ? [] : [(attribute, value)]
    case .present(let attribute): attribute.contains { ":.".contains($0) } ? [] : [(attribute, nil)]
    case .and(let filters), .or(let filters): filters.flatMap(\.comparedAttributes)
    case .not(let filter): filter.comparedAttributes
    }
  }
}
