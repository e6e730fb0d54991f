import ConnectorRuntime
import SeededNumbers
import Testing

@Suite("Values")
struct AttributeValueTests {
  @Test(
    "a date and time is one moment, however it is spelled",
    arguments: [
      ("2008-01-23T04:56:22Z", "2008-01-23T04:56:22Z"),
      ("2008-01-23t04:56:22.500z", "2008-01-23T04:56:22.5Z"),
      ("2008-01-23T04:56:22.123456789123+00:00", "2008-01-23T04:56:22.123456789Z"),
      ("2008-01-23T04:56:22-08:00", "2008-01-23T12:56:22Z"),
      ("2008-01-01T00:30:00+0100", "2007-12-31T23:30:00Z"),
      ("2008-02-29 24:00:00", "2008-03-01T00:00:00Z"),
      ("2000-02-29", "2000-02-29T00:00:00Z"),
      ("1900-03-01", "1900-03-01T00:00:00Z"),
      ("1969-12-31T23:59:59.25Z", "1969-12-31T23:59:59.25Z"),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
      ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ])
  func dateTimes(text: String, canonical: String) throws {
    let moment = try #require(DateTime(text))
    #expect(moment.description == canonical)
    #expect(DateTime(canonical) == moment)
    #expect(DateTime(scimValue: .string(text))?.scimValue == .string(canonical))
  }

  @Test(
    "a text that is no date and time is none",
    arguments: [
      "", "soon", "2008", "2008-1-23", "2008-02-30", "1900-02-29", "2008-13-01", "2008-00-01", "2008-01-00",
      "0000-01-01",
      "2008-01-23T", "2008-01-23T04:56", "2008-01-23T24:00:01", "2008-01-23T04:60:00Z", "2008-01-23T04:56:22.Z",
      "2008-01-23T04:56:22+99:00", "2008-01-23T04:56:22Z ", "2008-01-23T04:56:22+", "0001-01-01T00:00:00+01:00",
      "9999-12-31T23:59:59-01:00", "２００８-01-23", "2008-01-23\u{301}", "-008-01-23",
    ])
  func noDateTimes(text: String) {
    #expect(DateTime(text) == nil)
  }

  @Test("a date and time counts seconds from 1970, within the years that can be written")
  func seconds() {
    #expect(DateTime("1970-01-01")?.secondsSince1970 == 0)
    #expect(DateTime("2008-01-23T04:56:22Z")?.secondsSince1970 == 1_201_064_182)
    #expect(DateTime(secondsSince1970: .min, nanoseconds: -1).description == "0001-01-01T00:00:00Z")
    #expect(DateTime(secondsSince1970: .max, nanoseconds: .max).description == "9999-12-31T23:59:59.999999999Z")
    #expect(DateTime(secondsSince1970: 1) < DateTime(secondsSince1970: 1, nanoseconds: 1))
  }

  @Test("every day from 1583 to 2500 has its number, and every number its day")
  func everyDay() {
    var expected = (1583, 1, 1)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard let first = DateTime("1583-01-01") else { return #expect(Bool(false)) }
    for day in 0..<335_000 {
      let text = DateTime(secondsSince1970: first.secondsSince1970 + day * 86_400).description
      let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
      guard parts == [expected.0, expected.1, expected.2] else { return #expect(text == "\(expected)") }
      let isLeap = expected.0 % 4 == 0 && (expected.0 % 100 != 0 || expected.0 % 400 == 0)
      let length = lengths[expected.1 - 1] + (isLeap && expected.1 == 2 ? 1 : 0)
      if expected.2 < length {
        expected.2 += 1
      } else {
        expected = expected.1 < 12 ? (expected.0, expected.1 + 1, 1) : (expected.0 + 1, 1, 1)
      }
    }
  }

  @Test(
    "bytes are base64 (the vectors of RFC 4648 §10)",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func base64(text: String, encoded: String) {
    #expect(Binary(Array(text.utf8)).base64 == encoded)
    #expect(Binary(base64: encoded) == Binary(Array(text.utf8)))
  }

  @Test("bytes are read from both alphabets, with or without padding, and from nothing else")
  func base64Leniency() {
    #expect(Binary(base64: "-_8") == Binary([0xFB, 0xFF]))
    #expect(Binary(base64: "+/8=") == Binary([0xFB, 0xFF]))
    #expect(Binary([0xFB, 0xFF]).base64 == "+/8=")
    for text in ["A", "AAAAA", "A A=", "A*==", "ä"] { #expect(Binary(base64: text) == nil) }
  }

  @Test("all bytes come back from base64", arguments: 0..<64)
  func base64RoundTrip(count: Int) {
    var random = SeededGenerator(state: UInt64(count))
    let bytes = Binary((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    #expect(Binary(base64: bytes.base64) == bytes)
  }

  @Test("a member has all its parts in JSON, and is known by its id")
  func members() {
    let member = Member("1", ref: "https://example.com/Users/1", type: "User", display: "Ada")
    #expect(
      member.scimValue == ["value": "1", "$ref": "https://example.com/Users/1", "type": "User", "display": "Ada"])
    #expect(member.scimValue.flatMap(Member.init(scimValue:)) == member)
    #expect(Member(scimValue: ["Value": 1]) == Member("1"))
    #expect(Member(scimValue: "1") == Member("1"))
    #expect(Member(scimValue: ["display": "Ada"]) == nil)
    #expect(member.decidedValue == Member("1").decidedValue)
  }

  @Test(
    "a whole number is taken from a string and from a fraction that is zero, and from nothing else",
    arguments: [("12", 12), (#""12""#, 12), ("12.0", 12), ("12.5", nil), ("1e99", nil), (#""x""#, nil), ("true", nil)])
  func integers(json: String, integer: Int?) throws {
    #expect(try object(#"{"n": \#(json)}"#)["n"].flatMap(Int.init(scimValue:)) == integer)
  }

  @Test("a number is taken from a string, and infinity and NaN are none in JSON")
  func decimals() {
    #expect(Double(scimValue: "1.5") == 1.5)
    #expect(Double(scimValue: "1,5") == nil)
    #expect(Double(scimValue: 2) == 2)
    #expect(Double.nan.scimValue == nil)
  }
}
