import ConnectorJSON
import Testing

@Suite("A JSON Pointer")
struct PointerTests {
  /// The document and pointers of RFC 6901 §5.
  @Test(
    "leads to the value that the RFC says",
    arguments: [
      ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3), ("/g|h", 4),
      ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
    ] as [(String, JSONValue)])
  func examples(text: String, value: JSONValue) throws {
    let document: JSONValue = [
      "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8,
    ]
    let pointer = try #require(JSONPointer(parsing: text))
    #expect(document[pointer] == value)
    #expect(pointer.description == text)
    #expect(document[JSONPointer()] == document)
  }

  @Test(
    "leads nowhere from a value that hasn't it",
    arguments: ["/b", "/a/2", "/a/-1", "/a/01", "/a/+1", "/a/-", "/a/", "/a/0/x"])
  func nowhere(text: String) throws {
    let document: JSONValue = ["a": [1, 2]]
    #expect(document[try #require(JSONPointer(parsing: text))] == nil)
  }

  @Test(
    "has a text that begins with a slash, with tildes only in escapes",
    arguments: ["a", "a/b", "/~", "/~2", "/a~/b", "~0"])
  func refusing(text: String) {
    #expect(JSONPointer(parsing: text) == nil)
  }

  @Test(
    "is extended by keys and indices, and read back from its text",
    arguments: [
      (JSONPointer(), ""),
      (JSONPointer().appending("a").appending(0).appending("b"), "/a/0/b"),
      (JSONPointer().appending("~1/~0").appending(""), "/~01~1~00/"),
      (JSONPointer().appending("a/\u{301}b~\u{301}"), "/a~1\u{301}b~0\u{301}"),
    ])
  func text(pointer: JSONPointer, text: String) {
    #expect(pointer.description == text)
    #expect(JSONPointer(parsing: text) == pointer)
  }
}
