/// Why bytes are not a JSON document, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// How many bytes stand before the place.
  public let offset: Int
  /// What is wrong, in one sentence.
  public let description: String

  /// Creates an error.
  public init(offset: Int, description: String) {
    self.offset = offset
    self.description = description
  }
}
