extension TextScanner {
  /// How deep a filter's parentheses may be. Reading one level uses some stack, and hostile text must not use it up.
  static let maximumFilterDepth = 64

  /// valFilter of RFC 7644 §3.4.2.2, up to what cannot belong to it. `not` binds more tightly than `and`, and `and`
  /// than `or`.
  mutating func readFilter(depth: Int = 0) throws(AttributePathError) -> Filter {
    let first = try readConjunction(depth: depth)
    var filters = [first]
    while skip(word: " or ") { filters.append(try readConjunction(depth: depth)) }
    return filters.count == 1 ? first : .or(filters)
  }

  private mutating func readConjunction(depth: Int) throws(AttributePathError) -> Filter {
    let first = try readTerm(depth: depth)
    var filters = [first]
    while skip(word: " and ") { filters.append(try readTerm(depth: depth)) }
    return filters.count == 1 ? first : .and(filters)
  }

  private mutating func readTerm(depth: Int) throws(AttributePathError) -> Filter {
    // The grammar has no space after `not`, the RFC's examples have one (erratum 7319).
    let isNegated = skip(word: "not(") || skip(word: "not (")
    guard isNegated || skip("(") else { return try readComparison() }
    let opening = offset - 1
    guard depth < Self.maximumFilterDepth else { throw error(.nestedTooDeeply, at: opening) }
    let filter = try readFilter(depth: depth + 1)
    guard skip(")") else {
      throw current == UInt8(ascii: "]") ? error(.unclosedParenthesis, at: opening) : unexpected()
    }
    return isNegated ? .not(filter) : filter
  }

  private mutating func readComparison() throws(AttributePathError) -> Filter {
    let attribute = try readFilterAttribute()
    try skipSpace(orThrow: .missingOperator)
    let wordStart = offset
    advance(while: \.isASCIILetter)
    let word = text(from: wordStart, to: offset)
    guard !word.isEmpty else { throw isAtFilterEnd ? error(.missingOperator) : unexpected() }
    if word.equalsIgnoringASCIICase("pr") { return .present(attribute: attribute) }
    guard let comparison = ComparisonOperator.allCases.first(where: { word.equalsIgnoringASCIICase($0.rawValue) })
    else { throw error(.unknownOperator, at: wordStart) }
    try skipSpace(orThrow: .missingValue)
    return .comparison(attribute: attribute, operator: comparison, value: try readFilterValue())
  }

  private mutating func skipSpace(orThrow reason: AttributePathError.Reason) throws(AttributePathError) {
    guard skip(" ") else { throw isAtFilterEnd ? error(reason) : unexpected() }
  }

  var isAtFilterEnd: Bool { current == UInt8(ascii: "]") || current == UInt8(ascii: ")") }
}
