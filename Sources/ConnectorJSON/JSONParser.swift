/// Reads a JSON text from left to right by the grammar of RFC 8259.
struct JSONParser {
  var scanner: JSONScanner
  private var depth = 0

  init(_ bytes: [UInt8]) {
    scanner = JSONScanner(bytes)
  }

  mutating func readDocument() throws(JSONSyntaxError) -> JSONNode {
    scanner.skipByteOrderMark()
    scanner.skipWhiteSpace()
    guard !scanner.isAtEnd else { throw scanner.error("The file is empty, but must hold a JSON value.") }
    let root = try readValue()
    scanner.skipWhiteSpace()
    guard scanner.isAtEnd else { throw scanner.error("The JSON value is complete, so nothing may follow it.") }
    return root
  }

  private mutating func readValue() throws(JSONSyntaxError) -> JSONNode {
    let start = scanner.offset
    let kind = try readKind()
    return JSONNode(kind: kind, range: start..<scanner.offset)
  }

  private mutating func readKind() throws(JSONSyntaxError) -> JSONNode.Kind {
    switch scanner.current {
    case UInt8(ascii: "{"): return .object(try readMembers())
    case UInt8(ascii: "["): return .array(try readElements())
    case UInt8(ascii: "\""): return .string(try scanner.readString())
    default:
      if scanner.isAtNumber { return .number(try scanner.readNumber()) }
      if scanner.skip(word: "true") { return .bool(true) }
      if scanner.skip(word: "false") { return .bool(false) }
      if scanner.skip(word: "null") { return .null }
      throw scanner.unexpected("a value")
    }
  }

  private mutating func readElements() throws(JSONSyntaxError) -> [JSONNode] {
    var elements: [JSONNode] = []
    try readItems(closing: "]") { parser throws(JSONSyntaxError) in
      elements.append(try parser.readValue())
    }
    return elements
  }

  private mutating func readMembers() throws(JSONSyntaxError) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    try readItems(closing: "}") { parser throws(JSONSyntaxError) in
      members.append(try parser.readMember())
    }
    return members
  }

  private mutating func readMember() throws(JSONSyntaxError) -> JSONNode.Member {
    let start = scanner.offset
    guard scanner.current == UInt8(ascii: "\"") else { throw scanner.unexpected("a key in double quotation marks") }
    let key = try scanner.readString()
    let keyRange = start..<scanner.offset
    scanner.skipWhiteSpace()
    guard scanner.skip(":") else { throw scanner.unexpected("a colon after the key") }
    scanner.skipWhiteSpace()
    return JSONNode.Member(key: key, keyRange: keyRange, node: try readValue())
  }

  /// Reads what stands between two brackets, the first of which is the next character.
  private mutating func readItems(
    closing: Unicode.Scalar, readItem: (inout JSONParser) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    guard depth < JSONDocument.maximumDepth else {
      throw scanner.error("Arrays and objects may stand in one another \(JSONDocument.maximumDepth) deep, not deeper.")
    }
    depth += 1
    defer { depth -= 1 }
    scanner.advance()
    scanner.skipWhiteSpace()
    if scanner.skip(closing) { return }
    while true {
      try readItem(&self)
      scanner.skipWhiteSpace()
      if scanner.skip(closing) { return }
      let comma = scanner.offset
      guard scanner.skip(",") else { throw scanner.unexpected("a comma or \"\(closing)\"") }
      scanner.skipWhiteSpace()
      guard scanner.current != UInt8(ascii: closing) else {
        throw scanner.error("JSON has no comma before a closing \"\(closing)\".", at: comma)
      }
    }
  }
}
