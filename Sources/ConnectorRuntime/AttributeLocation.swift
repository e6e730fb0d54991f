/// The place in a resource's JSON that an attribute path leads to.
///
/// Names are compared without regard to case (RFC 7643 §2.1), and what stands beside the place is left alone.
struct AttributeLocation: Sendable {
  let path: AttributePath
  /// The key of the extension's object; `nil` where the attribute is the resource's own.
  let extensionURN: String?
  /// What RFC 7643 says of what the path ends at; `nil` where that is none of the RFC's.
  let definition: AttributeDefinition?
  /// Whether the path leads into one value of an attribute that has many.
  private let isInList: Bool
  /// What a new value has from the start, so that the path's filter means it.
  private let newElement: JSONObject

  init(_ path: AttributePath, in resourceType: ResourceType) {
    self.path = path
    extensionURN = path.schema.flatMap { $0.isSameName(as: resourceType.schema) ? nil : $0 }
    var attribute = AttributePath(
      schema: path.schema ?? resourceType.schema, attribute: path.attribute, subAttribute: path.subAttribute)
    definition = attribute.definition(in: Schema.standard)
    attribute.subAttribute = nil
    let isMultiValued = attribute.definition(in: Schema.standard)?.isMultiValued == true
    isInList = path.filter != nil || (path.subAttribute != nil && isMultiValued)
    var element = JSONObject()
    for (filterName, value) in path.filter?.membersOfMatch ?? [] {
      let name = filterName.withoutSchema
      attribute.subAttribute = name
      let isBoolean = attribute.definition(in: Schema.standard)?.type == .boolean || name.isSameName(as: "primary")
      element[name] = value.json(asBoolean: isBoolean)
    }
    newElement = element
  }

  /// Whether the path ends at an attribute as a whole, and not at a part of one.
  var isWholeAttribute: Bool { path.filter == nil && path.subAttribute == nil }

  /// Whether two paths lead to the same place.
  func isSame(as other: AttributeLocation) -> Bool {
    path.attribute.isSameName(as: other.path.attribute) && path.filter == other.path.filter
      && (path.subAttribute ?? "").isSameName(as: other.path.subAttribute ?? "")
      && (extensionURN ?? "").isSameName(as: other.extensionURN ?? "")
  }
}

// MARK: - Reading

extension AttributeLocation {
  /// The value in a resource's JSON, or `nil` where none is assigned.
  ///
  /// An object in place of an array counts as its one element, and a text in place of an object as its `value`.
  ///
  /// - Throws: ``AttributeValueError`` where something on the way is of another type.
  func value(in resource: JSONObject) throws(AttributeValueError) -> JSONValue? {
    guard let attribute = try container(in: resource).attribute(named: path.attribute), !attribute.isUnassigned else {
      return nil
    }
    guard let place = try isInList ? element(of: attribute) : attribute else { return nil }
    guard let name = path.subAttribute else { return place }
    guard let value = place.part(named: name) else {
      guard case .object = place else { throw AttributeValueError(path, expected: "in an object", found: place) }
      return nil
    }
    guard !value.isUnassigned else { return nil }
    return value
  }

  private func container(in resource: JSONObject) throws(AttributeValueError) -> JSONObject {
    guard let extensionURN else { return resource }
    switch resource.attribute(named: extensionURN) {
    case nil, .null: return [:]
    case .object(let container): return container
    case .some(let other): throw AttributeValueError(path, expected: "in an object", found: other)
    }
  }

  private func element(of attribute: JSONValue) throws(AttributeValueError) -> JSONValue? {
    guard let elements = attribute.elements else {
      throw AttributeValueError(path, expected: "in an array", found: attribute)
    }
    return indexOfElement(in: elements).map { elements[$0] }
  }

  private func indexOfElement(in elements: [JSONValue]) -> Int? {
    if let filter = path.filter { return elements.firstIndex(where: filter.matches) }
    let primary = elements.firstIndex { $0.part(named: "primary").flatMap(Bool.init(scimValue:)) == true }
    return primary ?? elements.indices.first
  }
}

extension JSONValue {
  /// The elements of an array, also of one that a server has written without its brackets.
  fileprivate var elements: [JSONValue]? {
    switch self {
    case .array(let elements): elements
    case .object: [self]
    case .null: []
    case .bool, .number, .string: nil
    }
  }

  /// The sub-attribute of a value. A text or number alone is its own `value` (RFC 7643 §2.4).
  func part(named name: String) -> JSONValue? {
    let name = name.withoutSchema
    switch self {
    case .object(let object): return object.attribute(named: name)
    case .string where name.isSameName(as: "value"), .number where name.isSameName(as: "value"): return self
    case .null, .bool, .number, .string, .array: return nil
    }
  }
}

extension String {
  /// A sub-attribute's name as it is in JSON: a filter may have its schema's URN before it.
  fileprivate var withoutSchema: String {
    lastIndex(of: ":").map { String(self[index(after: $0)...]) } ?? self
  }
}

// MARK: - Writing

extension AttributeLocation {
  /// Sets the value in a resource's JSON, or removes it, and what then has nothing left in it.
  func set(_ value: JSONValue?, in resource: inout JSONObject) {
    guard let extensionURN else { return setAttribute(to: value, in: &resource) }
    var container = resource.attribute(named: extensionURN)?.object ?? [:]
    setAttribute(to: value, in: &container)
    resource.setAttribute(named: extensionURN, to: container.isEmpty ? nil : .object(container))
  }

  private func setAttribute(to value: JSONValue?, in container: inout JSONObject) {
    let attribute = container.attribute(named: path.attribute)
    let changed =
      if isInList {
        list(attribute?.elements ?? [], with: value)
      } else if let name = path.subAttribute {
        object(attribute?.object ?? [:], with: value, at: name).map(JSONValue.object)
      } else {
        value
      }
    container.setAttribute(named: path.attribute, to: changed)
  }

  /// A list, changed. A value is set in the first element that is meant and removed from all, as a PATCH does it
  /// (RFC 7644 §3.5.2.2), so that none takes its place.
  private func list(_ elements: [JSONValue], with value: JSONValue?) -> JSONValue? {
    var changed = elements
    if let value {
      if let index = indexOfElement(in: elements) {
        changed[index] = .object(element(elements[index].object, with: value))
      } else {
        changed.append(.object(element(nil, with: value)))
      }
    } else {
      changed = elements.compactMap { path.filter?.matches($0) == false ? $0 : rest(of: $0) }
    }
    return changed.isEmpty ? nil : .array(changed)
  }

  /// An element with the value in it; a new one is such that the path's filter means it.
  private func element(_ element: JSONObject?, with value: JSONValue) -> JSONObject {
    if let name = path.subAttribute {
      var element = element ?? newElement
      element.setAttribute(named: name, to: value)
      return element
    }
    var element = newElement
    for (name, part) in value.object ?? ["value": value] { element.setAttribute(named: name, to: part) }
    return element
  }

  /// What is left of an element without the value; `nil` where that is nothing but labels of what is gone.
  private func rest(of element: JSONValue) -> JSONValue? {
    guard let name = path.subAttribute, var rest = element.object else { return nil }
    rest.setAttribute(named: name, to: nil)
    return rest.allSatisfy { isLabel($0.key) } ? nil : .object(rest)
  }

  /// An object, changed; `nil` where nothing is left in it.
  private func object(_ object: JSONObject, with value: JSONValue?, at name: String) -> JSONObject? {
    var object = object
    object.setAttribute(named: name, to: value)
    return object.isEmpty ? nil : object
  }

  /// Whether a sub-attribute only says which value of a list it stands beside (RFC 7643 §2.4).
  private func isLabel(_ name: String) -> Bool {
    (["type", "primary", "display"] + newElement.keys).contains { $0.isSameName(as: name) }
  }
}

extension FilterValue {
  fileprivate func json(asBoolean isBoolean: Bool) -> JSONValue {
    switch self {
    case .string(let text):
      isBoolean ? Bool(scimValue: .string(text)).map(JSONValue.bool) ?? .string(text) : .string(text)
    case .number(let text): JSONNumber(text: text).map(JSONValue.number) ?? .string(text)
    case .boolean(let value): .bool(value)
    case .null: .null
    }
  }
}
