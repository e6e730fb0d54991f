extension SCIMResource {
  /// Reads a resource from a server's JSON.
  ///
  /// Attribute names and URNs are taken in any case (RFC 7643 §2.1). What no property holds is kept and comes back from
  /// ``encoded()``.
  ///
  /// - Parameter json: The resource as SCIM has it.
  /// - Throws: ``AttributeValueError`` where a required attribute has no value, or a value is of the wrong type.
  public init(decoding json: JSONObject) throws(AttributeValueError) {
    try self.init(required: AttributeReader(json: json))
    original = json
    for binding in Self.bindings { try binding.decode(json, &self) }
  }

  /// The resource as SCIM has it.
  ///
  /// This is the JSON that it was read from, and in it the values that have changed since: other values of the same
  /// attribute, unknown attributes, the spelling of names and the order of members stay. A property that has become
  /// `nil` takes its value away. `schemas` names the resource's schema and the extensions that have been written to
  /// (RFC 7643 §3.3).
  public func encoded() -> JSONObject {
    let changes = changesToOriginal
    var json = original
    if original.key(named: "schemas") == nil {
      json = ["schemas": []]
      json.merge(original)
    }
    for (location, value) in changes { location.set(value, in: &json) }
    let listed = original.listedSchemas
    let written = listed.isEmpty ? Self.bindings.map(\.location) : changes.map(\.location)
    let schemas = Self.schemas(of: json, listed: listed, written: written.compactMap(\.extensionURN))
    if schemas != listed { json.setAttribute(named: "schemas", to: .array(schemas.map(JSONValue.string))) }
    return json
  }

  /// The values that are not as they were read: whole attributes first, so that what leads into one comes after it, and
  /// then what is set before what is removed, so that nothing is found empty too soon.
  private var changesToOriginal: [(location: AttributeLocation, value: JSONValue?)] {
    var whole: [(AttributeLocation, JSONValue?)] = []
    var set: [(AttributeLocation, JSONValue?)] = []
    var removed: [(AttributeLocation, JSONValue?)] = []
    for binding in Self.bindings {
      let location = binding.location
      let before = try? location.value(in: original)
      let after = binding.encode(self, before)
      guard after != before else { continue }
      if location.isWholeAttribute {
        whole.append((location, after))
      } else if after != nil {
        set.append((location, after))
      } else {
        removed.append((location, after))
      }
    }
    return whole + set + removed
  }

  /// The schemas that were listed, with the extensions that have been written to if they have any value.
  private static func schemas(of json: JSONObject, listed: [String], written: [String]) -> [String] {
    var schemas = listed.isEmpty ? [resourceType.schema] : listed
    for urn in written {
      if json.key(named: urn) == nil {
        schemas.removeAll { $0.isSameName(as: urn) }
      } else if !schemas.contains(where: { $0.isSameName(as: urn) }) {
        schemas.append(urn)
      }
    }
    return schemas
  }
}

extension JSONObject {
  fileprivate var listedSchemas: [String] {
    attribute(named: "schemas")?.array?.compactMap(\.string) ?? []
  }
}

// MARK: - Equality

extension SCIMResource {
  /// Whether two resources are the same JSON; the order of members doesn't count.
  public static func == (left: Self, right: Self) -> Bool {
    left.encoded() == right.encoded()
  }

  /// Feeds the resource's JSON to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(encoded())
  }
}
