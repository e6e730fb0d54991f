/// Why a synchronization schema can't be used, or makes nothing of a user or group.
public struct EntraMappingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and where, in sentences. No value of a user or group is part of it, because it may be personal.
  public let description: String
  /// What is wrong with an expression, where one is to blame.
  public let expressionError: MappingExpressionError?

  init(_ description: String, expressionError: MappingExpressionError? = nil) {
    self.description = description
    self.expressionError = expressionError
  }
}
