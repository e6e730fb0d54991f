/// A type whose values an attribute can have.
///
/// Reading is lenient, as servers are: the types say which other spellings they take. Writing is strict: always as
/// RFC 7643 §2.3 has it.
public protocol AttributeValue: Hashable, Sendable {
  /// What a value must be, as a sentence can hold it: "a boolean".
  static var expectation: String { get }

  /// Reads a value from JSON; `nil` where the JSON is something else.
  init?(scimValue: JSONValue)

  /// The value in JSON; `nil` where JSON has nothing for it.
  var scimValue: JSONValue? { get }

  /// The part of the JSON that a client decides on, without what a server adds of its own, such as a member's name: two
  /// values that agree in this are no change.
  var decidedValue: JSONValue? { get }
}

extension AttributeValue {
  /// All of the JSON.
  public var decidedValue: JSONValue? { scimValue }
}

/// RFC 7643 §2.3.1. A number or a boolean is taken as its text, because servers write employee numbers without quotation
/// marks.
extension String: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "a string" }

  /// Reads a string; `nil` where the JSON is something else.
  public init?(scimValue: JSONValue) {
    switch scimValue {
    case .string(let string): self = string
    case .number(let number): self = number.text
    case .bool(let bool): self = bool ? "true" : "false"
    case .null, .array, .object: return nil
    }
  }

  /// The string in JSON.
  public var scimValue: JSONValue? { .string(self) }
}

/// RFC 7643 §2.3.2. The strings "True" and "False" are taken, too, in any case, because Microsoft Entra ID sends them.
extension Bool: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "a boolean" }

  /// Reads a boolean; `nil` where the JSON is something else.
  public init?(scimValue: JSONValue) {
    switch (scimValue.bool, scimValue.string?.lowercased()) {
    case (true, _), (_, "true"): self = true
    case (false, _), (_, "false"): self = false
    default: return nil
    }
  }

  /// The boolean in JSON.
  public var scimValue: JSONValue? { .bool(self) }
}

/// RFC 7643 §2.3.4. A string of digits is taken, too, and a number whose fraction is zero.
extension Int: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "a whole number" }

  /// Reads a whole number; `nil` where the JSON is something else.
  public init?(scimValue: JSONValue) {
    guard let integer = scimValue.integer ?? scimValue.string.flatMap({ Int($0) }) else { return nil }
    self = integer
  }

  /// The number in JSON.
  public var scimValue: JSONValue? { .number(JSONNumber(self)) }
}

/// RFC 7643 §2.3.3. A number in a string is taken, too. Infinity and NaN, which JSON doesn't have, are written as no
/// value.
extension Double: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "a number" }

  /// Reads a number; `nil` where the JSON is something else.
  public init?(scimValue: JSONValue) {
    guard let number = scimValue.number ?? scimValue.string.flatMap({ JSONNumber(text: $0) }),
      let double = number.double
    else {
      return nil
    }
    self = double
  }

  /// The number in JSON; `nil` for infinity and NaN.
  public var scimValue: JSONValue? { JSONNumber(self).map(JSONValue.number) }
}

/// A complex value (RFC 7643 §2.3.8) for which there is no type.
extension JSONObject: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "an object" }

  /// Takes an object as it is.
  public init?(scimValue: JSONValue) {
    guard let object = scimValue.object else { return nil }
    self = object
  }

  /// The object as it is.
  public var scimValue: JSONValue? { .object(self) }
}

extension JSONValue {
  /// Whether this says that there is no value: null, an empty array (RFC 7643 §2.5), or an object without any value.
  var isUnassigned: Bool {
    switch self {
    case .null, .array([]): true
    case .object(let object): object.allSatisfy(\.value.isNull)
    default: false
    }
  }
}
