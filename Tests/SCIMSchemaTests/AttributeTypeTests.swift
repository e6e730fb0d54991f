import SCIMSchema
import Testing

@Suite("Attribute types")
struct AttributeTypeTests {
  @Test("are spelled as in RFC 7643 §2.3")
  func rawValues() {
    #expect(
      AttributeType.allCases.map(\.rawValue)
        == ["string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex"])
  }

  @Test(
    "are known in any case and with white space around them",
    arguments: [
      ("String", AttributeType.string), ("BOOLEAN", .boolean), ("Datetime", .dateTime), (" \tinteger\n", .integer),
      ("\u{A0}reference", .reference),
    ])
  func looseSpellings(text: String, type: AttributeType) {
    #expect(AttributeType(spelledLoosely: text) == type)
  }

  @Test("are not made up for other words", arguments: ["", " ", "str", "date time", "strings", "\u{212A}omplex"])
  func otherWords(text: String) {
    #expect(AttributeType(spelledLoosely: text) == nil)
  }
}
