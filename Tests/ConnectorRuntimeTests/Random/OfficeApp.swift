import ConnectorRuntime

/// An app with all that cycles treat in ways of their own.
enum OfficeApp: GroupProvisioning {
  static let appName = "Office"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities(
    createUsers: true, updateUsers: true, removeUsers: true, groups: true)
  typealias User = OfficeUser
  typealias Group = OfficeGroup

  /// The directory's mapping of all properties.
  static func mapping() throws -> EntraMapping {
    let email = #"emails[type eq "work"].value"#
    return try EntraMapping(
      schema(
        ["userName", "active", "title", "name.givenName", email, "nickName", OfficeUser.manager.description],
        groups: ["displayName", "externalId", "members"], sources: [email: "mail"]))
  }
}

struct OfficeUser: SCIMUser {
  var userName: String
  var active: Bool?
  var title: String?
  var givenName: String?
  var email: String?
  var nickName: String?
  var manager: Reference?
  var original = JSONObject()

  static let manager = AttributePath.attribute("manager", in: Schema.enterpriseUserURN)
  static let bindings: [AttributeBinding<OfficeUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
    .optional(\.active, at: .attribute("active")),
    .optional(\.title, at: .attribute("title")),
    .optional(\.givenName, at: .attribute("name", "givenName")),
    .optional(\.email, at: .attribute("emails", where: .type("work"), "value")),
    .optional(\.nickName, at: .attribute("nickName")),
    .optional(\.manager, at: manager),
  ]

  init(_ userName: String) { self.userName = userName }

  init(required attributes: AttributeReader<OfficeUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}

struct OfficeGroup: SCIMGroup {
  var displayName: String
  var externalIdentifier: String?
  var members: [Member] = []
  var original = JSONObject()

  static let bindings: [AttributeBinding<OfficeGroup>] = [
    .required(\.displayName, at: .attribute("displayName"), matchingPriority: 1),
    .optional(\.externalIdentifier, at: .attribute("externalId")),
    .list(\.members, at: .attribute("members")),
  ]

  init(required attributes: AttributeReader<OfficeGroup>) throws(AttributeValueError) {
    displayName = try attributes[\.displayName]
  }
}
