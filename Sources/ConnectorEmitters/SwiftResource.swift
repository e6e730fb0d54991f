import ConnectorManifest
import SCIMSchema

/// A Swift type for one of an app's resource types: a property for each attribute, bound to its path.
struct SwiftResource {
  let manifest: ConnectorManifest
  let model: ResourceModel
  private let properties: [SwiftProperty]
  /// The extensions that RFC 7643 doesn't have, each with the name of the constant that holds its URN.
  private let extensions: [(urn: String, name: String)]

  init(_ model: ResourceModel, schemas: PublishedSchemas, manifest: ConnectorManifest) {
    self.manifest = manifest
    self.model = model
    let definitions = schemas.definitions(for: model.name)
    properties = zip(model.propertyNames, model.attributes).map { name, attribute in
      SwiftProperty(
        name: name, attribute: attribute, definition: definitions[attribute.path.attributeKey(in: model.name)],
        passedOver: model.matchingWithoutSource)
    }
    var names = UniqueNames(except: properties.map(\.name))
    var seen = Set(Self.knownSchemas.map { $0.urn.lowercased() })
    var extensions: [(urn: String, name: String)] = []
    for urn in model.attributes.compactMap(\.path.schema) where seen.insert(urn.lowercased()).inserted {
      let name = SwiftIdentifier.propertyName("extension " + urn.extensionWord)
      extensions.append((urn, names.takeNumbered(SwiftIdentifier.isLawful(name) ? name : "extensionURN")))
    }
    self.extensions = extensions
  }

  /// The schemas for whose URNs the runtime has names.
  private static let knownSchemas = [
    (urn: Schema.userURN, name: SwiftSource.runtime("Schema.userURN")),
    (urn: Schema.groupURN, name: SwiftSource.runtime("Schema.groupURN")),
    (urn: Schema.enterpriseUserURN, name: SwiftSource.runtime("Schema.enterpriseUserURN")),
  ]

  private var typeName: String { model.name.rawValue }
  private var noun: String { typeName.lowercased() }

  /// Adds the type's declaration.
  func write(to source: inout SwiftSource) {
    source.addComment("A \(noun), with the attributes that the tutorial maps.")
    source.addBlock("\(source.access)struct \(typeName): \(SwiftSource.runtime("SCIM\(typeName)"))") { source in
      for property in properties {
        for line in property.comment(for: manifest) { source.addComment(line) }
        source.add("\(source.access)var \(property.name): \(property.type)")
      }
      source.addComment("The JSON that the \(noun) was read from, with all that no property holds.")
      source.add("\(source.access)var original = \(SwiftSource.runtime("JSONObject"))()")
      source.add()
      writeBindings(to: &source)
      source.add()
      writeInitializers(to: &source)
    }
  }

  private func writeBindings(to source: inout SwiftSource) {
    source.addComment("The properties and their attributes.")
    var schemas: [String: SwiftExpression] = [:]
    for (urn, name) in Self.knownSchemas + extensions { schemas[urn.lowercased()] = .atom(name) }
    // Without a comma after one that is alone: that is the formatter's rule.
    let comma = properties.count > 1 ? "," : ""
    let bindings = SwiftSource.runtime("AttributeBinding<\(typeName)>")
    source.add("\(source.access)static let bindings: [\(bindings)] = [")
    source.indented { source in
      for property in properties { source.add("", property.binding(schemas: schemas), comma) }
    }
    source.add("]")
    for (urn, name) in extensions {
      source.add()
      source.add("private static let \(name) = ", .string(urn))
    }
  }

  private func writeInitializers(to source: inout SwiftSource) {
    source.addComment("Creates a \(noun).")
    source.addFunction("\(source.access)init", parameters: properties.map(\.parameter)) { source in
      for property in properties { source.add("self.\(property.name) = \(property.name)") }
    }
    source.add()
    source.addComment("Creates a \(noun) from the values that none is without.")
    let reader = SwiftSource.runtime("AttributeReader<\(typeName)>")
    source.addBlock(
      "\(source.access)init(required attributes: \(reader))", throwing: SwiftSource.runtime("AttributeValueError")
    ) { source in
      let arguments = properties.filter { $0.kind == .required }.map { property in
        SwiftExpression.Argument(property.name, .atom("try attributes[\\.\(property.name)]"))
      }
      source.add("", .call("self.init", arguments))
    }
  }
}

extension PublishedSchemas {
  /// What the app's schemas say of each attribute, and RFC 7643 of those that all resources have.
  fileprivate func definitions(for resource: ConnectorManifest.Resource.Name) -> [String: AttributeDefinition] {
    let common = Schema(id: resource.coreURN, name: "", attributes: Schema.commonAttributes)
    var definitions: [String: AttributeDefinition] = [:]
    for schema in schemas + [common] {
      for definition in schema.attributes {
        definitions[AttributePath(schema: schema.id, attribute: definition.name).attributeKey(in: resource)] =
          definition
      }
    }
    return definitions
  }
}

extension AttributePath {
  /// A text that all paths to the same attribute, or into it, share.
  fileprivate func attributeKey(in resource: ConnectorManifest.Resource.Name) -> String {
    AttributePath(schema: schema, attribute: attribute).key(in: resource)
  }
}
