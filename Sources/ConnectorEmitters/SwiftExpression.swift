/// A Swift expression that knows how to break over lines, as the project's formatter leaves it.
indirect enum SwiftExpression {
  /// What never breaks: a name, a literal.
  case atom(String)
  /// A call of a function or initializer.
  case call(String, [Argument])
  /// An array.
  case array([SwiftExpression])

  /// An argument of a call.
  struct Argument {
    let label: String?
    let value: SwiftExpression

    init(_ label: String? = nil, _ value: SwiftExpression) {
      self.label = label
      self.value = value
    }
  }

  /// A string literal.
  static func string(_ text: String) -> SwiftExpression {
    .atom(SwiftText.literal(text))
  }

  /// The expression on one line.
  var text: String {
    switch self {
    case .atom(let text): text
    case .call(let name, let arguments): "\(name)(\(arguments.map(\.text).joined(separator: ", ")))"
    case .array(let elements): "[\(elements.map(\.text).joined(separator: ", "))]"
    }
  }

  /// The columns that the formatter reckons with, although nothing stands there while an array is on one line: the
  /// commas after last elements.
  private var unwrittenCommas: Int {
    switch self {
    case .atom: 0
    case .call(_, let arguments): arguments.reduce(0) { $0 + $1.value.unwrittenCommas }
    case .array(let elements): elements.reduce(elements.count > 1 ? 1 : 0) { $0 + $1.unwrittenCommas }
    }
  }

  /// The expression on as many lines as it needs.
  ///
  /// - Parameters:
  ///   - prefix: What stands before it, such as `let name = `.
  ///   - suffix: What stands after it, such as a comma.
  ///   - depth: How deep the line is indented, in columns.
  /// - Returns: The lines, indented.
  func lines(after prefix: String = "", before suffix: String = "", depth: Int) -> [String] {
    let indentation = String(repeating: " ", count: depth)
    let line = indentation + prefix + text + suffix
    guard line.count + unwrittenCommas > SwiftSource.lineLength else { return [line] }
    switch self {
    case .call(let name, let arguments) where !arguments.isEmpty:
      return [indentation + prefix + name + "("] + Self.lines(of: arguments, depth: depth + 2)
        + [indentation + ")" + suffix]
    case .array(let elements) where !elements.isEmpty:
      let comma = elements.count > 1 ? "," : ""
      return [indentation + prefix + "["] + elements.flatMap { $0.lines(before: comma, depth: depth + 2) }
        + [indentation + "]" + suffix]
    default:
      guard let start = prefix.lastIndex(where: { $0 != " " }) else { return [line] }
      return [indentation + prefix[...start], indentation + "  " + text + suffix]
    }
  }

  /// The arguments on a line of their own, or else each on its own.
  private static func lines(of arguments: [Argument], depth: Int) -> [String] {
    let line = String(repeating: " ", count: depth) + arguments.map(\.text).joined(separator: ", ")
    let unwrittenCommas = arguments.reduce(0) { $0 + $1.value.unwrittenCommas }
    guard line.count + unwrittenCommas > SwiftSource.lineLength else { return [line] }
    return arguments.enumerated().flatMap { index, argument in
      argument.value.lines(
        after: argument.label.map { "\($0): " } ?? "", before: index < arguments.count - 1 ? "," : "", depth: depth)
    }
  }
}

extension SwiftExpression.Argument {
  fileprivate var text: String {
    (label.map { "\($0): " } ?? "") + value.text
  }
}
