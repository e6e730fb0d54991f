/// A member of a group, or a group that a user is a member of (RFC 7643 §4.1.2 and §4.2).
///
/// The id alone, as a string, is taken for one, too.
public struct Member: Hashable, Sendable {
  /// The id of the user or group.
  public var value: String
  /// The URI of the user or group.
  public var ref: String?
  /// What kind of member it is, such as `User` or `Group`.
  public var type: String?
  /// The name to show for it.
  public var display: String?

  /// Creates a member.
  public init(_ value: String, ref: String? = nil, type: String? = nil, display: String? = nil) {
    self.value = value
    self.ref = ref
    self.type = type
    self.display = display
  }
}

extension Member: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "a member: an object that has a \"value\"" }

  /// Reads the JSON of a member.
  public init?(scimValue: JSONValue) {
    guard let parts = ValueParts(scimValue), let value: String = parts["value"] else { return nil }
    self.init(value, ref: parts["$ref"], type: parts["type"], display: parts["display"])
  }

  /// The JSON of the member.
  public var scimValue: JSONValue? {
    ValueParts([
      "value": .string(value), "$ref": ref?.scimValue, "type": type?.scimValue, "display": display?.scimValue,
    ]).json
  }

  /// The id; servers know the rest by themselves.
  public var decidedValue: JSONValue? { ["value": .string(value)] }
}
