import ConnectorJSON
import SeededNumbers
import Testing

@Suite("A JSON value")
struct WritingTests {
  private let value: JSONValue = [
    "name": "a", "list": [1, [], [:], ["x": nil]], "nothing": [], "empty": [:], "on": true, "off": false,
  ]

  @Test("is written with a line for each member, two spaces deeper, and no line feed at the end")
  func indented() {
    #expect(
      value.serialized() == """
        {
          "name": "a",
          "list": [
            1,
            [],
            {},
            {
              "x": null
            }
          ],
          "nothing": [],
          "empty": {},
          "on": true,
          "off": false
        }
        """)
  }

  @Test("is written without white space where that is wanted")
  func compact() {
    #expect(
      value.serialized(indented: false)
        == "{\"name\":\"a\",\"list\":[1,[],{},{\"x\":null}],\"nothing\":[],\"empty\":{},\"on\":true,\"off\":false}")
  }

  @Test(
    "has only those characters escaped that need it",
    arguments: [
      ("", ""),
      ("a/b é😀\u{301}\u{A0}\u{FEFF}", "a/b é😀\u{301}\u{A0}\u{FEFF}"),
      ("\"\\", "\\\"\\\\"),
      ("\"\u{301}", "\\\"\u{301}"),
      ("\u{8}\t\n\u{C}\r", "\\b\\t\\n\\f\\r"),
      ("\r\n", "\\r\\n"),
      ("\0\u{1}\u{1B}\u{1F}", "\\u0000\\u0001\\u001b\\u001f"),
      ("\u{7F}\u{80}\u{85}\u{9F}", "\\u007f\\u0080\\u0085\\u009f"),
      ("\u{2027}\u{2028}\u{2029}\u{202A}", "\u{2027}\\u2028\\u2029\u{202A}"),
    ])
  func escaping(string: String, escaped: String) {
    let inString = JSONValue.string(string).serialized()
    #expect(inString.unicodeScalars.elementsEqual("\"\(escaped)\"".unicodeScalars))
    let inKey = JSONValue.object(JSONObject([(string, .null)])).serialized(indented: false)
    #expect(inKey.unicodeScalars.elementsEqual("{\"\(escaped)\":null}".unicodeScalars))
  }

  @Test("is read back as it was written", arguments: 0..<50 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let value = JSONValue.random(depth: 5, using: &random)
    for indented in [true, false] {
      let text = value.serialized(indented: indented)
      let read = try JSONDocument(parsing: Array(text.utf8)).root.value
      #expect(read == value)
      #expect(read.serialized(indented: indented).utf8.elementsEqual(text.utf8))
    }
  }

  @Test("gives its content to the accessor of its kind, and to no other")
  func accessors() {
    let values: [JSONValue] = [nil, true, 1, "a", [1], ["a": 1]]
    #expect(values.map(\.isNull) == [true, false, false, false, false, false])
    #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil])
    #expect(values.map(\.integer) == [nil, nil, 1, nil, nil, nil])
    #expect(values.map(\.number?.text) == [nil, nil, "1", nil, nil, nil])
    #expect(values.map(\.string) == [nil, nil, nil, "a", nil, nil])
    #expect(values.map(\.array) == [nil, nil, nil, nil, [1], nil])
    #expect(values.map(\.object) == [nil, nil, nil, nil, nil, ["a": 1]])
  }

  @Test("is null where it is made from nothing")
  func optionals() {
    #expect(JSONValue(nil as String?) == .null)
    #expect(JSONValue("a" as String?) == "a")
    #expect(JSONValue(nil as Bool?) == .null)
    #expect(JSONValue(false as Bool?) == false)
    #expect(JSONValue(nil as Int?) == .null)
    #expect(JSONValue(7 as Int?) == 7)
  }
}

extension JSONValue {
  fileprivate static func random(depth: Int, using random: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .number(JSONNumber(.random(in: .min ... .max, using: &random)))
    case 3: return JSONNumber(Double(bitPattern: random.next())).map(JSONValue.number) ?? .null
    case 4: return .string(randomString(using: &random))
    case 5:
      return .array((0..<Int.random(in: 0...5, using: &random)).map { _ in .random(depth: depth - 1, using: &random) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        object[randomString(using: &random)] = .random(depth: depth - 1, using: &random)
      }
      return .object(object)
    }
  }

  private static func randomString(using random: inout SeededGenerator) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      let limit: UInt32 = [0x80, 0x800, 0x3000, 0x10FFFF].randomElement(using: &random) ?? 0x80
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
