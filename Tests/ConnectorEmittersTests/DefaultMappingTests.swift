import ConnectorEmitters
import ConnectorManifest
import SCIMSchema
import Testing

@Suite struct DefaultMappingTests {
  static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

  /// The documentation's table, row by row.
  @Test(arguments: [
    ("userName", "[userPrincipalName]"),
    ("active", "Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")"),
    ("displayName", "[displayName]"),
    ("title", "[jobTitle]"),
    ("emails[type eq \"work\"].value", "[mail]"),
    ("preferredLanguage", "[preferredLanguage]"),
    ("name.givenName", "[givenName]"),
    ("name.familyName", "[surname]"),
    ("name.formatted", "Join(\" \", [givenName], [surname])"),
    ("emails[type eq \"other\"].value", "[proxyAddresses]"),
    ("addresses[type eq \"work\"].formatted", "[physicalDeliveryOfficeName]"),
    ("addresses[type eq \"other\"].formatted", "[physicalDeliveryOfficeName]"),
    ("addresses[type eq \"work\"].streetAddress", "[streetAddress]"),
    ("addresses[type eq \"work\"].locality", "[city]"),
    ("addresses[type eq \"work\"].region", "[state]"),
    ("addresses[type eq \"work\"].postalCode", "[postalCode]"),
    ("addresses[type eq \"work\"].country", "[country]"),
    ("phoneNumbers[type eq \"work\"].value", "[telephoneNumber]"),
    ("phoneNumbers[type eq \"mobile\"].value", "[mobile]"),
    ("phoneNumbers[type eq \"fax\"].value", "[facsimileTelephoneNumber]"),
    ("externalId", "[mailNickname]"),
    ("\(enterprise):employeeNumber", "[employeeId]"),
    ("\(enterprise):department", "[department]"),
    ("\(enterprise):manager", "[manager]"),
    ("roles[primary eq \"True\"].value", "SingleAppRoleAssignment([appRoleAssignments])"),
  ])
  func hasTheDocumentedSourcesOfUsers(path: String, expression: String) throws {
    let source = try source(of: path)
    #expect(source?.description == expression)
  }

  @Test(arguments: [("displayName", "[displayName]"), ("externalId", "[objectId]"), ("members", "[members]")])
  func hasTheDocumentedSourcesOfGroups(path: String, expression: String) throws {
    let source = try source(of: path, in: .group)
    #expect(source?.description == expression)
  }

  @Test(arguments: [
    ("USERNAME", "[userPrincipalName]"),
    ("urn:ietf:params:scim:schemas:core:2.0:user:userName", "[userPrincipalName]"),
    ("Emails[Type EQ \"WORK\"].Value", "[mail]"),
    ("urn:scim:schemas:extension:enterprise:1.0.department", "[department]"),
    ("URN:SCIM:schemas:extension:enterprise:1.0.manager", "[manager]"),
    ("\(enterprise):manager.value", "[manager]"),
    ("roles[primary eq true].value", "SingleAppRoleAssignment([appRoleAssignments])"),
  ])
  func comparesPathsByTheirMeaning(path: String, expression: String) throws {
    let source = try source(of: path)
    #expect(source?.description == expression)
  }

  @Test(arguments: [
    "nickName", "emails", "emails.value", "emails[type eq \"home\"].value", "emails[type ne \"work\"].value",
    "department", "manager", "urn:example:User:department", "\(enterprise):costCenter", "members", "id",
  ])
  func makesUpNoSource(path: String) throws {
    let source = try source(of: path)
    #expect(source == nil)
  }

  private func source(
    of path: String, in resource: ConnectorManifest.Resource.Name = .user
  ) throws -> SourceExpression? {
    DefaultMapping.source(of: try AttributePath(parsing: path), in: resource)
  }
}
