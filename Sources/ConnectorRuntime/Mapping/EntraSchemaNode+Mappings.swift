extension EntraSchemaNode {
  /// The object mappings of a whole schema that are not switched off.
  func objectMappings() throws(EntraMappingError) -> [EntraObjectMapping] {
    var mappings: [EntraObjectMapping] = []
    for rule in try self["synchronizationRules"].elements() {
      for mapping in try rule["objectMappings"].elements() where mapping["enabled"].value != false {
        mappings.append(try objectMapping(mapping, of: rule))
      }
    }
    return mappings
  }

  private func objectMapping(
    _ mapping: EntraSchemaNode, of rule: EntraSchemaNode
  ) throws(EntraMappingError) -> EntraObjectMapping {
    let source = try attributeTypes(of: mapping["sourceObjectName"], in: rule["sourceDirectoryName"])
    let target = try attributeTypes(of: mapping["targetObjectName"], in: rule["targetDirectoryName"])
    var attributeMappings: [EntraAttributeMapping] = []
    for node in try mapping["attributeMappings"].elements() {
      let attributeMapping = try node.attributeMapping(from: source, to: target)
      guard !attributeMappings.contains(where: { $0.target == attributeMapping.target }) else {
        throw node["targetAttributeName"].error("is mapped twice; keep one of the two")
      }
      attributeMappings.append(attributeMapping)
    }
    return EntraObjectMapping(
      sourceObjectName: try mapping["sourceObjectName"].string(),
      targetObjectName: try mapping["targetObjectName"].string(), attributeMappings: attributeMappings,
      sourceAnchor: source.keys.sorted().first { source[$0]?.isAnchor == true })
  }

  /// The attributes that a directory defines for a kind of object.
  private func attributeTypes(
    of object: EntraSchemaNode, in directory: EntraSchemaNode
  ) throws(EntraMappingError) -> [String: EntraAttributeType] {
    let (objectName, directoryName) = (try object.string(), try directory.string())
    for definition in try self["directories"].elements() where definition["name"].value == .string(directoryName) {
      for candidate in try definition["objects"].elements() where candidate["name"].value == .string(objectName) {
        var types: [String: EntraAttributeType] = [:]
        for attribute in try candidate["attributes"].elements() {
          types[try attribute["name"].string()] = EntraAttributeType(
            kind: try attribute["type"].choice(default: .string),
            isMultiValued: attribute["multivalued"].value == true, isAnchor: attribute["anchor"].value == true)
        }
        return types
      }
    }
    throw object.error(
      "names an object that the directory \(JSONValue.string(directoryName).serialized()) doesn't define")
  }

  private func attributeMapping(
    from source: [String: EntraAttributeType], to target: [String: EntraAttributeType]
  ) throws(EntraMappingError) -> EntraAttributeMapping {
    let targetName = self["targetAttributeName"]
    guard let targetType = target[try targetName.string()] else {
      throw targetName.error("is not among the attributes that the app's directory defines; add it there")
    }
    let priority = self["matchingPriority"]
    guard priority.value.isNull || priority.value.integer != nil else { throw priority.error("must be a whole number") }
    let defaultValue = self["defaultValue"]
    return EntraAttributeMapping(
      target: try targetName.attributePath(),
      source: try self["source"]["expression"].expression(reading: source),
      defaultValue: defaultValue.value.isNull ? nil : try defaultValue.string(),
      flowType: try self["flowType"].choice(default: .always),
      flowBehavior: try self["flowBehavior"].choice(default: .whenChanged),
      matchingPriority: priority.value.integer.flatMap { $0 > 0 ? $0 : nil },
      targetType: targetType)
  }

  private func attributePath() throws(EntraMappingError) -> AttributePath {
    let text = try string()
    do throws(AttributePathError) {
      return try AttributePath(parsing: text)
    } catch {
      throw self.error("is no SCIM attribute path: \(error.reason), at offset \(error.offset)")
    }
  }

  private func expression(reading source: [String: EntraAttributeType]) throws(EntraMappingError) -> MappingExpression {
    let text = try string()
    let expression: MappingExpression
    do throws(MappingExpressionError) {
      expression = try MappingExpression(parsing: text)
    } catch {
      throw self.error("can't be read: \(error.reason), at column \(error.column)", expressionError: error)
    }
    if let unknown = expression.attributes.first(where: { source[$0] == nil }) {
      throw error("reads [\(unknown)], which the source directory doesn't define; add it there or mend the name")
    }
    return expression
  }
}
