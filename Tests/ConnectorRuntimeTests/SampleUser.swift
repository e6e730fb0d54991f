import ConnectorRuntime

let appURN = "urn:example:params:scim:schemas:extension:app:2.0:User"

/// A user with a property for every kind of binding and type of value.
struct SampleUser: SCIMUser {
  var userName: String
  var active: Bool?
  var title: String?
  var givenName: String?
  var familyName: String?
  var workEmail: String?
  var mobilePhoneNumber: String?
  var workLocality: String?
  var workRegion: String?
  var primaryRole: String?
  var entitlements: [MultiValue] = []
  var certificate: Binary?
  var department: String?
  var manager: Reference?
  var seats: Int?
  var quota: Double?
  var startDate: DateTime?
  var preferences: JSONObject?
  var original = JSONObject()

  static let bindings: [AttributeBinding<SampleUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 2),
    .optional(\.active, at: .attribute("active")),
    .optional(\.title, at: .attribute("title", in: Schema.userURN)),
    .optional(\.givenName, at: .attribute("name", "givenName")),
    .optional(\.familyName, at: .attribute("name", "familyName")),
    .optional(\.workEmail, at: .attribute("emails", where: .type("work"), "value"), matchingPriority: 1),
    .optional(\.mobilePhoneNumber, at: .attribute("phoneNumbers", where: .type("mobile"), "value")),
    .optional(\.workLocality, at: .attribute("addresses", where: .type("work"), "locality")),
    .optional(\.workRegion, at: .attribute("addresses", where: .type("work"), "region")),
    .optional(
      \.primaryRole,
      at: .attribute(
        "roles", where: .comparison(attribute: "primary", operator: .eq, value: .string("True")), "value")),
    .list(\.entitlements, at: .attribute("entitlements")),
    .optional(\.certificate, at: .attribute("x509Certificates", "value")),
    .optional(\.department, at: .attribute("department", in: Schema.enterpriseUserURN)),
    .optional(\.manager, at: .attribute("manager", in: Schema.enterpriseUserURN)),
    .optional(\.seats, at: .attribute("licenses", "seats", in: appURN)),
    .optional(\.quota, at: .attribute("quota", in: appURN)),
    .optional(\.startDate, at: .attribute("startDate", in: appURN)),
    .optional(\.preferences, at: .attribute("preferences", in: appURN)),
  ]

  init(userName: String) {
    self.userName = userName
  }

  init(required attributes: AttributeReader<SampleUser>) throws(AttributeValueError) {
    self.init(userName: try attributes[\.userName])
  }
}

/// A group whose `id` has a property of its own.
struct SampleGroup: SCIMGroup {
  var id: String?
  var displayName: String
  var members: [Member] = []
  var original = JSONObject()

  static let bindings: [AttributeBinding<SampleGroup>] = [
    .optional(\.id, at: .attribute("id")),
    .required(\.displayName, at: .attribute("displayName"), matchingPriority: 1),
    .list(\.members, at: .attribute("members"), isRequired: true),
  ]

  init(displayName: String, members: [Member] = []) {
    self.displayName = displayName
    self.members = members
  }

  init(required attributes: AttributeReader<SampleGroup>) throws(AttributeValueError) {
    self.init(displayName: try attributes[\.displayName])
  }
}

/// Reads JSON text that a test has.
func object(_ text: String) throws -> JSONObject {
  guard let object = try JSONDocument(parsing: Array(text.utf8)).root.value.object else { throw NotAnObject() }
  return object
}

struct NotAnObject: Error {}
