/// Where a mapping takes a value from: an attribute of the directory, a constant, or a function of further expressions.
///
/// The text is the one that the directory's expression reference describes; the functions' parameters have the
/// reference's names, and where Microsoft Graph lists a function's parameters, Graph's.
public indirect enum SourceExpression: Hashable, Sendable {
  /// The value of a directory attribute.
  case attribute(String)
  /// A fixed text. An empty one stands for an argument that is left out.
  case constant(String)
  /// A function of its arguments, in the function's order.
  case function(String, [Argument])

  /// A function's argument and the name of the parameter that it is for.
  public struct Argument: Hashable, Sendable {
    /// The parameter's name, such as `separator`.
    public var parameter: String
    /// The argument.
    public var value: SourceExpression

    /// Creates an argument.
    public init(_ parameter: String, _ value: SourceExpression) {
      self.parameter = parameter
      self.value = value
    }
  }

  /// The directory attributes that the expression reads, in its order, each once.
  public var referencedAttributes: [String] {
    switch self {
    case .attribute(let name): [name]
    case .constant: []
    case .function(_, let arguments):
      arguments.flatMap(\.value.referencedAttributes).reduce(into: []) { names, name in
        if !names.contains(name) { names.append(name) }
      }
    }
  }
}

extension SourceExpression: CustomStringConvertible {
  /// The expression's text, such as `Join(" ", [givenName], [surname])`.
  public var description: String {
    switch self {
    case .attribute(let name): "[\(name)]"
    case .constant(""): ""
    case .constant(let text): "\"\(text.escapedForExpression)\""
    case .function(let name, let arguments):
      "\(name)(\(arguments.map(\.value.description).joined(separator: ", ")))"
    }
  }
}

extension String {
  fileprivate var escapedForExpression: String {
    var text = ""
    for scalar in unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}
