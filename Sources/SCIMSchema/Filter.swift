/// A filter that picks some of a multi-valued attribute's values: valFilter of RFC 7644 §3.4.2.2.
public indirect enum Filter: Hashable, Sendable {
  /// An attribute compared with a value, such as `type eq "work"`.
  case comparison(attribute: String, operator: ComparisonOperator, value: FilterValue)
  /// An attribute that has a value, such as `type pr`.
  case present(attribute: String)
  /// Two or more filters that must all match.
  case and([Filter])
  /// Two or more filters of which one must match.
  case or([Filter])
  /// A filter that must not match.
  case not(Filter)
}

extension Filter {
  /// What a value must be for the filter to match, where the filter says just that: the attribute and value of its one
  /// `eq` comparison, or of each in an `and` of them. `nil` for any other filter.
  ///
  /// So a value can be made that the filter matches: `emails[type eq "work"]` is an email whose `type` is "work".
  public var requiredValues: [(attribute: String, value: FilterValue)]? {
    switch self {
    case .comparison(let attribute, .eq, let value):
      return [(attribute, value)]
    case .and(let filters):
      var values: [(attribute: String, value: FilterValue)] = []
      for filter in filters {
        guard let more = filter.requiredValues else { return nil }
        values += more
      }
      return values
    default:
      return nil
    }
  }
}

extension Filter: CustomStringConvertible {
  /// The filter's canonical text, with no more parentheses than it needs. Parsing it gives the same filter.
  public var description: String {
    switch self {
    case .comparison(let attribute, let comparison, let value): "\(attribute) \(comparison.rawValue) \(value)"
    case .present(let attribute): "\(attribute) pr"
    case .and(let filters): filters.map { $0.text(binding: .and) }.joined(separator: " and ")
    case .or(let filters): filters.map { $0.text(binding: .or) }.joined(separator: " or ")
    case .not(let filter): "not (\(filter))"
    }
  }

  private enum Conjunction { case and, or }

  /// The text of a part of an `and` or an `or`, in parentheses where it would read otherwise without them.
  private func text(binding conjunction: Conjunction) -> String {
    switch (self, conjunction) {
    case (.or, _), (.and, .and): "(\(self))"
    default: description
    }
  }
}
