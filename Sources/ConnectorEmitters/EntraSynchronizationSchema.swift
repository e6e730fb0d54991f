import ConnectorJSON
import ConnectorManifest
import SCIMSchema

extension ConnectorManifest {
  /// A Microsoft Graph `synchronizationSchema`: the source directory and the app's, and one rule that says what flows
  /// from one to the other.
  ///
  /// Every source is the directory's documented default (``DefaultMapping``). What the tutorial doesn't state, and what
  /// still needs a source, is written into the rule's metadata, which is free text to Graph. The ids are made of the
  /// app's slug, so that the same page always gives the same document.
  public var entraSynchronizationSchema: JSONValue { entraSynchronizationSchema(of: resourceModels) }

  func entraSynchronizationSchema(of models: [ResourceModel]) -> JSONValue {
    let flows = models.map(AttributeFlow.init)
    return [
      "id": .string(app.slug),
      "directories": [
        [
          "id": .string("\(app.slug).source"),
          "name": .string(sourceDirectoryName),
          "objects": .array(sourceObjects(for: flows)),
        ],
        [
          "id": .string("\(app.slug).target"),
          "name": .string(targetDirectoryName),
          "objects": .array(targetObjects(for: flows)),
        ],
      ],
      "synchronizationRules": [
        [
          "id": .string("\(app.slug).rule"),
          "name": .string("\(sourceDirectoryName) to \(targetDirectoryName)"),
          "editable": true,
          "priority": 1,
          "sourceDirectoryName": .string(sourceDirectoryName),
          "targetDirectoryName": .string(targetDirectoryName),
          "metadata": .array(ruleMetadata(for: flows)),
          "objectMappings": .array(flows.map(objectMapping)),
        ]
      ],
    ]
  }

  /// The attributes that need a source: the directory's documented default mapping has none for them, so nothing is
  /// mapped to them until somebody chooses one.
  public var attributesWithoutSource: [(resource: Resource.Name, attribute: ResourceModel.Attribute)] {
    resourceModels.flatMap { model in AttributeFlow(model).withoutSource.map { (model.name, $0) } }
  }

  /// The directory has kept its old name here.
  var sourceDirectoryName: String { "Azure Active Directory" }

  /// The app's name; a page that calls its app like the source directory must not make one of the two.
  var targetDirectoryName: String {
    app.name.lowercased() == sourceDirectoryName.lowercased() || app.name.isEmpty ? "\(app.name) (SCIM)" : app.name
  }

  /// The source's objects with no more attributes than the mappings read, and the one that Graph wants as an anchor.
  private func sourceObjects(for flows: [AttributeFlow]) -> [JSONValue] {
    let objects = flows.map(\.model.name.rawValue)
    return flows.map { flow in
      var names = ["objectId"]
      for name in flow.mappings.flatMap(\.source.referencedAttributes) where !names.contains(name) {
        names.append(name)
      }
      return [
        "name": .string(flow.model.name.rawValue),
        "attributes": .array(names.map { GraphAttribute(sourceNamed: $0, among: objects).document }),
      ]
    }
  }

  /// The app's objects with all attributes of the model, and `id`, the anchor, which every resource has (RFC 7643
  /// §3.1).
  private func targetObjects(for flows: [AttributeFlow]) -> [JSONValue] {
    let objects = Dictionary(
      flows.map { ($0.model.name.rawValue, $0.model.name.coreURN) }, uniquingKeysWith: { first, _ in first })
    return flows.map { flow in
      let id = AttributePath(attribute: "id")
      let isID = { (path: AttributePath) in path.key(in: flow.model.name) == "id" }
      var attributes = flow.model.attributes
      if !attributes.contains(where: { isID($0.path) }) {
        attributes.insert(
          .init(
            path: id, definition: id.standardDefinition(for: flow.model.name),
            origin: .assumed(reason: "every resource has one (RFC 7643 §3.1)")), at: 0)
      }
      return [
        "name": .string(flow.model.name.coreURN),
        "attributes": .array(
          attributes.map { attribute in
            var definition = GraphAttribute(attribute, among: objects)
            definition.isAnchor = isID(attribute.path)
            return definition.document
          }),
      ]
    }
  }
}
