/// Where a mapping takes a value from: an attribute of the directory, a constant, or a function of further expressions,
/// such as `Join(" ", [givenName], [surname])`.
///
/// The language is that of Microsoft's "Reference for writing expressions for attribute mappings in Microsoft Entra
/// ID". ``MappingFunction`` has the functions that are known here; any other is an error, and never a guess.
public indirect enum MappingExpression: Hashable, Sendable {
  /// The value of a directory attribute.
  case attribute(String)
  /// A fixed value.
  case constant(DirectoryValue)
  /// An argument that is left out, as the second one of `Switch([a], , "1", "2")` is.
  case leftOut
  /// Two values compared, which only the condition of `IIF` can be. The column is the sign's, counted from 1.
  case comparison(MappingExpression, MappingComparison, MappingExpression, column: Int)
  /// A function of its arguments. The column is that of the function's name, counted from 1.
  case call(MappingFunction, [MappingExpression], column: Int)

  /// Reads an expression's text. Function names are compared as they are written, white space between the parts has no
  /// meaning, and a backslash or quotation mark in a string constant has a backslash before it.
  ///
  /// - Parameter text: The text, as `source.expression` of Microsoft Graph's attributeMapping has it.
  /// - Throws: ``MappingExpressionError``, with the column, for the first thing that is wrong: the syntax, a function
  ///   that isn't known, arguments that it doesn't take, or functions more than 64 deep in one another.
  public init(parsing text: String) throws(MappingExpressionError) {
    var parser = MappingExpressionParser(text)
    self = try parser.readAll()
  }

  /// The directory attributes that the expression reads, in its order.
  public var attributes: [String] {
    switch self {
    case .attribute(let name): [name]
    case .constant, .leftOut: []
    case .comparison(let left, _, let right, _): left.attributes + right.attributes
    case .call(_, let arguments, _): arguments.flatMap(\.attributes)
    }
  }
}

/// How a condition compares two values.
public enum MappingComparison: String, CaseIterable, Sendable {
  // The longer signs come first, so that none is taken for the beginning of another.
  case notEqual = "<>"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case equal = "="
  case less = "<"
  case greater = ">"
}
