extension MappingFunction {
  /// Why a call of the function could never have a value; `nil` where it can.
  func problem(with arguments: [MappingExpression]) -> MappingExpressionError.Reason? {
    if let expected = expectation(ofArguments: arguments.count) {
      return .argumentCount(self, expected: expected, found: arguments.count)
    }
    for (position, argument) in arguments.enumerated() {
      switch argument {
      case .leftOut where !canLeaveOut(position): return .missingArgument(self, position + 1)
      case .comparison where self != .iif || position > 0: return .misplacedComparison
      case .call where self == .switch && position == 0 && argument.questioned != nil: return .presenceInSwitch
      default: continue
      }
    }
    let isGiven = { (position: Int) in position < arguments.count && arguments[position] != .leftOut }
    switch self {
    case .toLower, .toUpper: return isGiven(1) ? .unsupported(self, "a culture") : nil
    case .replace where isGiven(2) || isGiven(3): return .unsupported(self, "a regular expression")
    case .replace where isGiven(5): return .unsupported(self, "the name of a replacement attribute")
    case .replace where !isGiven(1): return .missingArgument(self, 2)
    case .replace where isGiven(4) == isGiven(6):
      return .unsupported(self, "both or neither of a replacement and a template")
    default: return nil
    }
  }

  /// How many arguments the function takes, as a message says it; `nil` where the number is right.
  private func expectation(ofArguments count: Int) -> String? {
    switch self {
    case .isNull, .isNullOrEmpty, .isPresent, .not, .singleAppRoleAssignment, .stripSpaces:
      count == 1 ? nil : "1 argument"
    case .append, .left: count == 2 ? nil : "2 arguments"
    case .iif, .mid: count == 3 ? nil : "3 arguments"
    case .replace: count == 7 ? nil : "7 arguments, of which those between the commas may be left out"
    case .toLower, .toUpper: (1...2).contains(count) ? nil : "1 or 2 arguments"
    case .coalesce: count >= 1 ? nil : "1 argument or more"
    case .join: count >= 2 ? nil : "a separator and 1 argument or more"
    case .switch: count >= 4 && count.isMultiple(of: 2) ? nil : "a source, a default, and pairs of a key and a value"
    }
  }

  /// Whether nothing needs to stand where an argument does, counted from 0.
  private func canLeaveOut(_ position: Int) -> Bool {
    switch self {
    case .switch, .toLower, .toUpper: position == 1
    case .replace: position > 0
    default: false
    }
  }
}

extension MappingExpression {
  /// What the expression asks the presence of, if that is all that it does. The reference wants no such question as the
  /// source of `Switch` or the condition of `IIF`.
  var questioned: MappingExpression? {
    switch self {
    case .call(.isNull, let arguments, _), .call(.isNullOrEmpty, let arguments, _), .call(.isPresent, let arguments, _):
      arguments.first
    case .call(.not, let arguments, _): arguments.first?.questioned
    default: nil
    }
  }
}
