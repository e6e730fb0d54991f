/// Any JSON value (RFC 8259 §3).
///
/// Literals stand for the values they look like: `nil` for `null`, `["name": "a", "count": 1]` for an object.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// A string, or `null` for `nil`.
  public init(_ string: String?) {
    self = string.map(JSONValue.string) ?? .null
  }

  /// `true` or `false`, or `null` for `nil`.
  public init(_ bool: Bool?) {
    self = bool.map(JSONValue.bool) ?? .null
  }

  /// A whole number, or `null` for `nil`.
  public init(_ integer: Int?) {
    self = integer.map { .number(JSONNumber($0)) } ?? .null
  }
}

extension JSONValue {
  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The truth value, if this is one.
  public var bool: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  /// The number, if this is one.
  public var number: JSONNumber? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The number as an `Int`, if this is a whole number that fits in one.
  public var integer: Int? { number?.integer }

  /// The string, if this is one.
  public var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// The elements, if this is an array.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The object, if this is one.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }

  /// `true` or `false`.
  public init(booleanLiteral bool: Bool) { self = .bool(bool) }

  /// A whole number.
  public init(integerLiteral integer: Int) { self = .number(JSONNumber(integer)) }

  /// A string.
  public init(stringLiteral string: String) { self = .string(string) }

  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object with its members in the order written. Of members with the same key, the last one's value counts.
  public init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(JSONObject(members)) }
}
