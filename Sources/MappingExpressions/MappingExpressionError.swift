import ConnectorJSON

/// Why an expression can't be read, or has no value for a user or group, and where in it.
public struct MappingExpressionError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// There is no expression.
    case empty
    /// A character stands where it cannot.
    case unexpectedCharacter(Unicode.Scalar)
    /// The text ends too early.
    case unexpectedEnd
    /// An attribute's name is opened with a bracket and never closed, or is empty.
    case invalidAttribute
    /// A string constant is never closed.
    case unclosedString
    /// A backslash in a string constant stands before something else than a backslash or quotation mark.
    case invalidEscape
    /// A number is not whole, or too large.
    case invalidNumber
    /// Functions are too deep in one another.
    case nestedTooDeeply
    /// There is no such function here.
    case unknownFunction(String)
    /// A function has too few or too many arguments; what it takes is described as a sentence can hold it.
    case argumentCount(MappingFunction, expected: String, found: Int)
    /// Nothing stands where a function needs an argument; its place is counted from 1.
    case missingArgument(MappingFunction, Int)
    /// A comparison stands elsewhere than in the condition of `IIF`.
    case misplacedComparison
    /// A `Switch` has a question for a value's presence as its source.
    case presenceInSwitch
    /// A function is asked for something that can't be done without the directory itself.
    case unsupported(MappingFunction, String)
    /// A function needs a text, but has a list, a reference or app roles.
    case notText(MappingFunction)
    /// A function needs a whole number; `nil` where none is too small.
    case notNumber(MappingFunction, minimum: Int?)
    /// Values are compared by size that are not numbers.
    case notComparable
    /// A condition can't be told, because a value in it is missing or it is neither true nor false.
    case undecidedCondition
    /// `SingleAppRoleAssignment` has something else than app roles.
    case notAppRoles
    /// A user has several app roles where one is asked for.
    case severalAppRoles(Int)
  }

  /// What is wrong.
  public var reason: Reason
  /// Where: the character in the expression, counted from 1.
  public var column: Int

  /// Creates an error.
  public init(reason: Reason, column: Int) {
    self.reason = reason
    self.column = column
  }
}

extension MappingExpressionError: CustomStringConvertible {
  /// The place, and what is wrong there, in one sentence. No value is part of it, because it may be personal.
  public var description: String { "At column \(column), \(reason)." }
}

extension MappingExpressionError.Reason: CustomStringConvertible {
  /// What is wrong, as a clause that a sentence can hold.
  public var description: String {
    switch self {
    case .empty: "an expression is missing, such as [mail] or \"a text\""
    case .unexpectedCharacter(let character):
      "the character \(JSONValue.string(String(character)).serialized()) cannot stand here"
    case .unexpectedEnd: "the expression ends too early"
    case .invalidAttribute: "the attribute is not a name between \"[\" and \"]\""
    case .unclosedString: "the text is opened with a quotation mark and never closed"
    case .invalidEscape:
      "the backslash stands before neither a quotation mark nor another backslash; write \"\\\\\" for one"
    case .invalidNumber: "the number is not a whole number of at most 64 bits"
    case .nestedTooDeeply: "the functions are more than \(MappingExpressionParser.maximumDepth) deep in one another"
    case .unknownFunction(let name):
      "the function \(JSONValue.string(name).serialized()) is not known here; known are \(Self.functionNames)"
    case .argumentCount(let function, let expected, let found):
      "\(function.rawValue) takes \(expected), but has \(found)"
    case .missingArgument(let function, let place):
      "\(function.rawValue) needs its argument \(place), but it is left out"
    case .misplacedComparison: "a comparison can stand only as the condition of IIF"
    case .presenceInSwitch:
      "the source of Switch asks whether a value is there, which the directory doesn't support; use the attribute as "
        + "the source and \"\" as a key"
    case .unsupported(let function, let what):
      "\(function.rawValue) is used with \(what), which can't be evaluated here"
    case .notText(let function):
      "\(function.rawValue) needs a text, but the value is a list, a reference or a set of app roles"
    case .notNumber(let function, let minimum):
      "\(function.rawValue) needs a whole number\(minimum.map { " that is \($0) or more" } ?? "")"
    case .notComparable: "only whole numbers can be compared by size"
    case .undecidedCondition:
      "the condition is neither true nor false, because a value is missing in it, which the directory doesn't support; "
        + "use Switch with \"\" as a key"
    case .notAppRoles: "SingleAppRoleAssignment needs [appRoleAssignments]"
    case .severalAppRoles(let count): "one app role is asked for, but the user has \(count)"
    }
  }

  private static var functionNames: String {
    MappingFunction.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
