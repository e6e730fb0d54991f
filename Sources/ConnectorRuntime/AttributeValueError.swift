/// Why JSON from a server can't be made into a resource.
public struct AttributeValueError: Error, Hashable, Sendable {
  /// What is wrong with an attribute's value.
  public enum Reason: Hashable, Sendable {
    /// The attribute is required, and there is no value.
    case missing
    /// There is a value of another type. Both are described as a sentence can hold them: "a boolean".
    case wrongType(expected: String, found: String)
    /// The resource's own code asks for a property that none of its bindings has; the path is the property's name.
    case unbound
  }

  /// The attribute.
  public var path: AttributePath
  /// What is wrong with its value.
  public var reason: Reason

  /// Creates an error.
  public init(path: AttributePath, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(_ path: AttributePath, expected: String, found: JSONValue) {
    let isOtherString = found.string != nil && expected.hasPrefix("a string")
    self.init(
      path: path,
      reason: .wrongType(expected: expected, found: isOtherString ? "another string" : found.kindForPeople))
  }
}

extension AttributeValueError: CustomStringConvertible {
  /// What is wrong, in one sentence. The value itself is no part of it, because it may be personal.
  public var description: String {
    switch reason {
    case .missing: "The attribute \(path) is required, but has no value."
    case .wrongType(let expected, let found):
      "The attribute \(path) must be \(expected), but the JSON has \(found) there."
    case .unbound: "The property \(path) is read, but has no binding; add one to the resource's bindings."
    }
  }
}

extension JSONValue {
  fileprivate var kindForPeople: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
