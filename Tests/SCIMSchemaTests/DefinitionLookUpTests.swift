import SCIMSchema
import Testing

@Suite("A path's definition")
struct DefinitionLookUpTests {
  private func definition(of path: String, in schemas: [Schema] = Schema.standard) throws -> AttributeDefinition? {
    try AttributePath(parsing: path).definition(in: schemas)
  }

  @Test(
    "is that of the attribute or sub-attribute that the path ends at",
    arguments: [
      ("userName", Schema.user.attribute(named: "userName")),
      ("USERNAME", Schema.user.attribute(named: "userName")),
      ("emails[type eq \"work\"]", Schema.user.attribute(named: "emails")),
      (
        "emails[type eq \"work\"].value", Schema.user.attribute(named: "emails")?.subAttribute(named: "value")
      ),
      ("members.$ref", Schema.group.attribute(named: "members")?.subAttribute(named: "$ref")),
      ("externalId", Schema.commonAttributes.first { $0.name == "externalId" }),
      ("\(Schema.userURN):externalId", Schema.commonAttributes.first { $0.name == "externalId" }),
      ("\(Schema.userURN):title", Schema.user.attribute(named: "title")),
      ("\(Schema.enterpriseUserURN):manager", Schema.enterpriseUser.attribute(named: "manager")),
      (
        "\(Schema.enterpriseUserURN.uppercased()):manager.value",
        Schema.enterpriseUser.attribute(named: "manager")?.subAttribute(named: "value")
      ),
    ])
  func known(path: String, expected: AttributeDefinition?) throws {
    let expected = try #require(expected)
    #expect(try definition(of: path) == expected)
  }

  @Test(
    "is nil where the schemas do not know it",
    arguments: [
      "nonsense", "name.nonsense", "userName.value", "urn:example:custom:2.0:User:userName",
      "\(Schema.userURN):department", "\(Schema.enterpriseUserURN):userName", "\(Schema.enterpriseUserURN):id",
    ])
  func unknown(path: String) throws {
    #expect(try definition(of: path) == nil)
  }

  @Test("of an extension's attribute is found by its URN only (RFC 7644 §3.10)")
  func unqualifiedExtensionAttribute() throws {
    #expect(try definition(of: "department") == nil)
  }

  @Test("is looked for in the schemas given, in their order")
  func order() throws {
    #expect(try definition(of: "displayName")?.isRequired == false)
    #expect(try definition(of: "displayName", in: [.group, .user])?.isRequired == true)
    #expect(try definition(of: "userName", in: [.group]) == nil)
  }
}
