/// A part of a synchronization schema, and the way to it.
struct EntraSchemaNode {
  let value: JSONValue
  let pointer: JSONPointer

  init(_ value: JSONValue, at pointer: JSONPointer = JSONPointer()) {
    self.value = value
    self.pointer = pointer
  }

  func error(_ problem: String, expressionError: MappingExpressionError? = nil) -> EntraMappingError {
    EntraMappingError("The schema's \(pointer) \(problem).", expressionError: expressionError)
  }

  /// A member of an object; null where there is none.
  subscript(key: String) -> EntraSchemaNode {
    EntraSchemaNode(value.object?[key] ?? .null, at: pointer.appending(key))
  }

  func string() throws(EntraMappingError) -> String {
    guard let string = value.string else { throw error("must be a string") }
    return string
  }

  /// The elements of an array.
  func elements() throws(EntraMappingError) -> [EntraSchemaNode] {
    guard let elements = value.array else { throw error("must be an array") }
    return elements.enumerated().map { EntraSchemaNode($1, at: pointer.appending($0)) }
  }

  /// One of an enumeration's values; what Graph takes for granted, where none is there.
  func choice<Choice: RawRepresentable & CaseIterable>(
    default defaultChoice: Choice
  ) throws(EntraMappingError) -> Choice where Choice.RawValue == String {
    if value.isNull { return defaultChoice }
    guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
      throw error("must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }
}
