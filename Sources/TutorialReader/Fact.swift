/// Something that a page states, and the bytes that state it.
public struct Fact<Value: Sendable>: Sendable {
  /// What is stated.
  public var value: Value
  /// The bytes of the page that state it.
  public var range: Range<Int>

  /// Records what a stretch of a page states.
  public init(_ value: Value, at range: Range<Int>) {
    self.value = value
    self.range = range
  }

  /// The same place, with what it states in another form.
  func map<Other>(_ transform: (Value) -> Other) -> Fact<Other> {
    Fact<Other>(transform(value), at: range)
  }
}

extension Fact: Equatable where Value: Equatable {}
