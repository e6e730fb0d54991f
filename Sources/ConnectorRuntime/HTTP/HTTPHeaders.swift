/// The header fields of a request or a response, in order. Names are compared without regard to case (RFC 9110 §5.1).
public struct HTTPHeaders: Sendable, ExpressibleByDictionaryLiteral, Sequence {
  private var fields: [(name: String, value: String)]

  /// Fields with their values, in order.
  public init(_ fields: some Sequence<(name: String, value: String)>) {
    self.fields = Array(fields)
  }

  /// Fields with their values, in order.
  public init(dictionaryLiteral fields: (String, String)...) {
    self.fields = fields.map { (name: $0.0, value: $0.1) }
  }

  /// The first value of a field; `nil` where there is none. Setting puts the value in the place of all that are there.
  public subscript(name: String) -> String? {
    get { fields.first { $0.name.isSameName(as: name) }?.value }
    set {
      fields.removeAll { $0.name.isSameName(as: name) }
      if let newValue { fields.append((name: name, value: newValue)) }
    }
  }

  /// The fields, in order.
  public func makeIterator() -> IndexingIterator<[(name: String, value: String)]> { fields.makeIterator() }
}

extension HTTPHeaders: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The names, without the values: the token stands in one.
  public var description: String { fields.map(\.name).joined(separator: ", ") }
  /// The names.
  public var debugDescription: String { description }
  /// The names.
  public var customMirror: Mirror { Mirror(self, unlabeledChildren: fields.map(\.name)) }
}
