/// Why a text is not an attribute path, and where in it.
public struct AttributePathError: Error, Hashable, Sendable {
  /// What is wrong with the text.
  public enum Reason: Hashable, Sendable {
    /// The text is empty.
    case empty
    /// The text ends where an attribute's name must stand.
    case missingName
    /// A character stands where it cannot.
    case unexpectedCharacter(Unicode.Scalar)
    /// A URN is too short, or has an empty part, and so cannot be a schema followed by an attribute.
    case incompleteURN
    /// There is nothing between the brackets.
    case emptyFilter
    /// A filter's opening bracket has no closing one; the place is the opening one's.
    case unclosedFilter
    /// A parenthesis in a filter is not closed; the place is the opening one's.
    case unclosedParenthesis
    /// A filter's attribute is not followed by an operator.
    case missingOperator
    /// The word in an operator's place is not an operator.
    case unknownOperator
    /// A filter's operator is not followed by a value.
    case missingValue
    /// A filter's value is not a JSON string, number, boolean or null.
    case invalidValue
    /// A string in a filter is not closed; the place is the opening quotation mark's.
    case unclosedString
    /// A backslash in a string does not begin one of JSON's escapes.
    case invalidEscape
    /// A filter's parentheses are more than 64 deep.
    case nestedTooDeeply
  }

  /// What is wrong.
  public var reason: Reason
  /// Where: how many UTF-8 bytes of the text stand before the place.
  public var offset: Int

  /// An error made of its parts.
  public init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension AttributePathError: CustomStringConvertible {
  /// One sentence for a person: the place and what is wrong there.
  public var description: String {
    "At offset \(offset), \(reason)."
  }
}

extension AttributePathError.Reason: CustomStringConvertible {
  /// What is wrong, as a clause that a sentence can hold.
  public var description: String {
    switch self {
    case .empty: "the path is empty"
    case .missingName: "the path ends where the name of an attribute is expected"
    case .unexpectedCharacter(let character): "the character \(character.nameForPeople) cannot stand here"
    case .incompleteURN: "the URN is not a schema followed by a colon and the name of an attribute"
    case .emptyFilter: "the filter between the brackets is empty"
    case .unclosedFilter: "the filter is opened with \"[\" and never closed with \"]\""
    case .unclosedParenthesis: "the parenthesis is never closed"
    case .missingOperator: "an operator is missing after the attribute, such as eq or pr"
    case .unknownOperator: "the operator is not one of eq, ne, co, sw, ew, gt, ge, lt, le and pr"
    case .missingValue: "a value is missing after the operator"
    case .invalidValue: "the value is not a text in double quotation marks, a number, true, false or null"
    case .unclosedString: "the text is opened with a double quotation mark and never closed"
    case .invalidEscape: "the backslash does not begin an escape that JSON knows"
    case .nestedTooDeeply: "the filter's parentheses are more than \(TextScanner.maximumFilterDepth) deep"
    }
  }
}

extension Unicode.Scalar {
  /// The character itself where anybody can see it, else its code and name: a no-break space, a typographic quotation
  /// mark or a letter of another alphabet looks like the right character, which is why it stands in the text.
  fileprivate var nameForPeople: String {
    if ("!"..."~").contains(self) { return "\"\(self)\"" }
    let digits = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return properties.name.map { "\(code) (\($0))" } ?? code
  }
}
