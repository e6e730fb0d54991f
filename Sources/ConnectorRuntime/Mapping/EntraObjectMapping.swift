/// How one kind of the directory's objects becomes the app's (Graph's objectMapping).
public struct EntraObjectMapping: Hashable, Sendable {
  /// The kind of object in the directory: `User` or `Group`.
  public let sourceObjectName: String
  /// The kind of object in the app, such as `urn:ietf:params:scim:schemas:core:2.0:User`.
  public let targetObjectName: String
  /// The attributes that are mapped, each once, in the schema's order.
  public let attributeMappings: [EntraAttributeMapping]

  /// The app's attributes by which users or groups are matched, in their turns.
  public var matchingAttributes: [AttributePath] {
    let matching = attributeMappings.compactMap { mapping in
      mapping.matchingPriority.map { (priority: $0, target: mapping.target) }
    }
    return matching.sorted { $0.priority < $1.priority }.map(\.target)
  }

  /// The directory's attribute that tells its objects apart for good (Graph's anchor), such as `objectId`.
  let sourceAnchor: String?

  /// The app's resource for an object of the directory, with values of attributes that the mapping has none for.
  func resource<Resource: SCIMResource>(
    from object: DirectoryObject, updating existing: Resource?, orElse defaults: JSONObject = [:],
    appID: (String) -> String?
  ) throws(EntraMappingError) -> Resource {
    var json = existing?.encoded() ?? ["schemas": [.string(Resource.resourceType.schema)]]
    let locations = attributeMappings.map { AttributeLocation($0.target, in: Resource.resourceType) }
    let mappings = zip(attributeMappings, locations)
    // What leads into an attribute comes after the attribute as a whole, which would replace it.
    for (mapping, location) in mappings.filter(\.1.isWholeAttribute) + mappings.filter({ !$0.1.isWholeAttribute }) {
      let value = try mapping.value(for: object, appID: appID)
      mapping.flowType.set(value, at: location, in: &json, isNew: existing == nil)
    }
    for (name, value) in defaults where json.attribute(named: name) == nil { json[name] = value }
    if existing == nil {
      for urn in locations.compactMap(\.extensionURN) where json.key(named: urn) != nil { json.addSchema(urn) }
    }
    do throws(AttributeValueError) {
      return try Resource(decoding: json)
    } catch {
      throw EntraMappingError(error.description)
    }
  }
}

extension EntraAttributeMapping {
  /// What the directory has for the attribute. An empty text is no value: SCIM has none (RFC 7643 §2.5), and a name or an
  /// address that is empty is of no use to anybody.
  func sourceValue(in object: DirectoryObject) throws(MappingExpressionError) -> DirectoryValue? {
    let value = try source.value(in: object)
    return value == .string("") ? nil : value
  }

  /// The attribute's value in the app's JSON; `nil` for none.
  func value(
    for object: DirectoryObject, appID: (String) -> String?
  ) throws(EntraMappingError) -> JSONValue? {
    let value: DirectoryValue?
    do throws(MappingExpressionError) {
      value = try sourceValue(in: object)
    } catch {
      throw EntraMappingError("The expression for \(target): \(error)", expressionError: error)
    }
    guard let value = value ?? defaultValue.map(DirectoryValue.string) else { return nil }
    do throws(UnsuitableValueError) {
      return try targetType.json(of: value, at: target, appID: appID)
    } catch {
      throw EntraMappingError("The value for \(target) must be \(error.wanted), but is something else.")
    }
  }
}

extension JSONObject {
  fileprivate mutating func addSchema(_ urn: String) {
    let schemas = self["schemas"]?.array ?? []
    if !schemas.contains(.string(urn)) { self["schemas"] = .array(schemas + [.string(urn)]) }
  }
}

extension EntraAttributeMapping.FlowType {
  /// Sets or removes an attribute's value in a resource's JSON, as far as this kind of flow lets it.
  fileprivate func set(_ value: JSONValue?, at location: AttributeLocation, in json: inout JSONObject, isNew: Bool) {
    guard !isNew, self != .always else { return location.set(value, in: &json) }
    let current = try? location.value(in: json)
    let result = self.value(value, over: current)
    if result != current { location.set(result, in: &json) }
  }

  /// What a resource that is there already has in the end, of a value and the one that it has.
  func value(_ value: JSONValue?, over current: JSONValue?) -> JSONValue? {
    switch self {
    case .always: value
    case .objectAddOnly: current
    case .attributeAddOnly: current ?? value
    case .valueAddOnly, .multiValueAddOnly:
      if case .array(let added)? = value {
        .array(added.addedToValues(of: current))
      } else {
        self == .valueAddOnly ? value ?? current : current
      }
    }
  }
}

extension [JSONValue] {
  /// These values after those that an attribute has, each once. A reference is the same as another by its id.
  fileprivate func addedToValues(of current: JSONValue?) -> [JSONValue] {
    let present = current.map { $0.array ?? [$0] } ?? []
    let ids = Set(present.map { $0.part(named: "value") ?? $0 })
    return present + filter { !ids.contains($0.part(named: "value") ?? $0) }
  }
}
