import ConnectorEmitters
import ConnectorJSON
import ConnectorManifest
import SCIMSchema
import Testing

@Suite struct SCIMSchemasTests {
  static let user = "urn:ietf:params:scim:schemas:core:2.0:User"
  static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
  static let enterprise1 = "urn:scim:schemas:extension:enterprise:1.0"

  @Test func withoutATableHoldsWhatTheRFCRequires() {
    let schemas = sampleManifest(groups: []).scimSchemas
    #expect(schemas.array?.map { $0.at("/name") } == ["User", "Group"])
    #expect(schemas.at("/0/attributes")?.array?.map { $0.at("/name") } == ["userName"])
    #expect(schemas.at("/1/attributes")?.array?.map { $0.at("/name") } == ["displayName"])
    #expect(schemas.at("/0/attributes/0/uniqueness") == "server")
    #expect(schemas.at("/0/attributes/0/required") == true)
    #expect(
      schemas.at("/0/attributes/0/description")?.string?
        .hasSuffix("Assumed: required by RFC 7643 §4.1.1; the tutorial does not list it.") == true)
  }

  @Test func saysOfEachSchemaWhatItIs() {
    let schema = sampleManifest().scimSchemas.at("/0")
    #expect(schema?.at("/schemas") == ["urn:ietf:params:scim:schemas:core:2.0:Schema"])
    #expect(schema?.at("/id") == .string(Self.user))
    #expect(schema?.at("/meta/resourceType") == "Schema")
    #expect(schema?.at("/meta/location") == .string("/v2/Schemas/\(Self.user)"))
  }

  @Test func anRFCAttributeHasAllItsPartsAndTheLinesThatStateThem() throws {
    let emails = try #require(
      attribute("emails", of: [row("emails[type eq \"work\"].value"), row("emails[type eq \"home\"].value")]))
    #expect(emails.at("/type") == "complex")
    #expect(emails.at("/multiValued") == true)
    let parts = emails.at("/subAttributes")
    #expect(parts?.array?.map { $0.at("/name") } == ["value", "display", "type", "primary"])
    let lines = "Stated on lines 100 and 101 of fabrikam-desk-provisioning-tutorial.md."
    for description in [emails.at("/description"), parts?.element("value")?.at("/description")] {
      #expect(description?.string?.hasSuffix(lines) == true)
    }
    #expect(parts?.element("display")?.at("/description")?.string?.contains("Assumed: part of RFC 7643") == true)
  }

  @Test func labelsThatThePageUsesAreCanonicalValues() {
    let addresses = attribute("addresses", of: [row("addresses[type eq \"untyped\"].region")])
    #expect(
      addresses?.at("/subAttributes")?.element("type")?.at("/canonicalValues") == ["work", "home", "other", "untyped"])
    let emails = attribute("emails", of: [row("emails[type eq \"Work\"].value")])
    #expect(emails?.at("/subAttributes")?.element("type")?.at("/canonicalValues") == ["work", "home", "other"])
  }

  @Test func aSimpleAttributeHasTheTypeThatThePageStates() {
    #expect(attribute("active", of: [row("active", .string)])?.at("/type") == "string")
    #expect(attribute("active", of: [row("active", nil)])?.at("/type") == "boolean")
    let title = attribute("title", of: [row("title", .reference)])
    #expect(title?.at("/type") == "reference")
    #expect(title?.at("/caseExact") == true)
    #expect(title?.at("/referenceTypes") == ["uri"])
    #expect(attribute("profileUrl", of: [row("profileUrl")])?.at("/referenceTypes") == nil)
    let photos = attribute("photos", of: [row("photos[type eq \"photo\"].value")])
    #expect(photos?.at("/subAttributes")?.element("value")?.at("/type") == "string")
  }

  @Test func aStatedTypeDoesNotTakeAnAttributesPartsAway() {
    #expect(attribute("roles", of: [row("roles", .string)])?.at("/subAttributes")?.array?.count == 4)
    // No part of it is known, and a complex attribute without parts is none.
    #expect(attribute("settings", of: [row("settings", .complex)])?.at("/type") == "string")
  }

  @Test func aRequiredPathRequiresTheAttributeAndItsPart() {
    let name = attribute("name", of: [row("name.familyName", required: true), row("name.givenName", required: false)])
    #expect(name?.at("/required") == true)
    #expect(name?.at("/subAttributes")?.element("familyName")?.at("/required") == true)
    #expect(name?.at("/subAttributes")?.element("givenName")?.at("/required") == false)
  }

  @Test(arguments: [(true, false), (false, true), (nil, true)])
  func whatOnlyTheRFCRequiresIsAssumedToBeRequired(required: Bool?, isAssumed: Bool) {
    let name = attribute("userName", of: [row("userName", required: required)])
    #expect(name?.at("/required") == true)
    #expect(name?.at("/description")?.string?.hasSuffix(" Assumed: required, by RFC 7643.") == isAssumed)
  }

  @Test func anUnknownAttributeStaysInTheUserSchemaWithItsStatedType() {
    let attribute = attribute("shoeSize", of: [row("shoeSize", .integer, required: true)])
    #expect(attribute?.at("/type") == "integer")
    #expect(attribute?.at("/required") == true)
    #expect(attribute?.at("/multiValued") == false)
    #expect(attribute?.at("/description") == "Stated on line 100 of fabrikam-desk-provisioning-tutorial.md.")
  }

  @Test func anUnknownAttributeHasThePartsThatPathsLeadTo() {
    let licenses = attribute("licenses", of: [row("licenses.desk"), row("licenses.Board", .boolean), row("licenses")])
    #expect(licenses?.at("/type") == "complex")
    #expect(licenses?.at("/multiValued") == false)
    #expect(licenses?.at("/subAttributes")?.array?.map { $0.at("/name") } == ["desk", "Board"])
    #expect(licenses?.at("/subAttributes")?.array?.map { $0.at("/type") } == ["string", "boolean"])
  }

  @Test func anUnknownAttributeWithAFilterIsAListWithThePartsOfTheFilter() {
    let badges = attribute(
      "badges", of: [row("badges[type eq \"door\" and level ge 2 and primary eq \"True\"].value", .integer)])
    #expect(badges?.at("/type") == "complex")
    #expect(badges?.at("/multiValued") == true)
    let parts = badges?.at("/subAttributes")
    #expect(parts?.array?.map { $0.at("/name") } == ["type", "level", "primary", "value"])
    #expect(parts?.array?.map { $0.at("/type") } == ["string", "integer", "boolean", "integer"])
    #expect(parts?.element("type")?.at("/canonicalValues") == ["door"])
    let whole = attribute("badges", of: [row("badges[type eq \"door\"]")])
    #expect(whole?.at("/subAttributes")?.array?.map { $0.at("/name") } == ["type", "value"])
  }

  @Test func aPathIntoASimpleAttributeGivesItAPart() {
    for path in ["title.value", "title[value pr]", "title[urn:example:title:value eq 1]"] {
      let title = attribute("title", of: [row(path)])
      #expect(title?.at("/type") == "complex", "\(path)")
      #expect(title?.at("/subAttributes")?.array?.map { $0.at("/name") } == ["value"], "\(path)")
    }
  }

  @Test func attributesThatEveryResourceHasAreInNoSchema() {
    let attributes = sampleManifest(users: [row("id"), row("externalId"), row("meta.created"), row("userName")])
      .scimSchemas.at("/0/attributes")
    #expect(attributes?.array?.map { $0.at("/name") } == ["userName"])
  }

  @Test func everyExtensionIsASchemaOfItsOwn() {
    let schemas = sampleManifest(
      users: [
        row("\(Self.enterprise):department"), row("\(Self.enterprise1).manager", .reference),
        row("urn:example:extension:desk:2.0:User:floor", .integer),
      ],
      groups: [row("urn:EXAMPLE:extension:desk:2.0:User:wing")]
    ).scimSchemas
    #expect(
      schemas.array?.map { $0.at("/id") } == [
        .string(Self.user), "urn:ietf:params:scim:schemas:core:2.0:Group", .string(Self.enterprise),
        .string(Self.enterprise1), "urn:example:extension:desk:2.0:User",
      ])
    #expect(schemas.array?.dropFirst(2).map { $0.at("/name") } == ["EnterpriseUser", "Enterprise", "DeskUser"])
    #expect(
      schemas.at("/3/attributes/0/subAttributes")?.array?.map { $0.at("/name") } == ["value", "$ref", "displayName"])
    #expect(schemas.at("/4/attributes")?.array?.map { $0.at("/name") } == ["floor", "wing"])
  }

  @Test func extensionsDoNotTakeNamesThatAreTaken() {
    let schemas = sampleManifest(users: [
      row("title"), row("urn:example:extension:title:x"), row("urn:other:extension:title:x"),
      row("urn:example:extension:1.0:x"),
    ]).scimSchemas
    #expect(schemas.array?.map { $0.at("/name") } == ["User", "Title2", "Title3", "Extension"])
  }

  private func attribute(_ name: String, of rows: [ConnectorManifest.Attribute]) -> JSONValue? {
    sampleManifest(users: rows).scimSchemas.at("/0/attributes")?.element(name)
  }
}
