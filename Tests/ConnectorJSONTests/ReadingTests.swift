import ConnectorJSON
import Testing

@Suite("A JSON text")
struct ReadingTests {
  @Test(
    "is read as the value it states",
    arguments: [
      ("null", .null),
      (" \t\r\n true \n", true),
      ("false", false),
      ("-0", .number(JSONNumber(text: "-0") ?? JSONNumber(1))),
      ("12.50e+3", .number(JSONNumber(text: "12.50e+3") ?? JSONNumber(1))),
      ("\"\"", ""),
      ("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "a\"\\/\u{8}\u{C}\n\r\t"),
      ("\"\\u00e9\\u20AC\\uD83D\\uDE00\\u0000\"", "é€😀\0"),
      ("\"é€😀\u{7F}\u{2028}\"", "é€😀\u{7F}\u{2028}"),
      ("[]", []),
      ("[ ]", []),
      ("[1,[2],\"\"]", [1, [2], ""]),
      ("{}", [:]),
      ("{ \"a\" : { \"\" : null } , \"b\" : [] }", ["a": ["": nil], "b": []]),
      ("\u{FEFF}[1]", [1]),
    ] as [(String, JSONValue)])
  func reading(text: String, value: JSONValue) throws {
    #expect(try JSONDocument(parsing: Array(text.utf8)).root.value == value)
  }

  @Test(
    "that is none is refused, with the place and the reason",
    arguments: [
      ("", 0, "empty"),
      (" \n", 2, "empty"),
      ("nul", 0, "a value is expected"),
      ("True", 0, "a value is expected"),
      ("NaN", 0, "a value is expected"),
      ("[1] 2", 4, "nothing may follow"),
      ("truefalse", 4, "nothing may follow"),
      ("[1,]", 2, "no comma before a closing \"]\""),
      ("{\"a\":1 , }", 7, "no comma before a closing \"}\""),
      ("[,1]", 1, "a value is expected"),
      ("[1 2]", 3, "a comma or \"]\""),
      ("[1}", 2, "a comma or \"]\""),
      ("[1", 2, "ends where a comma"),
      ("{\"a\":1", 6, "ends where a comma"),
      ("{\"a\"", 4, "ends where a colon"),
      ("{\"a\":", 5, "ends where a value"),
      ("{\"a\" 1}", 5, "a colon after the key"),
      ("{a: 1}", 1, "a key in double quotation marks"),
      ("{1: 1}", 1, "a key in double quotation marks"),
      ("{'a': 1}", 1, "no single quotation marks"),
      ("['a']", 1, "no single quotation marks"),
      ("[1, // one\n2]", 4, "no comments"),
      ("[1]\u{A0}", 3, "nothing may follow"),
      ("01", 1, "zero"),
      ("-", 1, "after a minus sign"),
      ("+1", 0, "a value is expected"),
      (".5", 0, "a value is expected"),
      ("1.", 2, "after a decimal point"),
      ("1.e5", 2, "after a decimal point"),
      ("1e", 2, "after an exponent"),
      ("1e+", 3, "after an exponent"),
      ("0x1F", 1, "nothing may follow"),
      ("\"abc", 0, "never closed"),
      ("[\"abc\n\"]", 1, "before the end of the line"),
      ("\"a\tb\"", 2, "control character"),
      ("\"a\0b\"", 2, "control character"),
      ("\"\\x\"", 1, "backslash"),
      ("\"\\", 1, "backslash"),
      ("\"\\u12G4\"", 1, "Four hexadecimal digits"),
      ("\"\\u12", 1, "Four hexadecimal digits"),
      ("\"\\uD83D\"", 1, "surrogate pair"),
      ("\"\\uD83Dx\"", 1, "surrogate pair"),
      ("\"\\uD83D\\u0041\"", 1, "surrogate pair"),
      ("\"\\uDE00\\uD83D\"", 1, "surrogate pair"),
    ])
  func refusing(text: String, offset: Int, phrase: String) {
    let error = refusal(of: Array(text.utf8))
    #expect(error?.offset == offset)
    #expect(error?.description.contains(phrase) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasSuffix(".") == true)
  }

  /// Ill-formed sequences by Unicode §3.9, table 3-7.
  @Test(
    "that is not UTF-8 is refused",
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
      [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xC0], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func illFormed(bytes: [UInt8]) {
    let inString = Array("[\"a".utf8) + bytes + Array("\"]".utf8)
    #expect(throws: JSONSyntaxError(offset: 3, description: "The bytes here are not UTF-8.")) {
      try JSONDocument(parsing: inString)
    }
    #expect(throws: JSONSyntaxError(offset: 1, description: "The bytes here are not UTF-8.")) {
      try JSONDocument(parsing: Array("[".utf8) + bytes)
    }
  }

  @Test("holds every scalar value, bare and escaped")
  func everyScalar() throws {
    var all = String.UnicodeScalarView()
    for code in 0x20...0x10FFFF {
      guard let scalar = Unicode.Scalar(UInt32(code)), scalar != "\"", scalar != "\\" else { continue }
      all.append(scalar)
    }
    let bare = try JSONDocument(parsing: Array("\"\(String(all))\"".utf8)).root.value.string
    #expect(bare?.unicodeScalars.elementsEqual(all) == true)

    let escaped = String(all).utf16.map { "\\u" + String(String(Int($0) + 0x10000, radix: 16).suffix(4)) }.joined()
    let read = try JSONDocument(parsing: Array("\"\(escaped)\"".utf8)).root.value.string
    #expect(read?.unicodeScalars.elementsEqual(all) == true)
  }

  @Test("keeps the place of each value and key")
  func places() throws {
    let text = "\u{FEFF} { \"é\" : [ 12 , \"x\" ] }"
    let root = try JSONDocument(parsing: Array(text.utf8)).root
    guard case .object(let members) = root.kind, let member = members.first,
      case .array(let elements) = member.node.kind
    else {
      Issue.record("not an object with an array")
      return
    }
    func read(_ range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }
    #expect(root.range.lowerBound == 4)
    #expect(read(root.range) == "{ \"é\" : [ 12 , \"x\" ] }")
    #expect(read(member.keyRange) == "\"é\"")
    #expect(read(member.node.range) == "[ 12 , \"x\" ]")
    #expect(elements.map { read($0.range) } == ["12", "\"x\""])
  }

  @Test("keeps members with the same key, the last of which is the value's")
  func duplicateKeys() throws {
    let root = try JSONDocument(parsing: Array("{\"a\":1,\"b\":2,\"\\u0061\":3}".utf8)).root
    guard case .object(let members) = root.kind else {
      Issue.record("not an object")
      return
    }
    #expect(members.map(\.key) == ["a", "b", "a"])
    #expect(root.value == ["a": 3, "b": 2])
  }

  @Test("may nest 256 deep", arguments: [("[", "]"), ("{\"a\":", "}")])
  func deepest(opening: String, closing: String) throws {
    let depth = JSONDocument.maximumDepth
    let core = opening == "[" ? "" : "1"
    let text = String(repeating: opening, count: depth) + core + String(repeating: closing, count: depth)
    let value = try JSONDocument(parsing: Array(text.utf8)).root.value
    #expect(value.serialized(indented: false) == text)
  }

  @Test("that nests deeper is refused, however deep", arguments: ["[", "{\"a\":"], [257, 200_000])
  func tooDeep(opening: String, depth: Int) {
    let text = String(repeating: opening, count: depth)
    let error = refusal(of: Array(text.utf8))
    #expect(error?.offset == 256 * opening.utf8.count)
    #expect(error?.description.contains("256 deep") == true)
  }

  @Test("of many equal parts is read", arguments: ["1", "[]", "\"a\"", "{\"a\":null}", "\"\\n\""])
  func long(element: String) throws {
    let text = "[" + String(repeating: element + ",", count: 100_000) + element + "]"
    #expect(try JSONDocument(parsing: Array(text.utf8)).root.value.array?.count == 100_001)
  }

  @Test("cut off anywhere is refused, at a place within it")
  func truncated() throws {
    let text = Array("[{\"a\":[-1.5e3,true,null,\"\\u00e9\\ud83d\\ude00é\"]},{}]".utf8)
    _ = try JSONDocument(parsing: text)
    for length in 0..<text.count {
      let error = refusal(of: Array(text.prefix(length)))
      #expect((0...length).contains(error?.offset ?? -1))
    }
  }

  private func refusal(of bytes: [UInt8]) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      _ = try JSONDocument(parsing: bytes)
      return nil
    } catch {
      return error
    }
  }
}
