import ConnectorJSON
import Testing

@Suite("A JSON number")
struct NumberTests {
  @Test("keeps its text", arguments: ["0", "-0", "1.0", "1e5", "1E+05", "-12.500", "123456789012345678901234567890"])
  func text(text: String) {
    #expect(JSONNumber(text: text)?.text == text)
  }

  @Test(
    "has no other spelling than JSON's",
    arguments: ["", "01", "1.", ".5", "+1", "1 ", " 1", "1,2", "NaN", "0x1", "[1]"])
  func otherSpellings(text: String) {
    #expect(JSONNumber(text: text) == nil)
  }

  @Test(
    "is an integer where its value is whole and fits",
    arguments: [
      ("0", 0), ("-0", 0), ("-0.0", 0), ("42", 42), ("1.0", 1), ("1e2", 100), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("9223372036854775808", nil), ("1.5", nil), ("1e300", nil), ("1e400", nil),
      ("9007199254740993.0", nil),
    ] as [(String, Int?)])
  func integer(text: String, integer: Int?) throws {
    #expect(try #require(JSONNumber(text: text)).integer == integer)
  }

  @Test(
    "made of a Double reads back as the same",
    arguments: [0, -0.0, 1, 0.1, 1e20, -2.2250738585072014e-308, 1.7976931348623157e308] as [Double])
  func doubles(double: Double) throws {
    let number = try #require(JSONNumber(double))
    #expect(JSONNumber(text: number.text) == number)
    #expect(number.double?.bitPattern == double.bitPattern)
  }

  @Test("is never infinite or no number", arguments: [Double.infinity, -.infinity, .nan])
  func notFinite(double: Double) {
    #expect(JSONNumber(double) == nil)
  }

  @Test("too large for a Double has none")
  func tooLarge() throws {
    #expect(try #require(JSONNumber(text: "1e400")).double == nil)
  }
}
