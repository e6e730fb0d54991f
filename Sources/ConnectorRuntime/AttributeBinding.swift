/// The connection of a resource's property and the place in its JSON where the property's value stands.
public struct AttributeBinding<Resource: SCIMResource>: Sendable {
  /// The property.
  public let property: PartialKeyPath<Resource> & Sendable
  /// The attribute.
  public let path: AttributePath
  /// Whether the app requires a value.
  public let isRequired: Bool
  /// When resources are matched by the attribute: its turn, counted from 1; `nil` where they are not.
  public let matchingPriority: Int?

  let location: AttributeLocation
  /// Takes over the value in a resource's JSON.
  let decode: @Sendable (JSONObject, inout Resource) throws(AttributeValueError) -> Void
  /// The property's value in JSON: as it was before, where that means the same.
  let encode: @Sendable (Resource, _ before: JSONValue?) -> JSONValue?
  /// What a client decides on in the property's value.
  let decided: @Sendable (Resource) -> JSONValue?

  private init(
    _ property: PartialKeyPath<Resource> & Sendable, _ location: AttributeLocation, isRequired: Bool,
    matchingPriority: Int?,
    decode: @escaping @Sendable (JSONObject, inout Resource) throws(AttributeValueError) -> Void,
    encode: @escaping @Sendable (Resource, JSONValue?) -> JSONValue?,
    decided: @escaping @Sendable (Resource) -> JSONValue?
  ) {
    self.property = property
    self.path = location.path
    self.isRequired = isRequired
    self.matchingPriority = matchingPriority
    self.location = location
    self.decode = decode
    self.encode = encode
    self.decided = decided
  }

  /// Binds a property that always has a value.
  ///
  /// - Parameters:
  ///   - property: The property.
  ///   - path: The attribute.
  ///   - matchingPriority: Where resources are matched by the attribute, its turn, counted from 1.
  /// - Returns: The binding.
  public static func required<Value: AttributeValue>(
    _ property: WritableKeyPath<Resource, Value> & Sendable, at path: AttributePath, matchingPriority: Int? = nil
  ) -> AttributeBinding {
    let location = AttributeLocation(path, in: Resource.resourceType)
    return AttributeBinding(
      property, location, isRequired: true, matchingPriority: matchingPriority,
      decode: { json, resource throws(AttributeValueError) in
        resource[keyPath: property] = try location.required(in: json)
      },
      encode: { resource, before in resource[keyPath: property].scimValue(before: before) },
      decided: { $0[keyPath: property].decidedValue })
  }

  /// Binds a property that may have no value.
  ///
  /// - Parameters:
  ///   - property: The property.
  ///   - path: The attribute.
  ///   - matchingPriority: Where resources are matched by the attribute, its turn, counted from 1.
  /// - Returns: The binding.
  public static func optional<Value: AttributeValue>(
    _ property: WritableKeyPath<Resource, Value?> & Sendable, at path: AttributePath, matchingPriority: Int? = nil
  ) -> AttributeBinding {
    let location = AttributeLocation(path, in: Resource.resourceType)
    return AttributeBinding(
      property, location, isRequired: false, matchingPriority: matchingPriority,
      decode: { json, resource throws(AttributeValueError) in
        resource[keyPath: property] = try location.optional(in: json)
      },
      encode: { resource, before in resource[keyPath: property]?.scimValue(before: before) },
      decided: { $0[keyPath: property]?.decidedValue })
  }

  /// Binds a property that holds all values of a multi-valued attribute. An empty array is the same as no value
  /// (RFC 7643 §2.5), and the order has no meaning.
  ///
  /// - Parameters:
  ///   - property: The property.
  ///   - path: The attribute.
  ///   - isRequired: Whether the app wants at least one value. A resource that is read may have none all the same,
  ///     because servers leave long lists out.
  ///   - matchingPriority: Where resources are matched by the attribute, its turn, counted from 1.
  /// - Returns: The binding.
  public static func list<Value: AttributeValue>(
    _ property: WritableKeyPath<Resource, [Value]> & Sendable, at path: AttributePath, isRequired: Bool = false,
    matchingPriority: Int? = nil
  ) -> AttributeBinding {
    let location = AttributeLocation(path, in: Resource.resourceType)
    return AttributeBinding(
      property, location, isRequired: isRequired, matchingPriority: matchingPriority,
      decode: { json, resource throws(AttributeValueError) in
        resource[keyPath: property] = try location.list(in: json)
      },
      encode: { resource, before in resource[keyPath: property].scimValue(before: before) },
      decided: { resource in
        let values = resource[keyPath: property].compactMap(\.decidedValue)
        return values.isEmpty ? nil : .array(values)
      })
  }

  /// The property's value in JSON, or `nil` where it has none.
  public func value(in resource: Resource) -> JSONValue? {
    encode(resource, nil)
  }
}
