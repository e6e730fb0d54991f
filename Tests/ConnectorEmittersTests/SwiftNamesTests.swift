import ConnectorEmitters
import ConnectorManifest
import Testing

@Suite("Names in a Swift connector")
struct SwiftNamesTests {
  @Test(
    "of the connector are the app's, as Swift writes a type's name",
    arguments: [
      ("CybSafe", "CybSafeConnector"), ("TAP App Security", "TAPAppSecurityConnector"),
      ("Lucid (All Products)", "LucidAllProductsConnector"), ("15Five", "App15FiveConnector"),
      ("4me", "App4meConnector"), ("bob's café", "BobsCafeConnector"), ("Bob’s Øre", "BobsOreConnector"),
      ("AT&T", "ATTConnector"), ("\"; exit()", "ExitConnector"), ("class", "ClassConnector"), ("Self", "SelfConnector"),
      ("Connector", "ConnectorConnector"), ("株式会社", "SomeSlugConnector"), ("🦆", "SomeSlugConnector"),
      ("", "SomeSlugConnector"), ("../../etc", "EtcConnector"), ("Cafe\u{301}", "CafeConnector"),
      ("A\nB", "ABConnector"),
    ])
  func connector(app: String, name: String) throws {
    let manifest = sampleManifest(name: app, slug: "some-slug")
    #expect(manifest.connectorName == name)
    #expect(try manifest.swiftConnector().path == "some-slug/\(name).swift")
  }

  @Test("of the connector come from the slug where the name has nothing to make one of, and are never empty or endless")
  func connectorFallBacks() {
    #expect(sampleManifest(name: "!", slug: "360-view").connectorName == "App360ViewConnector")
    #expect(sampleManifest(name: "!", slug: "-").connectorName == "AppConnector")
    #expect(sampleManifest(name: String(repeating: "x", count: 9999)).connectorName.count < 100)
  }

  @Test(
    "of a property are the shortest that tell the attribute",
    arguments: [
      ("userName", "userName"), ("name.givenName", "givenName"), ("name.formatted", "formattedName"),
      ("name.honorificPrefix", "honorificPrefix"), ("emails[type eq \"work\"].value", "workEmail"),
      ("emails[type eq \"work\"]", "workEmail"), ("emails[type eq \"work\"].primary", "workEmailPrimary"),
      ("emails.value", "email"), ("emails", "emails"), ("phoneNumbers[type eq \"mobile\"].value", "mobilePhoneNumber"),
      ("addresses[type eq \"work\"].locality", "workAddressLocality"),
      ("addresses[type eq \"work\"].streetAddress", "workStreetAddress"),
      ("addresses[type eq \"work\"].formatted", "formattedWorkAddress"),
      ("addresses[type eq \"untyped\"].region", "untypedAddressRegion"), ("addresses.country", "addressesCountry"),
      ("roles[primary eq \"True\"].value", "primaryRole"), ("roles[primary eq false].value", "nonPrimaryRole"),
      ("photos[type eq \"photo\"].value", "photo"), ("ims[type eq \"aim\"].value", "aimIm"),
      ("emails[type eq \"work\" and primary eq true].value", "workPrimaryEmail"),
      ("emails[type eq \"a\" or type eq \"b\"].value", "aOrBEmail"),
      ("emails[not (type eq \"home\")].value", "notHomeEmail"), ("emails[type ne \"home\"].value", "typeNeHomeEmail"),
      ("emails[type pr].value", "typeEmail"), ("emails[type eq \"2nd\"].value", "attribute2ndEmail"),
      ("emails[type eq \"家\"].value", "email"), ("emails[type eq \"büro\"].value", "buroEmail"),
      ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "department"),
      ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "manager"),
      ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", "manager"),
      ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName", "managerDisplayName"),
      ("urn:scim:schemas:extension:enterprise:1.0.department", "department"),
      ("urn:ietf:params:scim:schemas:core:2.0:User:displayName", "displayName"),
      ("urn:ietf:params:scim:schemas:extension:lucid:2.0:User:productLicenses.Lucidchart", "productLicensesLucidchart"),
      ("externalId", "externalId"), ("ID", "id"), ("meta.created", "metaCreated"), ("cost-center", "costCenter"),
      ("Cost_Center", "costCenter"), ("IPAddress", "ipAddress"), ("URL", "url"), ("class", "classAttribute"),
      ("default", "defaultAttribute"), ("Self", "selfAttribute"), ("Type", "type"), ("String", "string"),
      ("User", "user"), ("bindings", "bindingsAttribute"), ("original", "originalAttribute"),
      ("encoded", "encodedAttribute"),
      ("hashValue", "hashValueAttribute"),
      ("urn:ietf:params:scim:schemas:extension:acme:2.0:User:default", "acmeDefault"),
      ("urn:ietf:params:scim:schemas:extension:acme:2.0:User:externalId", "acmeExternalId"),
    ])
  func property(path: String, name: String) throws {
    // A user name is always there, and comes first where the page doesn't list it.
    #expect(try propertyNames(path).last == name)
  }

  @Test("of a property say more, or have a number, where the short one is taken")
  func collisions() throws {
    let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    let acme = "urn:ietf:params:scim:schemas:extension:acme:2.0:User"
    #expect(
      try propertyNames(
        "\(enterprise):displayName", "userName", "displayName", "display-name", "\(acme):displayName",
        "\(acme):display_name", "\(enterprise):manager", "\(enterprise):manager.value", "custom1", "custom-1",
        "custom_1")
        == [
          "enterpriseDisplayName", "userName", "displayName", "displayName2", "acmeDisplayName", "displayName3",
          "manager", "enterpriseManagerValue", "custom1", "custom1No2", "custom1No3",
        ])
  }

  @Test("of thousands of attributes that collapse into one are all different")
  func manyCollisions() throws {
    let paths = (0..<4096).map { bits in (0..<12).map { bits >> $0 & 1 == 1 ? "a-" : "a_" }.joined() + "b" }
    let names = try propertyNames(paths)
    #expect(Set(names.map { $0.lowercased() }).count == paths.count + 1)
  }

  private func propertyNames(_ paths: String...) throws -> [String] { try propertyNames(paths) }

  /// The names in a connector's list of bindings.
  private func propertyNames(_ paths: [String]) throws -> [String] {
    let source = try sampleManifest(users: paths.map { row($0) }).swiftConnector().contents
    return source.split(separator: "\n").compactMap { line in
      guard let start = line.firstRange(of: "(\\.")?.upperBound ?? line.firstRange(of: "        \\.")?.upperBound,
        let end = line[start...].firstIndex(of: ",")
      else { return nil }
      return String(line[start..<end])
    }
  }
}
