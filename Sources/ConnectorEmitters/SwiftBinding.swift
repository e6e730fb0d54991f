import SCIMSchema

extension SwiftProperty {
  /// The expression that binds the property to its attribute.
  ///
  /// - Parameter schemas: The Swift expressions for the URNs of schemas, by URN in lower case.
  /// - Returns: A call of one of the runtime's bindings.
  func binding(schemas: [String: SwiftExpression]) -> SwiftExpression {
    var arguments = [
      SwiftExpression.Argument(nil, .atom("\\.\(name)")),
      SwiftExpression.Argument("at", attribute.path.expression(schemas: schemas)),
    ]
    if kind == .list, attribute.isRequired { arguments.append(.init("isRequired", .atom("true"))) }
    if let priority = attribute.matchingPriority { arguments.append(.init("matchingPriority", .atom("\(priority)"))) }
    return .call(".\(kind.rawValue)", arguments)
  }
}

extension AttributePath {
  fileprivate func expression(schemas: [String: SwiftExpression]) -> SwiftExpression {
    let schema = schema.map { schemas[$0.lowercased()] ?? .string($0) }
    if let schema, schemaSeparator == .fullStop {
      var arguments: [SwiftExpression.Argument] = [
        .init("schema", schema), .init("schemaSeparator", .atom(".fullStop")), .init("attribute", .string(attribute)),
      ]
      if let filter { arguments.append(.init("filter", filter.expression)) }
      if let subAttribute { arguments.append(.init("subAttribute", .string(subAttribute))) }
      return .call("AttributePath", arguments)
    }
    var arguments: [SwiftExpression.Argument] = [.init(nil, .string(attribute))]
    if let filter { arguments.append(.init("where", filter.expression)) }
    if let subAttribute { arguments.append(.init(nil, .string(subAttribute))) }
    if let schema { arguments.append(.init("in", schema)) }
    return .call(".attribute", arguments)
  }
}

extension Filter {
  fileprivate var expression: SwiftExpression {
    switch self {
    case .comparison("type", .eq, .string(let label)): .call(".type", [.init(nil, .string(label))])
    case .comparison(let attribute, let comparison, let value):
      .call(
        ".comparison",
        [
          .init("attribute", .string(attribute)), .init("operator", .atom(".\(comparison.rawValue)")),
          .init("value", value.expression),
        ])
    case .present(let attribute): .call(".present", [.init("attribute", .string(attribute))])
    case .and(let filters): .call(".and", [.init(nil, .array(filters.map(\.expression)))])
    case .or(let filters): .call(".or", [.init(nil, .array(filters.map(\.expression)))])
    case .not(let filter): .call(".not", [.init(nil, filter.expression)])
    }
  }
}

extension FilterValue {
  fileprivate var expression: SwiftExpression {
    switch self {
    case .string(let text): .call(".string", [.init(nil, .string(text))])
    case .number(let text): .call(".number", [.init(nil, .string(text))])
    case .boolean(let value): .call(".boolean", [.init(nil, .atom(value ? "true" : "false"))])
    case .null: .atom(".null")
    }
  }
}
