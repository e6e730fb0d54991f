import ConnectorRuntime
import Testing

@Suite("An update")
struct UpdateTests {
  private func client(_ server: FakeServer) throws -> SCIMClient<PasswordApp> {
    try ConnectorRuntimeTests.client(of: PasswordApp.self, server)
  }

  @Test("doesn't touch what only the server writes")
  func readOnly() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "ada", "groups": [{"value": "g"}]}"#)
    let users = try client(server).users
    let ada = try #require(try await users.find(matching: PasswordUser("ada")))
    _ = try await users.update(ada, to: PasswordUser("ada", title: "T"))
    #expect(await server.users().first?["title"] == "T")
    #expect(await server.users().first?["id"] == "id1")
    _ = try await users.update(ada, to: PasswordUser("ada"))
    #expect(await server.writes.count == 1)
  }

  @Test("sets a password only where the author has changed it, and a cycle sets it with the account")
  func password() async throws {
    let server = FakeServer()
    let client = try client(server)
    let cycle = ProvisioningCycle(client: client, ledger: MemoryLedger())
    let wanted = [PasswordUser("ada", password: "first")]
    #expect(await cycle.run(try await cycle.plan(users: wanted)).isSuccess)
    #expect(await server.users().first?["password"] == "first")
    #expect(try await cycle.plan(users: wanted).actions == [.nothing])
    let ada = try #require(try await client.users.find(matching: wanted[0]))
    var changed = ada
    changed.password = "second"
    _ = try await client.users.update(ada, to: changed)
    #expect(await server.users().first?["password"] == "second")
    await server.forgetRequests()
    _ = try await client.users.update(ada, to: ada)
    #expect(await server.writes.isEmpty)
  }

  @Test("spells a name as the author has changed it")
  func spelling() async throws {
    let server = FakeServer()
    let users = try client(server).users
    try await server.add("Users", #"{"userName": "ada"}"#)
    let ada = try #require(try await users.find(matching: PasswordUser("ADA")))
    #expect(try await users.update(ada, to: PasswordUser("Ada")).userName == "Ada")
  }

  @Test("of the whole, whose answer is lost, is not taken for done where nobody can tell", arguments: [true, false])
  func replacedPassword(isLostAfter: Bool) async throws {
    var habits = FakeServer.Habits()
    habits.hasVersions = true
    let server = FakeServer(habits)
    try await server.add("Users", #"{"userName": "ada", "password": "first"}"#)
    let users = try client(server).users
    var ada = try #require(try await users.find(matching: PasswordUser("ada")))
    ada.password = "second"
    await server.fail(.put, isLostAfter ? .lostAfter() : .lostBefore())
    _ = try await users.replace(ada)
    #expect(await server.users().first?["password"] == "second")
  }
}

private enum PasswordApp: Connector {
  static let appName = "Password"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities()
  typealias User = PasswordUser
}

/// A user with what only the server writes, and with what it never shows.
private struct PasswordUser: SCIMResource {
  var id: String?
  var userName: String
  var password: String?
  var title: String?
  var groups: [Member] = []
  var original = JSONObject()

  static let resourceType = ResourceType.user
  static let bindings: [AttributeBinding<PasswordUser>] = [
    .optional(\.id, at: .attribute("id")),
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
    .optional(\.password, at: .attribute("password")),
    .optional(\.title, at: .attribute("title")),
    .list(\.groups, at: .attribute("groups")),
  ]

  init(_ userName: String, password: String? = nil, title: String? = nil) {
    self.userName = userName
    self.password = password
    self.title = title
  }

  init(required attributes: AttributeReader<PasswordUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}
