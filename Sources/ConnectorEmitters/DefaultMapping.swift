import ConnectorManifest
import SCIMSchema

/// The directory's documented default mapping to SCIM 2.0: which source each attribute has where nobody chose another.
///
/// It is what the directory maps for a new SCIM app, and the two attributes of type "other" that its tutorial for the
/// makers of SCIM endpoints maps besides ("Develop and plan provisioning for a SCIM endpoint in Microsoft Entra ID").
/// An attribute that neither names has no source that anybody documents, and none is made up.
public enum DefaultMapping {
  /// The source of an attribute, or `nil` where the documentation has none.
  ///
  /// Paths are compared by what they mean: the case of names and values doesn't count, and SCIM 1.1's URN of the
  /// enterprise extension is as good as SCIM 2.0's.
  public static func source(
    of path: AttributePath, in resource: ConnectorManifest.Resource.Name
  ) -> SourceExpression? {
    let key = path.key(in: resource)
    switch resource {
    case .user: return user[key]
    case .group: return group[key]
    }
  }

  private static let user = table(
    for: .user,
    [
      ("userName", .attribute("userPrincipalName")),
      (
        "active",
        .function(
          "Switch",
          [
            .init("source", .attribute("IsSoftDeleted")), .init("defaultValue", .constant("")),
            .init("key1", .constant("False")), .init("value1", .constant("True")),
            .init("key2", .constant("True")), .init("value2", .constant("False")),
          ])
      ),
      ("displayName", .attribute("displayName")),
      ("title", .attribute("jobTitle")),
      ("emails[type eq \"work\"].value", .attribute("mail")),
      ("emails[type eq \"other\"].value", .attribute("proxyAddresses")),
      ("preferredLanguage", .attribute("preferredLanguage")),
      ("name.givenName", .attribute("givenName")),
      ("name.familyName", .attribute("surname")),
      (
        "name.formatted",
        .function(
          "Join",
          [
            .init("separator", .constant(" ")),
            .init("source1", .attribute("givenName")), .init("source2", .attribute("surname")),
          ])
      ),
      ("addresses[type eq \"work\"].formatted", .attribute("physicalDeliveryOfficeName")),
      ("addresses[type eq \"other\"].formatted", .attribute("physicalDeliveryOfficeName")),
      ("addresses[type eq \"work\"].streetAddress", .attribute("streetAddress")),
      ("addresses[type eq \"work\"].locality", .attribute("city")),
      ("addresses[type eq \"work\"].region", .attribute("state")),
      ("addresses[type eq \"work\"].postalCode", .attribute("postalCode")),
      ("addresses[type eq \"work\"].country", .attribute("country")),
      ("phoneNumbers[type eq \"work\"].value", .attribute("telephoneNumber")),
      ("phoneNumbers[type eq \"mobile\"].value", .attribute("mobile")),
      ("phoneNumbers[type eq \"fax\"].value", .attribute("facsimileTelephoneNumber")),
      ("externalId", .attribute("mailNickname")),
      (Schema.enterpriseUserURN + ":employeeNumber", .attribute("employeeId")),
      (Schema.enterpriseUserURN + ":department", .attribute("department")),
      (Schema.enterpriseUserURN + ":manager", .attribute("manager")),
      // The id of the manager, which is what the directory sends for the row above (RFC 7643 §4.3).
      (Schema.enterpriseUserURN + ":manager.value", .attribute("manager")),
      (
        "roles[primary eq \"True\"].value",
        .function("SingleAppRoleAssignment", [.init("source", .attribute("appRoleAssignments"))])
      ),
    ])

  private static let group = table(
    for: .group,
    [
      ("displayName", .attribute("displayName")),
      ("externalId", .attribute("objectId")),
      ("members", .attribute("members")),
    ])

  private static func table(
    for resource: ConnectorManifest.Resource.Name, _ rows: [(target: String, source: SourceExpression)]
  ) -> [String: SourceExpression] {
    var table: [String: SourceExpression] = [:]
    for (target, source) in rows {
      guard var path = try? AttributePath(parsing: target) else { continue }
      table[path.key(in: resource)] = source
      guard path.schema == Schema.enterpriseUserURN else { continue }
      for urn in Schema.enterpriseUserURNs {
        path.schema = urn
        table[path.key(in: resource)] = source
      }
    }
    return table
  }
}
