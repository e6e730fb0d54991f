// What a provisioning cycle asks of a mapping.

extension EntraObjectMapping {
  /// Why the mapping and a connector's type can't go together, as a clause; `nil` where they can.
  func obstacle<Resource: SCIMResource>(for type: Resource.Type) -> String? {
    let matching = matchingAttributes.map { AttributeLocation($0, in: type.resourceType) }
    let wanted = Resource.matchingBindings.map(\.location)
    guard matching.count == wanted.count, zip(matching, wanted).allSatisfy({ $0.isSame(as: $1) }) else {
      return "it matches by \(matching.map(\.path).listed), but the connector by \(wanted.map(\.path).listed)"
    }
    let unbound = attributeMappings.map(\.target).filter { target in
      let location = AttributeLocation(target, in: type.resourceType)
      return !Resource.bindings.contains { $0.location.isSame(as: location) }
    }
    return unbound.isEmpty ? nil : "the connector has no property for \(unbound.listed)"
  }

  /// An attribute's kind of flow; `nil` where it isn't mapped.
  func flowType(of path: AttributePath, of type: ResourceType) -> EntraAttributeMapping.FlowType? {
    mapping(of: AttributeLocation(path, in: type), type)?.flowType
  }

  /// What of a change is sent, by the attribute's kind of flow; `nil` for nothing, and for what isn't mapped.
  func flow(_ change: AttributeChange, to json: JSONObject, of type: ResourceType) -> AttributeChange? {
    let location = AttributeLocation(change.path, in: type)
    guard let flowType = mapping(of: location, type)?.flowType else { return nil }
    let current: JSONValue?
    do throws(AttributeValueError) {
      current = try location.value(in: json)
    } catch {
      // Something is there that isn't understood; only what replaces any value replaces it.
      return flowType == .always || (flowType == .valueAddOnly && change.value != nil) ? change : nil
    }
    guard flowType != .always else { return change }
    let value = flowType.value(change.value, over: current)
    return value == current ? nil : AttributeChange(path: change.path, value: value)
  }

  /// What the directory knows an object by for good; `nil` where it doesn't say.
  func directoryID(of object: DirectoryObject) -> String? {
    guard let id = sourceAnchor.flatMap({ object[$0]?.text }), !id.isEmpty else { return nil }
    return id
  }

  /// The directory's ids, or names, of what an object refers to, for each attribute that is a reference.
  func references(of object: DirectoryObject) -> [WantedReference] {
    attributeMappings.compactMap { mapping in
      guard let value = (try? mapping.sourceValue(in: object)) ?? nil else { return nil }
      let values = if case .list(let values) = value { values } else { [value] }
      let names = values.compactMap { value -> String? in
        if case .reference(let id) = value { return id }
        return mapping.targetType.kind == .reference || mapping.target.isManager ? value.text : nil
      }
      return names.isEmpty ? nil : WantedReference(path: mapping.target, names: names)
    }
  }

  /// The values that an object is matched by; none where one of them can't be told.
  func matchingValues(of object: DirectoryObject, _ type: ResourceType) -> JSONObject {
    var json = JSONObject()
    for mapping in attributeMappings where mapping.matchingPriority != nil {
      do throws(EntraMappingError) {
        let value = try mapping.value(for: object) { _ in nil }
        AttributeLocation(mapping.target, in: type).set(value, in: &json)
      } catch {
        return [:]
      }
    }
    return json
  }

  private func mapping(of location: AttributeLocation, _ type: ResourceType) -> EntraAttributeMapping? {
    attributeMappings.first { AttributeLocation($0.target, in: type).isSame(as: location) }
  }
}

extension [AttributePath] {
  fileprivate var listed: String { isEmpty ? "nothing" : map(\.description).joined(separator: ", ") }
}
