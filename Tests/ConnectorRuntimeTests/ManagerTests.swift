import ConnectorRuntime
import Testing

/// Users who have managers, in the ways in which tutorials map them.
@Suite("A manager")
struct ManagerTests {
  @Test("becomes the app's id, and then nothing is left to do")
  func created() async throws {
    try await expectCreated(ReferenceUser.self) { ["value": .string($0)] }
    try await expectCreated(StringUser.self) { .string($0) }
    try await expectCreated(ValueUser.self) { ["value": .string($0)] }
  }

  private func expectCreated<User: StaffUser>(_ type: User.Type, _ manager: (String) -> JSONValue) async throws {
    let server = FakeServer()
    let cycle = try cycle(User.self, server)
    // Each names the next one, the last one herself: by the name, and by the directory's id.
    let users =
      [
        wanted("a", "B"), WantedUser(User("b"), directoryID: "d2", manager: "d3"),
        WantedUser(User("c"), directoryID: "d3", manager: "c"),
      ] as [WantedUser<User>]
    let plan = try await cycle.plan(wanted: users)
    #expect(plan.actions == [.create, .create, .create])
    #expect(await cycle.run(plan).isSuccess)
    var ids: [String: String] = [:]
    for user in await server.users() { ids[user["userName"]?.string ?? ""] = user["id"]?.string }
    for (name, boss) in ["a": "b", "b": "c", "c": "c"] {
      #expect(await stored(name, server) == manager(ids[boss] ?? ""), "\(User.self): \(name)")
    }
    #expect(try await cycle.plan(wanted: users).actions == [.nothing, .nothing, .nothing])
  }

  @Test("who is known is sent with the account, one who is not goes to it afterwards")
  func requests() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "boss", "active": true}"#)
    let cycle = try cycle(ReferenceUser.self, server)
    let users = [wanted("boss"), wanted("a", "boss"), wanted("b", "a")] as [WantedUser<ReferenceUser>]
    #expect(await cycle.run(try await cycle.plan(wanted: users)).isSuccess)
    #expect(await server.writes.map(\.method) == [.post, .post, .patch])
  }

  @Test("who changes is one update, also to one who is created only now")
  func changed() async throws {
    let server = FakeServer()
    let cycle = try cycle(ReferenceUser.self, server)
    let users = [wanted("a", "b"), wanted("b")] as [WantedUser<ReferenceUser>]
    #expect(await cycle.run(try await cycle.plan(wanted: users)).isSuccess)
    let plan = try await cycle.plan(wanted: [wanted("a", "c"), wanted("b"), wanted("c")])
    #expect(plan.actions == [.update([ReferenceUser.manager]), .nothing, .create])
    #expect(await cycle.run(plan).isSuccess)
    #expect(await stored("a", server) == ["value": "id4"])
    let none = try await cycle.plan(wanted: [wanted("a"), wanted("b"), wanted("c")])
    #expect(none.actions == [.update([ReferenceUser.manager]), .nothing, .nothing])
  }

  @Test("whom nobody wants is told, and the account keeps the one that it has")
  func stranger() async throws {
    let server = FakeServer()
    let cycle = try cycle(ReferenceUser.self, server)
    let users = [wanted("a", "b"), wanted("b")] as [WantedUser<ReferenceUser>]
    #expect(await cycle.run(try await cycle.plan(wanted: users)).isSuccess)
    let reason = #"The manager "x" is not among the wanted users. Add it there, or take the reference out."#
    let plan = try await cycle.plan(wanted: [wanted("a", "x"), wanted("b"), wanted("c", "x")])
    #expect(plan.actions == [.impossible(reason), .nothing, .create])
    let report = await cycle.run(plan)
    #expect(
      report.problems.map(\.description) == [
        "user \"a\": impossible: \(reason)", "user \"c\": create; incomplete: \(reason)",
      ])
    let boss = try #require(await server.user("b")?["id"])
    #expect(await stored("a", server) == ["value": boss])
    #expect(await server.users().count == 3)
  }

  @Test("who can't be created is told, and everything else is done")
  func failed() async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(
      client: try client(of: StaffApp<ReferenceUser>.self, server), ledger: MemoryLedger(),
      options: CycleOptions(concurrency: 1))
    await server.fail(.post, .answer(400))
    let report = await cycle.run(try await cycle.plan(wanted: [wanted("boss"), wanted("a", "boss")]))
    #expect(report.problems.map(\.key) == ["boss", "a"])
    #expect(report.problems.last?.description.contains(#"The manager "boss" is not on the server"#) == true)
    #expect(await server.users().map { $0["userName"] } == ["a"])
  }

  @Test("is told where the tutorial maps none")
  func unmapped() async throws {
    let cycle = ProvisioningCycle(client: try client(of: TestApp.self, FakeServer()), ledger: MemoryLedger())
    let plan = try await cycle.plan(wanted: [WantedUser(TestUser("a"), manager: "a")])
    #expect(plan.users.first?.rest == "The app's tutorial maps no manager, so none is sent. Take the manager out.")
    #expect(await cycle.run(plan).problems.count == 1)
  }

  @Test(
    "of the directory's is the app's id, too",
    arguments: [
      .reference("d2"), "d2", "b",
    ] as [DirectoryValue])
  func mapped(manager: DirectoryValue) async throws {
    let server = FakeServer()
    let path = ReferenceUser.manager.description
    let cycle = ProvisioningCycle(
      client: try client(of: StaffApp<ReferenceUser>.self, server), ledger: MemoryLedger(),
      mapping: try EntraMapping(schema(["userName", path])))
    var a: DirectoryObject = ["objectId": "d1", "userName": "a"]
    a[path] = manager
    let people = [a, ["objectId": "d2", "userName": "b"]]
    #expect(await cycle.run(try await cycle.plan(people: people)).isSuccess)
    let id = await server.users().first { $0["userName"] == "b" }?["id"]
    #expect(await stored("a", server)?.object?["value"] == id)
    #expect(try await cycle.plan(people: people).actions == [.nothing, .nothing])
  }

  @Test("of the directory's is nobody else's name, where the tutorial calls the attribute a text")
  func text() async throws {
    let server = FakeServer()
    let path = ReferenceUser.manager.description
    let cycle = ProvisioningCycle(
      client: try client(of: StaffApp<StringUser>.self, server), ledger: MemoryLedger(),
      mapping: try EntraMapping(schema(["userName", path], types: [path: "String"])))
    var people: [DirectoryObject] = [
      ["objectId": "d1", "userName": "a"], ["objectId": "d2", "userName": "b"], ["objectId": "d3", "userName": "c"],
    ]
    people[0][path] = "b"
    people[2][path] = "nobody"
    #expect(await cycle.run(try await cycle.plan(people: people)).problems.map(\.key) == ["c"])
    let boss = try #require(await server.user("b")?["id"])
    #expect(await stored("a", server) == boss)
    #expect(await stored("c", server) == nil)
  }

  @Test("who can't be set is not told as an account that isn't there")
  func unset() async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(
      client: try client(of: StaffApp<ReferenceUser>.self, server), ledger: MemoryLedger(),
      options: CycleOptions(concurrency: 1))
    await server.fail(.patch, .answer(400))
    let report = await cycle.run(try await cycle.plan(wanted: [wanted("a", "b"), wanted("b")]))
    #expect(report.problems.map(\.key) == ["a"])
    let start = #"user "a": create; incomplete: The account is there, but what it refers to is not set: "#
    #expect(report.problems.first?.description.hasPrefix(start) == true)
  }

  private func wanted<User: StaffUser>(_ name: String, _ manager: String? = nil) -> WantedUser<User> {
    WantedUser(User(name), manager: manager)
  }

  private func cycle<User: StaffUser>(
    _ type: User.Type, _ server: FakeServer
  ) throws -> ProvisioningCycle<StaffApp<User>> {
    ProvisioningCycle(client: try client(of: StaffApp<User>.self, server), ledger: MemoryLedger())
  }

  /// The manager that the server has.
  private func stored(_ name: String, _ server: FakeServer) async -> JSONValue? {
    await server.user(name)?[Schema.enterpriseUserURN]?.object?["manager"]
  }
}

private protocol StaffUser: SCIMUser {
  init(_ userName: String)
}

private enum StaffApp<User: StaffUser>: Connector {
  static var appName: String { "Staff" }
  static var endpoint: Endpoint { .console }
  static var authentication: ConnectorAuthentication { ConnectorAuthentication() }
  static var capabilities: ConnectorCapabilities { ConnectorCapabilities() }
}

private struct ReferenceUser: StaffUser {
  var userName: String
  var active: Bool?
  var manager: Reference?
  var original = JSONObject()

  static let manager = AttributePath.attribute("manager", in: Schema.enterpriseUserURN)
  static let bindings: [AttributeBinding<ReferenceUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
    .optional(\.active, at: .attribute("active")), .optional(\.manager, at: manager),
  ]

  init(_ userName: String) { self.userName = userName }

  init(required attributes: AttributeReader<ReferenceUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}

private struct StringUser: StaffUser {
  var userName: String
  var manager: String?
  var original = JSONObject()

  static let bindings: [AttributeBinding<StringUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
    .optional(\.manager, at: .attribute("manager", in: Schema.enterpriseUserURN)),
  ]

  init(_ userName: String) { self.userName = userName }

  init(required attributes: AttributeReader<StringUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}

private struct ValueUser: StaffUser {
  var userName: String
  var manager: String?
  var original = JSONObject()

  static let bindings: [AttributeBinding<ValueUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
    .optional(\.manager, at: .attribute("manager", "value", in: Schema.enterpriseUserURN)),
  ]

  init(_ userName: String) { self.userName = userName }

  init(required attributes: AttributeReader<ValueUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}
