import ConnectorRuntime
import Foundation
import GeneratedConnectors
import Testing

/// The generated synchronization schemas are evaluated for the generated connectors.
struct GeneratedMappingTests {
  private static let apps: [(folder: String, connector: any Connector.Type)] = [
    ("appaegis-isolation-access-cloud", AppaegisIsolationAccessCloudConnector.self),
    ("cybsafe", CybSafeConnector.self), ("promapp", PromappConnector.self),
    ("tap-app-security", TAPAppSecurityConnector.self), ("tapt", TaptConnector.self),
  ]

  private static let generated = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("generated")

  private static func mapping(_ folder: String) throws -> EntraMapping {
    let file = generated.appendingPathComponent(folder).appendingPathComponent("entra-synchronization-schema.json")
    return try EntraMapping(parsing: [UInt8](Data(contentsOf: file)))
  }

  private static let ada: DirectoryObject = [
    "objectId": "0b5f", "userPrincipalName": "ada@example.com", "IsSoftDeleted": false, "displayName": "Ada Lovelace",
    "jobTitle": "Analyst", "mail": "ada@work.example", "preferredLanguage": "en-GB", "givenName": "Ada",
    "surname": "Lovelace", "physicalDeliveryOfficeName": "12 Square", "streetAddress": "12 Square", "city": "London",
    "state": "LDN", "postalCode": "SW1Y", "country": "GB", "telephoneNumber": "+44 1", "mobile": "+44 2",
    "facsimileTelephoneNumber": "+44 3", "mailNickname": "ada", "employeeId": "1815", "department": "Engines",
    "manager": .reference("7d1c"), "appRoleAssignments": .appRoleAssignments(["Admin"]),
  ]

  private static let engines: DirectoryObject = [
    "objectId": "9e21", "displayName": "Engines", "members": [.reference("0b5f"), .reference("7d1c")],
  ]

  @Test("There is a connector for every generated folder")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.generated.path).filter { !$0.hasPrefix(".") }
    #expect(folders.sorted() == Self.apps.map(\.folder))
  }

  @Test("The schema and the connector match users and groups by the same attributes, in the same turns")
  func matching() throws {
    for (folder, connector) in Self.apps {
      let mapping = try Self.mapping(folder)
      #expect(mapping.users?.matchingAttributes == Self.matchingPaths(of: connector), "\(folder)")
      #expect(mapping.users?.matchingAttributes.isEmpty == false, "\(folder)")
      let groups = (connector as? any GroupProvisioning.Type).map { Self.matchingGroupPaths(of: $0) }
      #expect(mapping.groups?.matchingAttributes == groups, "\(folder)")
    }
  }

  private static func matchingPaths<C: Connector>(of connector: C.Type) -> [AttributePath] {
    C.User.matchingBindings.map(\.path)
  }

  private static func matchingGroupPaths<C: GroupProvisioning>(of connector: C.Type) -> [AttributePath] {
    C.Group.matchingBindings.map(\.path)
  }

  @Test(
    "Every mapping has a value for a user and a group that have all attributes, and the connector a property for it")
  func values() throws {
    for (folder, connector) in Self.apps {
      let mapping = try Self.mapping(folder)
      try Self.expectValues(of: connector, mapping)
      if let connector = connector as? any GroupProvisioning.Type { try Self.expectGroupValues(of: connector, mapping) }
    }
  }

  private static func expectValues<C: Connector>(of connector: C.Type, _ mapping: EntraMapping) throws {
    expectValues(in: try mapping.user(from: ada) { $0 } as C.User, of: try #require(mapping.users))
  }

  private static func expectGroupValues<C: GroupProvisioning>(of connector: C.Type, _ mapping: EntraMapping) throws {
    expectValues(in: try mapping.group(from: engines) { $0 } as C.Group, of: try #require(mapping.groups))
  }

  private static func expectValues<Resource: SCIMResource>(in resource: Resource, of mapping: EntraObjectMapping) {
    #expect(!mapping.attributeMappings.isEmpty)
    for target in mapping.attributeMappings.map(\.target) {
      let binding = Resource.bindings.first { $0.path == target }
      #expect(binding?.value(in: resource) != nil, "\(Resource.self): \(target)")
    }
  }

  @Test("A directory's user becomes the app's as the page's table and the default mapping say")
  func user() throws {
    let user: CybSafeConnector.User = try Self.mapping("cybsafe").user(from: Self.ada) { $0 }
    #expect(
      user
        == CybSafeConnector.User(
          userName: "ada@example.com", active: true, displayName: "Ada Lovelace", title: "Analyst",
          preferredLanguage: "en-GB", givenName: "Ada", familyName: "Lovelace", formattedName: "Ada Lovelace",
          mobilePhoneNumber: "+44 2", workEmail: "ada@work.example"))
  }

  @Test("A user whom the directory has deleted is not active any more; what the app has of its own stays")
  func deletedUser() throws {
    var ada = Self.ada
    ada["IsSoftDeleted"] = true
    ada["jobTitle"] = nil
    let existing = CybSafeConnector.User(userName: "ada@example.com", active: true, title: "Analyst", nickName: "A")
    let user = try Self.mapping("cybsafe").user(from: ada, updating: existing) { $0 }
    #expect(user.active == false)
    #expect(user.title == nil)
    #expect(user.nickName == "A")
  }

  @Test("A group's members get the app's ids")
  func group() throws {
    let group: CybSafeConnector.Group = try Self.mapping("cybsafe").group(from: Self.engines) { ["0b5f": "42"][$0] }
    #expect(group == CybSafeConnector.Group(displayName: "Engines", members: [Member("42")]))
  }
}
