/// The sub-attributes of a value, read and written by name.
struct ValueParts {
  private let object: JSONObject

  /// The parts of an object; a string or number alone is the part `value`.
  init?(_ json: JSONValue) {
    switch json {
    case .object(let object): self.object = object
    case .string, .number: object = ["value": json]
    case .null, .bool, .array: return nil
    }
  }

  /// The parts to write: those that have a value.
  init(_ parts: KeyValuePairs<String, JSONValue?>) {
    var object = JSONObject()
    for (name, part) in parts { object[name] = part }
    self.object = object
  }

  var json: JSONValue { .object(object) }

  /// A part, or `nil` where there is none of that type.
  subscript<Part: AttributeValue>(name: String) -> Part? {
    object.attribute(named: name).flatMap(Part.init(scimValue:))
  }
}
