/// The JSON of a resource, read by property.
public struct AttributeReader<Resource: SCIMResource> {
  let json: JSONObject

  /// The value of a property that always has one.
  ///
  /// - Throws: ``AttributeValueError`` where it is missing or has the wrong type.
  public subscript<Value: AttributeValue>(property: KeyPath<Resource, Value>) -> Value {
    get throws(AttributeValueError) { try location(of: property).required(in: json) }
  }

  /// The values of a property that holds all values of an attribute, at least one.
  ///
  /// - Throws: ``AttributeValueError`` where there is none, or one has the wrong type.
  public subscript<Value: AttributeValue>(property: KeyPath<Resource, [Value]>) -> [Value] {
    get throws(AttributeValueError) {
      let location = try location(of: property)
      let values: [Value] = try location.list(in: json)
      guard !values.isEmpty else { throw AttributeValueError(path: location.path, reason: .missing) }
      return values
    }
  }

  private func location(of property: PartialKeyPath<Resource>) throws(AttributeValueError) -> AttributeLocation {
    guard let binding = Resource.bindings.first(where: { $0.property == property }) else {
      throw AttributeValueError(path: AttributePath(attribute: "\(property)"), reason: .unbound)
    }
    return binding.location
  }
}
