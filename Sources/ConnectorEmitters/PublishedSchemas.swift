import ConnectorManifest
import SCIMSchema

/// The schemas that an app's resource types are made of, and how: what a SCIM server publishes under `/Schemas` and
/// `/ResourceTypes` (RFC 7643 §6 and §7).
struct PublishedSchemas {
  /// The resource types' own schemas, then their extensions, each URN once.
  private(set) var schemas: [Schema] = []
  /// The resource types.
  let resourceTypes: [ConnectorManifest.Resource.Name]
  /// The extensions of each resource type.
  private(set) var extensions: [ConnectorManifest.Resource.Name: [Extension]] = [:]

  /// An extension of a resource type (RFC 7643 §6).
  struct Extension {
    let urn: String
    let isRequired: Bool
  }

  /// - Parameters:
  ///   - models: The resource types.
  ///   - manifest: The manifest that they are made from.
  init(of models: [ResourceModel], in manifest: ConnectorManifest) {
    resourceTypes = models.map(\.name)
    var drafts = models.map { Draft(schema: $0.name.coreSchema) }
    var positions: [String: Int] = [:]
    for (position, draft) in drafts.enumerated() { positions[draft.schema.id.lowercased()] = position }
    for model in models {
      for attribute in model.attributes {
        let urn = attribute.path.schema ?? model.name.coreURN
        let position = positions[urn.lowercased()] ?? drafts.count
        if position == drafts.count {
          positions[urn.lowercased()] = position
          drafts.append(Draft(schema: Schema(extensionURN: urn)))
        }
        drafts[position].add(attribute, of: model.name)
      }
    }
    // A schema without attributes is none (RFC 7643 §7).
    schemas = drafts.filter { !$0.uses.isEmpty }.map { $0.finished(for: manifest) }
    nameApart(from: models.map(\.name.coreURN))
    for model in models {
      extensions[model.name] = drafts.compactMap { draft in
        let uses = draft.uses.filter { $0.resource == model.name }
        guard !uses.isEmpty, draft.schema.id != model.name.coreURN else { return nil }
        return Extension(urn: draft.schema.id, isRequired: uses.contains { $0.attribute.isRequired })
      }
    }
  }

  /// Numbers the names of extensions that are taken: a server keeps an extension beside a resource's attributes.
  private mutating func nameApart(from coreURNs: [String]) {
    var taken = Set(
      schemas.filter { coreURNs.contains($0.id) }.flatMap { [$0.name] + $0.attributes.map(\.name) }
        .map { $0.lowercased() })
    var numbers: [String: Int] = [:]
    for index in schemas.indices where !coreURNs.contains(schemas[index].id) {
      let name = schemas[index].name
      while !taken.insert(schemas[index].name.lowercased()).inserted {
        let number = numbers[name.lowercased(), default: 1] + 1
        numbers[name.lowercased()] = number
        schemas[index].name = "\(name)\(number)"
      }
    }
  }
}

/// A schema and the model's attributes that belong to it.
private struct Draft {
  typealias Use = (resource: ConnectorManifest.Resource.Name, attribute: ResourceModel.Attribute)

  var schema: Schema
  private(set) var uses: [Use] = []

  init(schema: Schema) {
    self.schema = schema
  }

  /// Adds an attribute, unless it is one that every resource has and no schema lists (RFC 7643 §3.1).
  mutating func add(_ attribute: ResourceModel.Attribute, of resource: ConnectorManifest.Resource.Name) {
    let isCommon = schema.id == resource.coreURN && Schema.isCommon(attribute.path.attribute)
    if !isCommon { uses.append((resource, attribute)) }
  }

  func finished(for manifest: ConnectorManifest) -> Schema {
    var names: [String] = []
    var groups: [String: [Use]] = [:]
    for use in uses {
      let name = use.attribute.path.attribute.lowercased()
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(use)
    }
    var schema = schema
    schema.attributes = names.compactMap { name in
      guard let group = groups[name], let first = group.first else { return nil }
      var path = first.attribute.path
      path.filter = nil
      path.subAttribute = nil
      let assembly = AttributeAssembly(
        named: path.attribute, standard: path.standardDefinition(for: first.resource), uses: group.map(\.attribute))
      return assembly.definition(from: group.map(\.attribute.origin), sentence: manifest.sentence)
    }
    return schema
  }
}

extension Schema {
  fileprivate static func isCommon(_ name: String) -> Bool {
    commonAttributes.contains { $0.name.lowercased() == name.lowercased() }
  }

  /// An extension without attributes: RFC 7643's name and description where the RFC has them, else the URN's words.
  fileprivate init(extensionURN urn: String) {
    if urn.lowercased() == Schema.enterpriseUserURN.lowercased() {
      self = .enterpriseUser
    } else {
      let words = urn.split(separator: ":").drop { $0.lowercased() != "extension" }.dropFirst()
      let name = (words.isEmpty ? urn.split(separator: ":").dropFirst() : words)
        .filter { !$0.allSatisfy { $0.isNumber || $0 == "." } }
        .map { $0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        .map { $0.prefix(1).uppercased() + $0.dropFirst() }
        .joined()
      self.init(
        id: urn, name: name.isEmpty ? "Extension" : name, description: "Attributes of the app's own.", attributes: [])
    }
    attributes = []
  }
}
