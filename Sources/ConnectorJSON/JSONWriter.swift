extension JSONValue {
  /// The value as JSON text, without a line feed at the end. Members stand in their objects' order.
  ///
  /// In strings, what RFC 8259 §7 wants escaped is escaped, and so are all other control characters and the line and
  /// paragraph separators U+2028 and U+2029, which upset terminals and JavaScript; slashes are not.
  ///
  /// - Parameter indented: Whether each member and element has a line of its own, two spaces deeper than its container;
  ///   otherwise there is no white space at all.
  /// - Returns: The JSON text.
  public func serialized(indented: Bool = true) -> String {
    var writer = JSONWriter(isIndented: indented)
    writer.write(self)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// Writes without recursion, so that no depth is too much.
private struct JSONWriter {
  let isIndented: Bool
  var output: [UInt8] = []
  /// The containers that are begun and not ended, outermost first.
  private var open: [OpenContainer] = []

  init(isIndented: Bool) {
    self.isIndented = isIndented
  }

  mutating func write(_ root: JSONValue) {
    begin(root)
    while var container = open.popLast() {
      guard let (key, value) = container.next() else {
        breakLine()
        output.append(container.closingBracket)
        continue
      }
      if container.hasWritten { output.append(UInt8(ascii: ",")) }
      container.hasWritten = true
      open.append(container)
      breakLine()
      if let key {
        write(string: key)
        output += (isIndented ? ": " : ":").utf8
      }
      begin(value)
    }
  }

  /// Writes a value that has no parts, or the opening bracket of one that has.
  private mutating func begin(_ value: JSONValue) {
    switch value {
    case .null: output += "null".utf8
    case .bool(let bool): output += (bool ? "true" : "false").utf8
    case .number(let number): output += number.text.utf8
    case .string(let string): write(string: string)
    case .array([]): output += "[]".utf8
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      open.append(OpenContainer(rest: .elements(elements.makeIterator())))
    case .object([:]): output += "{}".utf8
    case .object(let object):
      output.append(UInt8(ascii: "{"))
      open.append(OpenContainer(rest: .members(object.makeIterator())))
    }
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    output.append(UInt8(ascii: "\n"))
    output += repeatElement(UInt8(ascii: " "), count: 2 * open.count)
  }

  private mutating func write(string: String) {
    output.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { bytes in
      var written = 0
      for index in bytes.indices {
        guard let (escape, length) = Self.escape(at: index, in: bytes) else { continue }
        output += bytes[written..<index]
        output += escape.utf8
        written = index + length
      }
      output += bytes[written...]
    }
    output.append(UInt8(ascii: "\""))
  }

  /// The escape for the character that begins at an index, and how many bytes it has; `nil` where it stands for itself.
  private static func escape(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (escape: String, length: Int)? {
    switch bytes[index] {
    case UInt8(ascii: "\""): return ("\\\"", 1)
    case UInt8(ascii: "\\"): return ("\\\\", 1)
    case 0x08: return ("\\b", 1)
    case 0x09: return ("\\t", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0C: return ("\\f", 1)
    case 0x0D: return ("\\r", 1)
    case 0x00..<0x20, 0x7F: return (unicodeEscape(UInt16(bytes[index])), 1)
    // U+0080 to U+009F.
    case 0xC2 where bytes[index + 1] < 0xA0: return (unicodeEscape(UInt16(bytes[index + 1])), 2)
    case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA8: return ("\\u2028", 3)
    case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA9: return ("\\u2029", 3)
    default: return nil
    }
  }

  private static func unicodeEscape(_ code: UInt16) -> String {
    let digits = String(code, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}

/// An array or object of which a part is yet to be written.
private struct OpenContainer {
  enum Rest {
    case elements(IndexingIterator<[JSONValue]>)
    case members(JSONObject.Iterator)
  }

  var rest: Rest
  var hasWritten = false

  mutating func next() -> (key: String?, value: JSONValue)? {
    switch rest {
    case .elements(var iterator):
      let element = iterator.next()
      rest = .elements(iterator)
      return element.map { (nil, $0) }
    case .members(var iterator):
      let member = iterator.next()
      rest = .members(iterator)
      return member.map { ($0.key, $0.value) }
    }
  }

  var closingBracket: UInt8 {
    switch rest {
    case .elements: UInt8(ascii: "]")
    case .members: UInt8(ascii: "}")
    }
  }
}
