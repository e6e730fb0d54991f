extension AttributeLocation {
  /// Reads a value that must be there.
  func required<Value: AttributeValue>(in resource: JSONObject) throws(AttributeValueError) -> Value {
    guard let value: Value = try optional(in: resource) else { throw AttributeValueError(path: path, reason: .missing) }
    return value
  }

  /// Reads a value that may be missing.
  func optional<Value: AttributeValue>(in resource: JSONObject) throws(AttributeValueError) -> Value? {
    guard let json = try value(in: resource) else { return nil }
    return try read(json)
  }

  /// Reads all values of a multi-valued attribute, also one that a server has written without an array.
  func list<Value: AttributeValue>(in resource: JSONObject) throws(AttributeValueError) -> [Value] {
    guard let json = try value(in: resource) else { return [] }
    var values: [Value] = []
    for element in json.array ?? [json] { values.append(try read(element)) }
    return values
  }

  private func read<Value: AttributeValue>(_ json: JSONValue) throws(AttributeValueError) -> Value {
    guard let value = Value(scimValue: json) else {
      throw AttributeValueError(path, expected: Value.expectation, found: json)
    }
    return value
  }
}

extension AttributeValue {
  /// The value in JSON; as it was before, where that means the same.
  func scimValue(before: JSONValue?) -> JSONValue? {
    before.flatMap(Self.init(scimValue:)) == self ? before : scimValue
  }
}

extension Array where Element: AttributeValue {
  /// The values in JSON; each as it was before, where one was there that means the same, with all that the value's type
  /// doesn't know.
  func scimValue(before: JSONValue?) -> JSONValue? {
    guard let before else { return isEmpty ? nil : .array(compactMap(\.scimValue)) }
    let elements = before.array ?? [before]
    let values = elements.map(Element.init(scimValue:))
    guard values != self else { return before }
    var known: [Element: JSONValue] = [:]
    for case (let value?, let element) in zip(values, elements) { known[value] = known[value] ?? element }
    return isEmpty ? nil : .array(compactMap { known[$0] ?? $0.scimValue })
  }
}
