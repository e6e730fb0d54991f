extension MappingExpression {
  /// The expression's value for a user or group; `nil` for none, which the directory calls null.
  ///
  /// Of `IIF`, `Switch` and `Coalesce`, only the arguments are looked at that the value depends on.
  ///
  /// - Parameter object: The user or group as the directory knows it.
  /// - Returns: The value.
  /// - Throws: ``MappingExpressionError`` where a function can do nothing with the object's values.
  public func value(in object: DirectoryObject) throws(MappingExpressionError) -> DirectoryValue? {
    switch self {
    case .attribute(let name): object[name]
    case .constant(let value): value
    case .leftOut: nil
    case .comparison(let left, let comparison, let right, let column):
      .bool(try comparison.holds(between: left.value(in: object), and: right.value(in: object), column: column))
    case .call(let function, let arguments, let column):
      try MappingCall(function: function, arguments: arguments, column: column, object: object).value()
    }
  }
}

extension MappingComparison {
  /// The reference leaves open what a missing value is equal to, so there is no answer.
  fileprivate func holds(
    between left: DirectoryValue?, and right: DirectoryValue?, column: Int
  ) throws(MappingExpressionError) -> Bool {
    guard let left, let right, let leftText = left.text, let rightText = right.text, !leftText.isEmpty else {
      throw MappingExpressionError(reason: .undecidedCondition, column: column)
    }
    if self == .equal { return leftText == rightText }
    if self == .notEqual { return leftText != rightText }
    guard let leftNumber = left.integer, let rightNumber = right.integer else {
      throw MappingExpressionError(reason: .notComparable, column: column)
    }
    return switch self {
    case .less: leftNumber < rightNumber
    case .lessOrEqual: leftNumber <= rightNumber
    case .greater: leftNumber > rightNumber
    case .greaterOrEqual: leftNumber >= rightNumber
    case .equal: leftNumber == rightNumber
    case .notEqual: leftNumber != rightNumber
    }
  }
}
