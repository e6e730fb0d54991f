/// One value of a multi-valued attribute such as `emails` or `roles`, with the labels that RFC 7643 §2.4 gives it.
///
/// A string alone is taken for one, too.
public struct MultiValue: Hashable, Sendable {
  /// The value itself, such as the email address.
  public var value: String?
  /// What it is used for, such as `work`.
  public var type: String?
  /// Whether it is the preferred one; at most one is.
  public var primary: Bool?
  /// The text to show for it.
  public var display: String?

  /// Creates a value.
  public init(_ value: String?, type: String? = nil, primary: Bool? = nil, display: String? = nil) {
    self.value = value
    self.type = type
    self.primary = primary
    self.display = display
  }
}

extension MultiValue: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "an object that has a \"value\"" }

  /// Reads the JSON of a value.
  public init?(scimValue: JSONValue) {
    guard let parts = ValueParts(scimValue) else { return nil }
    self.init(parts["value"], type: parts["type"], primary: parts["primary"], display: parts["display"])
  }

  /// The JSON of the value.
  public var scimValue: JSONValue? {
    ValueParts([
      "value": value?.scimValue, "type": type?.scimValue, "primary": primary?.scimValue,
      "display": display?.scimValue,
    ]).json
  }

  /// The value and its labels; not being preferred is the same as not saying so.
  public var decidedValue: JSONValue? {
    let primary: Bool? = primary == true ? true : nil
    return ValueParts(["value": value?.scimValue, "type": type?.scimValue, "primary": primary?.scimValue]).json
  }
}
