import SCIMSchema
import Testing

private let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
private let work = Filter.comparison(attribute: "type", operator: .eq, value: .string("work"))

@Suite("Attribute paths")
struct AttributePathTests {
  @Test(
    "are read into their parts, and printed as they were",
    arguments: [
      ("userName", AttributePath(attribute: "userName")),
      ("name.familyName", AttributePath(attribute: "name", subAttribute: "familyName")),
      ("members.$ref", AttributePath(attribute: "members", subAttribute: "$ref")),
      ("a-b_c$1", AttributePath(attribute: "a-b_c$1")),
      ("emails[type eq \"work\"]", AttributePath(attribute: "emails", filter: work)),
      ("emails[type eq \"work\"].value", AttributePath(attribute: "emails", filter: work, subAttribute: "value")),
      (
        "roles[primary eq \"True\"].value",
        AttributePath(
          attribute: "roles",
          filter: .comparison(attribute: "primary", operator: .eq, value: .string("True")),
          subAttribute: "value"
        )
      ),
      ("\(enterprise):department", AttributePath(schema: enterprise, attribute: "department")),
      ("\(enterprise):manager.value", AttributePath(schema: enterprise, attribute: "manager", subAttribute: "value")),
      (
        "urn:sap:cloud:scim:schemas:extension:custom:2.0:User:attributes:customAttribute1",
        AttributePath(
          schema: "urn:sap:cloud:scim:schemas:extension:custom:2.0:User:attributes", attribute: "customAttribute1")
      ),
      (
        "urn:ietf:params:scim:schemas:extension:15Five:2.0:User:location",
        AttributePath(schema: "urn:ietf:params:scim:schemas:extension:15Five:2.0:User", attribute: "location")
      ),
      (
        "urn:ietf:params:scim:schemas:extension:lucid:2.0:User:productLicenses.Lucidchart",
        AttributePath(
          schema: "urn:ietf:params:scim:schemas:extension:lucid:2.0:User",
          attribute: "productLicenses",
          subAttribute: "Lucidchart"
        )
      ),
      (
        "URN:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"a:b\"].value",
        AttributePath(
          schema: "URN:ietf:params:scim:schemas:core:2.0:User",
          attribute: "emails",
          filter: .comparison(attribute: "type", operator: .eq, value: .string("a:b")),
          subAttribute: "value"
        )
      ),
      (
        "urn:scim:schemas:extension:enterprise:1.0.department",
        AttributePath(
          schema: "urn:scim:schemas:extension:enterprise:1.0", schemaSeparator: .fullStop, attribute: "department")
      ),
      (
        "urn:scim:schemas:extension:enterprise:1.0.manager.displayName",
        AttributePath(
          schema: "urn:scim:schemas:extension:enterprise:1.0",
          schemaSeparator: .fullStop,
          attribute: "manager",
          subAttribute: "displayName"
        )
      ),
      (
        "urn:scim:schemas:extension:enterprise:1.0:department",
        AttributePath(schema: "urn:scim:schemas:extension:enterprise:1.0", attribute: "department")
      ),
    ])
  func wellFormed(text: String, path: AttributePath) throws {
    #expect(try AttributePath(parsing: text) == path)
    #expect(path.description == text)
  }

  @Test(
    "that are not well formed are refused, with the reason and the place",
    arguments: [
      ("", .empty, 0),
      (" userName", .unexpectedCharacter(" "), 0),
      ("userName ", .unexpectedCharacter(" "), 8),
      ("user name", .unexpectedCharacter(" "), 4),
      ("1st", .unexpectedCharacter("1"), 0),
      ("$ref", .unexpectedCharacter("$"), 0),
      ("members.$refs", .unexpectedCharacter("$"), 8),
      ("émail", .unexpectedCharacter("é"), 0),
      ("namé", .unexpectedCharacter("é"), 3),
      ("name.", .missingName, 5),
      ("name..familyName", .unexpectedCharacter("."), 5),
      ("a.b.c", .unexpectedCharacter("."), 3),
      ("http://example.com/name", .unexpectedCharacter(":"), 4),
      ("emails.value[type eq \"work\"]", .unexpectedCharacter("["), 12),
      ("emails]", .unexpectedCharacter("]"), 6),
      ("emails[type eq \"work\"]value", .unexpectedCharacter("v"), 22),
      ("urn:", .incompleteURN, 0),
      ("urn:userName", .incompleteURN, 0),
      ("urn:example:userName", .incompleteURN, 0),
      ("urn:example::User:userName", .incompleteURN, 0),
      ("\(enterprise):", .missingName, 59),
      ("urn:ietf:params:scim:schemas:extension:{company}:2.0:User:team", .unexpectedCharacter("{"), 39),
      ("urn:scim:schemas:core:1.0", .unexpectedCharacter("1"), 22),
      ("urn:scim:schemas:core:1.0.", .missingName, 26),
    ] as [(String, AttributePathError.Reason, Int)])
  func malformed(text: String, reason: AttributePathError.Reason, offset: Int) {
    #expect(throws: AttributePathError(reason: reason, offset: offset)) { try AttributePath(parsing: text) }
  }

  @Test("count an error's offset from where the text given begins")
  func offsetInSubstring() {
    let cell = "| user name |"
    #expect(throws: AttributePathError(reason: .unexpectedCharacter(" "), offset: 4)) {
      try AttributePath(parsing: cell.dropFirst(2))
    }
  }

  @Test(
    "tell a person in one sentence what is wrong and where",
    arguments: [
      ("a]", "At offset 1, the character \"]\" cannot stand here."),
      ("user name", "At offset 4, the character U+0020 (SPACE) cannot stand here."),
      ("user\u{A0}name", "At offset 4, the character U+00A0 (NO-BREAK SPACE) cannot stand here."),
      ("a\u{7}", "At offset 1, the character U+0007 cannot stand here."),
      ("emails[type eq \"work\"", "At offset 6, the filter is opened with \"[\" and never closed with \"]\"."),
    ])
  func sentences(text: String, sentence: String) {
    #expect {
      try AttributePath(parsing: text)
    } throws: { error in
      "\(error)" == sentence
    }
  }
}
