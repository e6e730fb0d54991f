/// The JSON of a resource, read by property.
public struct AttributeReader<Resource: SCIMResource> {
  let json: JSONObject

  /// The value of a property that always has one.
  ///
  /// - Throws: ``AttributeValueError`` where it is missing or has the wrong type.
  public subscript<Value: AttributeValue>(property: KeyPath<Resource, Value>) -> Value {
    get throws(AttributeValueError) { try location(of: property).required(in: json) }
  }

  private func location(of property: PartialKeyPath<Resource>) throws(AttributeValueError) -> AttributeLocation {
    guard let binding = Resource.bindings.first(where: { $0.property == property }) else {
      throw AttributeValueError(path: AttributePath(attribute: "\(property)"), reason: .unbound)
    }
    return binding.location
  }
}
