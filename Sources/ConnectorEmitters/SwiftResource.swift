import ConnectorManifest
import SCIMSchema

/// A Swift type for one of an app's resource types: a property for each attribute, bound to its path.
struct SwiftResource {
  let manifest: ConnectorManifest
  let model: ResourceModel
  private let properties: [SwiftProperty]
  /// The extensions that RFC 7643 doesn't have, each with the name of the constant that holds its URN.
  private let extensions: [(urn: String, name: String)]

  init(_ model: ResourceModel, of manifest: ConnectorManifest) {
    self.manifest = manifest
    self.model = model
    let published = PublishedSchemas(manifest)
    properties = zip(model.propertyNames, model.attributes).map { name, attribute in
      SwiftProperty(name: name, attribute: attribute, definition: published.definition(of: attribute.path, in: model))
    }
    var taken: Set<String> = []
    var seen: Set<String> = []
    extensions = model.attributes.compactMap { attribute in
      guard let urn = attribute.path.schema, urn != Schema.enterpriseUserURN, urn != model.name.coreSchema.id,
        seen.insert(urn).inserted
      else { return nil }
      let name = SwiftIdentifier.propertyName("extension " + urn.extensionWord)
      return (urn, SwiftIdentifier.numbered(name, taken: &taken))
    }
  }

  private var typeName: String { model.name.rawValue }
  private var article: String { model.name == .user ? "A user" : "A group" }
  private var noun: String { model.name == .user ? "a user" : "a group" }

  /// Adds the type's declaration.
  func write(to source: inout SwiftSource) {
    source.addComment("\(article), with the attributes that the tutorial maps.")
    source.addBlock("public struct \(typeName): SCIMResource") { source in
      for property in properties {
        for line in property.comment(for: manifest) { source.addComment(line) }
        source.add("public var \(property.name): \(property.type)")
      }
      source.addComment("The JSON that the \(typeName.lowercased()) was read from, with all that no property holds.")
      source.add("public var original = JSONObject()")
      source.add()
      writeBindings(to: &source)
      source.add()
      writeInitializers(to: &source)
    }
  }

  private func writeBindings(to source: inout SwiftSource) {
    source.addComment("The kind of resource.")
    source.add("public static let resourceType = ResourceType.\(typeName.lowercased())")
    source.addComment("The properties and their attributes.")
    var schemas: [String: SwiftExpression] = [
      Schema.enterpriseUserURN: .atom("Schema.enterpriseUserURN"),
      model.name.coreSchema.id: .atom("resourceType.schema"),
    ]
    for (urn, name) in extensions { schemas[urn] = .atom(name) }
    source.add("public static let bindings: [AttributeBinding<\(typeName)>] = [")
    source.indented { source in
      for property in properties { source.add("", property.binding(schemas: schemas), ",") }
    }
    source.add("]")
    for (urn, name) in extensions {
      source.add()
      source.add("private static let \(name) = ", .string(urn))
    }
  }

  private func writeInitializers(to source: inout SwiftSource) {
    source.addComment("Creates \(noun).")
    source.addFunction("public init", parameters: properties.map(\.parameter)) { source in
      for property in properties { source.add("self.\(property.name) = \(property.name)") }
    }
    source.add()
    source.addComment("Creates \(noun) from the values that none is without.")
    source.addBlock(
      "public init(required attributes: AttributeReader<\(typeName)>) throws(AttributeValueError)"
    ) { source in
      let arguments = properties.filter(\.isRequired).map { property in
        SwiftExpression.Argument(property.name, .atom("try attributes[\\.\(property.name)]"))
      }
      source.add("", .call("self.init", arguments))
    }
  }
}

extension PublishedSchemas {
  /// What the app's schemas say of the attribute that a path leads to or into, or RFC 7643 of one that all resources
  /// have.
  fileprivate func definition(of path: AttributePath, in model: ResourceModel) -> AttributeDefinition? {
    let urn = (path.schema ?? model.name.coreSchema.id).lowercased()
    let schema = schemas.first { $0.id.lowercased() == urn }
    let common = urn == model.name.coreSchema.id.lowercased() ? Schema.commonAttributes : []
    return schema?.attribute(named: path.attribute)
      ?? common.first { $0.name.lowercased() == path.attribute.lowercased() }
  }
}
