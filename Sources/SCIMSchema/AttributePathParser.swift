extension TextScanner {
  /// PATH of RFC 7644 §3.5.2.
  mutating func readPath() throws(AttributePathError) -> AttributePath {
    guard !isAtEnd else { throw error(.empty) }
    var path = AttributePath(attribute: "")
    if let (schema, separator) = try readSchema() {
      path.schema = schema
      path.schemaSeparator = separator
    }
    path.attribute = try readName()
    path.filter = try readBracketedFilter()
    if skip(".") { path.subAttribute = try readSubAttributeName() }
    guard isAtEnd else { throw unexpected() }
    return path
  }

  /// attrPath of RFC 7644 §3.5.2 inside a filter, where the names are those of sub-attributes.
  mutating func readFilterAttribute() throws(AttributePathError) -> String {
    let start = offset
    _ = try readSchema()
    _ = try readSubAttributeName()
    if skip(".") { _ = try readSubAttributeName() }
    return text(from: start, to: offset)
  }

  private mutating func readBracketedFilter() throws(AttributePathError) -> Filter? {
    let opening = offset
    guard skip("[") else { return nil }
    guard current != UInt8(ascii: "]") else { throw error(.emptyFilter) }
    openFilter = opening
    let filter = try readFilter()
    guard skip("]") else { throw unexpected() }
    openFilter = nil
    return filter
  }

  /// A URN and what separates it from the name that follows, or `nil` if what comes next is not a URN.
  private mutating func readSchema() throws(AttributePathError) -> (String, AttributePath.SchemaSeparator)? {
    let start = offset
    guard skip(word: "urn:") else { return nil }
    rewind(to: start)
    advance(while: isURNByte)
    let lastColon = bytes(from: start, to: offset).lastIndex(of: UInt8(ascii: ":")) ?? start
    let parts = bytes(from: start, to: lastColon).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 2, parts.allSatisfy({ !$0.isEmpty }) else { throw error(.incompleteURN, at: start) }
    rewind(to: lastColon + 1)
    if let versionEnd = skipVersion() { return (text(from: start, to: versionEnd), .fullStop) }
    return (text(from: start, to: lastColon), .colon)
  }

  /// Moves past a version number and the full stop after it, and says where the number ends. A name cannot begin with a
  /// digit, so this never takes a part of one.
  private mutating func skipVersion() -> Int? {
    let start = offset
    while let byte = current, byte.isASCIIDigit {
      advance(while: \.isASCIIDigit)
      guard skip(".") else {
        rewind(to: start)
        return nil
      }
    }
    return offset == start ? nil : offset - 1
  }

  /// ATTRNAME of RFC 7643 §2.1.
  private mutating func readName() throws(AttributePathError) -> String {
    let start = offset
    guard let first = current, first.isASCIILetter else { throw unexpected() }
    advance(while: isNameByte)
    return text(from: start, to: offset)
  }

  /// ATTRNAME or `$ref`, the one name that RFC 7643 §2.4 gives a sub-attribute against its own grammar.
  private mutating func readSubAttributeName() throws(AttributePathError) -> String {
    let start = offset
    guard current == UInt8(ascii: "$") else { return try readName() }
    advance(while: isNameByte)
    let name = text(from: start, to: offset)
    guard name.equalsIgnoringASCIICase("$ref") else {
      rewind(to: start)
      throw unexpected()
    }
    return name
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  byte.isASCIILetter || byte.isASCIIDigit || "-_$".utf8.contains(byte)
}

/// RFC 8141 lets a URN have more, but no schema uses it, and a parenthesis or a quotation mark belongs to the filter.
private func isURNByte(_ byte: UInt8) -> Bool {
  byte.isASCIILetter || byte.isASCIIDigit || ":.-_$~%+@/".utf8.contains(byte)
}
