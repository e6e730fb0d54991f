/// A complex value that stands for another resource, as `manager` does: `{"value": "26118915-6090-4610-87e4"}`
/// (RFC 7643 §2.4 and §4.3).
///
/// The id alone, as a string, is taken for one, too.
public struct Reference: Hashable, Sendable {
  /// The id of the resource.
  public var value: String
  /// The URI of the resource.
  public var ref: String?

  /// Creates a reference.
  public init(_ value: String, ref: String? = nil) {
    self.value = value
    self.ref = ref
  }
}

extension Reference: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "a reference to a resource: an object that has a \"value\"" }

  /// Reads the JSON of a reference.
  public init?(scimValue: JSONValue) {
    guard let parts = ValueParts(scimValue), let value: String = parts["value"] else { return nil }
    self.init(value, ref: parts["$ref"])
  }

  /// The JSON of the reference.
  public var scimValue: JSONValue? { ValueParts(["value": .string(value), "$ref": ref?.scimValue]).json }

  /// The id; the URI is the server's to know.
  public var decidedValue: JSONValue? { ["value": .string(value)] }
}
