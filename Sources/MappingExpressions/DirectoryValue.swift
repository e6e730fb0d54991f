/// The value of an attribute in the directory, or of an expression of such attributes.
public enum DirectoryValue: Hashable, Sendable {
  case string(String)
  case bool(Bool)
  case integer(Int)
  /// Another user or group, by its id in the directory (`objectId`).
  case reference(String)
  /// The names of the app's roles that a user has.
  case appRoleAssignments([String])
  /// All values of an attribute that can have many.
  case list([DirectoryValue])

  /// The value as a function's text: a boolean is "True" or "False"; `nil` for what has no text.
  package var text: String? {
    switch self {
    case .string(let string): string
    case .bool(let bool): bool ? "True" : "False"
    case .integer(let integer): String(integer)
    case .reference, .appRoleAssignments, .list: nil
    }
  }

  /// The value as a whole number, also one that is written as a text.
  package var integer: Int? {
    switch self {
    case .integer(let integer): integer
    case .string(let string): Int(string)
    case .bool, .reference, .appRoleAssignments, .list: nil
    }
  }

  /// Whether there is nothing in the value.
  var isEmpty: Bool {
    switch self {
    case .string(let string): string.isEmpty
    case .appRoleAssignments(let names): names.isEmpty
    case .list(let values): values.isEmpty
    case .bool, .integer, .reference: false
    }
  }
}

extension DirectoryValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  /// A string.
  public init(stringLiteral string: String) { self = .string(string) }
  /// `true` or `false`.
  public init(booleanLiteral bool: Bool) { self = .bool(bool) }
  /// A whole number.
  public init(integerLiteral integer: Int) { self = .integer(integer) }
  /// A list.
  public init(arrayLiteral values: DirectoryValue...) { self = .list(values) }
}
