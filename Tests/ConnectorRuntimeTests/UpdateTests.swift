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

  @Test("leaves an address in the server's spelling, unless the author has changed it; of a title the case counts")
  func address() async throws {
    let server = FakeServer()
    try await server.add(
      "Users", #"{"userName": "ada", "active": true, "title": "dba", "emails": [{"type": "work", "value": "a@b.c"}]}"#)
    let client = try ConnectorRuntimeTests.client(of: TestApp.self, server)
    let cycle = ProvisioningCycle(client: client, ledger: MemoryLedger())
    let wanted = TestUser("Ada", title: "dba", workEmail: "A@b.c")
    #expect(try await cycle.plan(users: [wanted]).actions == [.nothing])
    let title = TestUser("Ada", title: "DBA", workEmail: "A@b.c")
    #expect(try await cycle.plan(users: [title]).actions == [.update([.attribute("title")])])
    let ada = try #require(try await client.users.find(matching: wanted))
    var changed = ada
    changed.workEmail = "A@b.c"
    #expect(try await client.users.update(ada, to: changed).workEmail == "A@b.c")
  }

  @Test("spells a name as the author has changed it")
  func spelling() async throws {
    let server = FakeServer()
    let users = try client(server).users
    try await server.add("Users", #"{"userName": "ada"}"#)
    let ada = try #require(try await users.find(matching: PasswordUser("ADA")))
    #expect(try await users.update(ada, to: PasswordUser("Ada")).userName == "Ada")
  }

  @Test("of a server without PATCH puts the whole in its place, and nothing of it is lost", arguments: [405, 501])
  func withoutPatch(status: Int) async throws {
    var habits = FakeServer.Habits()
    habits.refusesPatch = status
    habits.hasVersions = true
    let server = FakeServer(habits)
    try await server.add("Users", #"{"userName": "ada", "nickName": "A", "active": true}"#)
    let client = try ConnectorRuntimeTests.client(of: TestApp.self, server)
    let ada = try #require(try await client.users.find(matching: TestUser("ada")))
    var wanted = ada
    wanted.title = "T"
    await server.fail(.put, .lostAfter())
    let changed = try await client.users.update(ada, to: wanted)
    #expect(changed.title == "T")
    #expect(await server.users().first?["nickName"] == "A")
    let stale = await kind { try await client.users.deactivate(ada) }
    guard case .changedMeanwhile = stale else { throw Unexpected(stale) }
    try await client.users.deactivate(changed)
    #expect(await server.users().first?["active"] == false)
  }

  @Test("of a group's members does the same, unless members are not shown that it might lose")
  func membersWithoutPatch() async throws {
    var habits = FakeServer.Habits()
    habits.refusesPatch = 501
    let server = FakeServer(habits)
    let limits = SCIMLimits(memberBatchSize: 2)
    let groups = try ConnectorRuntimeTests.client(of: TestApp.self, server, limits: limits).groups
    var staff = try await groups.createOrFind(SampleGroup(displayName: "Staff", members: [Member("0", display: "Ada")]))
    await server.fail(.put, .lostBefore())
    staff = try await groups.addMembers(["1", "2", "3"], to: staff)
    staff = try await groups.removeMembers(["1", "2"], from: staff)
    #expect(staff.members.map(\.value) == ["0", "3"])
    #expect(await server.writes.count { $0.method == .put } == 3)
    let empty = try await groups.createOrFind(SampleGroup(displayName: "Empty"))
    guard case .serverFault = await kind(of: { try await groups.addMembers(["1"], to: empty) }) else {
      throw Unexpected(nil)
    }
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
private struct PasswordUser: SCIMUser {
  var id: String?
  var userName: String
  var password: String?
  var title: String?
  var groups: [Member] = []
  var original = JSONObject()

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
