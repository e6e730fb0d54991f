extension Filter {
  /// Whether one value of a multi-valued attribute is meant (RFC 7644 §3.4.2.2).
  ///
  /// Texts are compared without regard to case, as attributes are unless their schema says otherwise (RFC 7643 §2.2). A
  /// directory writes `primary eq "True"` where SCIM has a boolean, so that is one, too.
  func matches(_ element: JSONValue) -> Bool {
    switch self {
    case .comparison(let attribute, let comparison, let value):
      comparison.holds(between: element.part(named: attribute), and: value)
    case .present(let attribute): !(element.part(named: attribute) ?? .null).isUnassigned
    case .and(let filters): filters.allSatisfy { $0.matches(element) }
    case .or(let filters): filters.contains { $0.matches(element) }
    case .not(let filter): !filter.matches(element)
    }
  }

  /// What a new value has from the start so that the filter means it, as far as the filter tells.
  var membersOfMatch: [(name: String, value: FilterValue)] {
    switch self {
    case .comparison(let attribute, let comparison, let value):
      // A value is equal to itself, and begins with, ends with and contains itself.
      [.ne, .gt, .lt].contains(comparison) ? [] : [(attribute, value)]
    case .and(let filters): filters.flatMap(\.membersOfMatch)
    case .or(let filters): filters.first?.membersOfMatch ?? []
    case .present, .not: []
    }
  }
}

extension ComparisonOperator {
  fileprivate func holds(between value: JSONValue?, and wanted: FilterValue) -> Bool {
    switch (value ?? .null, wanted) {
    case (.null, .null): return self == .eq
    case (.bool(let value), .boolean(let wanted)): return holds(between: value, and: wanted)
    case (.bool(let value), .string(let wanted)): return holds(between: value, and: Bool(scimValue: .string(wanted)))
    case (.string(let value), .boolean(let wanted)): return holds(between: Bool(scimValue: .string(value)), and: wanted)
    case (.number(let value), .number(let wanted)):
      return holds(between: value.double, and: Double(wanted))
    case (.string(let value), .string(let wanted)):
      return holds(between: value.lowercased(), and: wanted.lowercased())
    default: return self == .ne
    }
  }

  private func holds(between value: Bool?, and wanted: Bool?) -> Bool {
    switch self {
    case .eq: value == wanted
    case .ne: value != wanted
    default: false
    }
  }

  private func holds(between value: Double?, and wanted: Double?) -> Bool {
    guard let value, let wanted else { return self == .ne }
    return isOrder(value, wanted)
  }

  private func holds(between value: String, and wanted: String) -> Bool {
    switch self {
    case .co: value.contains(wanted)
    case .sw: value.hasPrefix(wanted)
    case .ew: value.hasSuffix(wanted)
    default: isOrder(value, wanted)
    }
  }

  private func isOrder<Value: Comparable>(_ value: Value, _ wanted: Value) -> Bool {
    switch self {
    case .eq: value == wanted
    case .ne: value != wanted
    case .gt: value > wanted
    case .ge: value >= wanted
    case .lt: value < wanted
    case .le: value <= wanted
    case .co, .sw, .ew: false
    }
  }
}
