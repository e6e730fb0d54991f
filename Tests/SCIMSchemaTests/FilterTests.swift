import SCIMSchema
import Testing

@Suite("Filters")
struct FilterTests {
  /// The filter of `a[…]`.
  private func filter(_ text: String) throws -> Filter {
    try #require(try AttributePath(parsing: "a[\(text)]").filter)
  }

  private static func present(_ name: String) -> Filter { .present(attribute: name) }

  @Test("know every operator of RFC 7644 §3.4.2.2, in any case", arguments: ComparisonOperator.allCases)
  func operators(comparison: ComparisonOperator) throws {
    let expected = Filter.comparison(attribute: "x", operator: comparison, value: .null)
    #expect(try filter("x \(comparison.rawValue) null") == expected)
    #expect(try filter("x \(comparison.rawValue.uppercased()) null") == expected)
    #expect(expected.description == "x \(comparison.rawValue) null")
  }

  @Test(
    "compare with any value that JSON has for one",
    arguments: [
      ("\"\"", FilterValue.string("")),
      ("\"Zoë 👩‍💻\"", .string("Zoë 👩‍💻")),
      (#""\"\\\b\f\n\r\t\u0000\u001f""#, .string("\"\\\u{8}\u{C}\n\r\t\0\u{1F}")),
      ("\"\u{301}\\\"\u{301}\"", .string("\u{301}\"\u{301}")),
      ("0", .number("0")), ("-12.50e+3", .number("-12.50e+3")), ("1E9", .number("1E9")),
      ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
    ])
  func values(text: String, value: FilterValue) throws {
    #expect(try filter("x eq \(text)") == .comparison(attribute: "x", operator: .eq, value: value))
    #expect(value.description == text)
  }

  @Test(
    "read escapes that they need not print",
    arguments: [(#""\/""#, "/"), (#""\u00e9\u00E9""#, "éé"), (#""\uD83D\ude00""#, "😀")])
  func escapes(text: String, value: String) throws {
    #expect(try filter("x eq \(text)") == .comparison(attribute: "x", operator: .eq, value: .string(value)))
  }

  @Test(
    "bind not before and, and before or, and print no more parentheses than that needs",
    arguments: [
      ("a pr", present("a")),
      ("a pr and b pr and c pr", .and([present("a"), present("b"), present("c")])),
      ("a pr or b pr and c pr", .or([present("a"), .and([present("b"), present("c")])])),
      ("(a pr or b pr) and c pr", .and([.or([present("a"), present("b")]), present("c")])),
      ("a pr and (b pr and c pr)", .and([present("a"), .and([present("b"), present("c")])])),
      ("a pr or (b pr or c pr)", .or([present("a"), .or([present("b"), present("c")])])),
      ("not (a pr) and b pr", .and([.not(present("a")), present("b")])),
      ("not (a pr and b pr)", .not(.and([present("a"), present("b")]))),
      ("not (not (a pr))", .not(.not(present("a")))),
      ("nota pr", present("nota")),
      ("not pr", present("not")),
      ("$ref pr and x.y pr", .and([present("$ref"), present("x.y")])),
      ("urn:example:x:2.0:type pr", present("urn:example:x:2.0:type")),
    ] as [(String, Filter)])
  func precedence(text: String, expected: Filter) throws {
    #expect(try filter(text) == expected)
    #expect(expected.description == text)
  }

  @Test(
    "print the canonical text of what is written otherwise",
    arguments: [
      ("((a pr))", "a pr"), ("(a pr and b pr) or c pr", "a pr and b pr or c pr"), ("NOT(a PR)", "not (a pr)"),
      ("a Pr AND b pr Or c pR", "a pr and b pr or c pr"),
    ])
  func canonicalText(text: String, canonical: String) throws {
    #expect(try filter(text).description == canonical)
  }

  @Test(
    "that are not well formed are refused, with the reason and the place",
    arguments: [
      ("a[]", .emptyFilter, 2),
      ("a[", .unclosedFilter, 1),
      ("a[x", .unclosedFilter, 1),
      ("a[x eq", .unclosedFilter, 1),
      ("a[x eq ", .unclosedFilter, 1),
      ("a[x eq \"w\"", .unclosedFilter, 1),
      ("a[(x pr", .unclosedFilter, 1),
      ("a[(x pr]", .unclosedParenthesis, 2),
      ("a[not (x pr]", .unclosedParenthesis, 6),
      ("a[x pr)]", .unexpectedCharacter(")"), 6),
      ("a[()]", .unexpectedCharacter(")"), 3),
      ("a[ x pr]", .unexpectedCharacter(" "), 2),
      ("a[x pr ]", .unexpectedCharacter(" "), 6),
      ("a[x  pr]", .unexpectedCharacter(" "), 4),
      ("a[x pr or]", .unexpectedCharacter(" "), 6),
      ("a[x pr b pr]", .unexpectedCharacter(" "), 6),
      ("a[x[y pr]]", .unexpectedCharacter("["), 3),
      ("a[$x pr]", .unexpectedCharacter("$"), 2),
      ("a[x]", .missingOperator, 3),
      ("a[x ]", .missingOperator, 4),
      ("a[x=\"w\"]", .unexpectedCharacter("="), 3),
      ("a[x is \"w\"]", .unknownOperator, 4),
      ("a[x eqs \"w\"]", .unknownOperator, 4),
      ("a[x eq]", .missingValue, 6),
      ("a[x eq ]", .missingValue, 7),
      ("a[x eq\"w\"]", .unexpectedCharacter("\""), 6),
      ("a[x eq work]", .invalidValue, 7),
      ("a[x eq 'work']", .invalidValue, 7),
      ("a[x eq “work”]", .invalidValue, 7),
      ("a[x eq True]", .invalidValue, 7),
      ("a[x eq [1]]", .invalidValue, 7),
      ("a[x eq -]", .invalidValue, 7),
      ("a[x eq 1.]", .invalidValue, 7),
      ("a[x eq 1e+]", .invalidValue, 7),
      ("a[x eq 01]", .unexpectedCharacter("1"), 8),
      ("a[x eq 1x]", .unexpectedCharacter("x"), 8),
      ("a[x eq \"w]", .unclosedString, 7),
      ("a[x eq \"w\\\"]", .unclosedString, 7),
      ("a[x eq \"\n\"]", .unexpectedCharacter("\n"), 8),
      ("a[x eq \"\\", .invalidEscape, 8),
      ("a[x eq \"\\x\"]", .invalidEscape, 8),
      ("a[x eq \"\\u12\"]", .invalidEscape, 8),
      ("a[x eq \"\\uDE00\"]", .invalidEscape, 8),
      ("a[x eq \"\\uD83D\"]", .invalidEscape, 8),
      ("a[x eq \"\\uD83D\\n\"]", .invalidEscape, 8),
      ("a[x eq \"\\uD83D\\uD83D\"]", .invalidEscape, 8),
    ] as [(String, AttributePathError.Reason, Int)])
  func malformed(text: String, reason: AttributePathError.Reason, offset: Int) {
    #expect(throws: AttributePathError(reason: reason, offset: offset)) { try AttributePath(parsing: text) }
  }

  @Test(
    "say what values they require, if that is all they say",
    arguments: [
      ("type eq \"work\"", ["type \"work\""]),
      ("type eq \"work\" and primary eq true", ["type \"work\"", "primary true"]),
      ("type eq \"work\" and (primary eq true and x eq 1)", ["type \"work\"", "primary true", "x 1"]),
      ("type ne \"work\"", nil), ("type pr", nil), ("not (type eq \"work\")", nil),
      ("type eq \"work\" or type eq \"home\"", nil), ("type eq \"work\" and value pr", nil),
    ] as [(String, [String]?)])
  func requiredValues(text: String, expected: [String]?) throws {
    #expect(try filter(text).requiredValues?.map { "\($0.attribute) \($0.value)" } == expected)
  }
}
