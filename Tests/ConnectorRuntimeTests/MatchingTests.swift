import ConnectorRuntime
import Testing

@Suite("What is there already")
struct MatchingTests {
  /// A server with more pages of users than it pays to read for a few.
  private func server(first: [String], last: [String]) async throws -> FakeServer {
    let server = FakeServer()
    for user in first { try await server.add("Users", user) }
    for number in 0..<100 { try await server.add("Users", #"{"userName": "n\#(number)", "active": true}"#) }
    for user in last { try await server.add("Users", user) }
    return server
  }

  private func cycle(
    _ server: FakeServer, _ ledger: any ProvisioningLedger = MemoryLedger(), _ options: CycleOptions = CycleOptions()
  ) throws -> ProvisioningCycle<TwoKeyApp> {
    ProvisioningCycle(
      client: try client(of: TwoKeyApp.self, server, limits: SCIMLimits(pageSize: 10)), ledger: ledger, options: options
    )
  }

  @Test("is matched by all of the server, however it is read", arguments: CycleOptions.Reading.allCases)
  func reading(reading: CycleOptions.Reading) async throws {
    let server = try await server(
      first: [
        #"{"userName": "ada", "active": true}"#, #"{"userName": "bob", "active": true}"#,
        #"{"externalId": "3", "userName": "eve", "active": true}"#,
      ],
      last: [
        #"{"externalId": "1", "userName": "lovelace", "active": true}"#, #"{"externalId": "2", "userName": "b1"}"#,
        #"{"externalId": "2", "userName": "b2"}"#, #"{"externalId": "3", "userName": "e1"}"#,
      ])
    let users = [TwoKeyUser("1", "ada"), TwoKeyUser("2", "bob"), TwoKeyUser("3", "eve"), TwoKeyUser(nil, "n1")]
    let plan = try await cycle(server, MemoryLedger(), CycleOptions(reading: reading)).plan(users: users)
    let reason = "More than one resource on the server has this externalId, so none is touched. Remove all but one."
    #expect(
      plan.description == """
        user "1": update userName
        user "2": impossible: \(reason)
        user "3": impossible: \(reason)
        unchanged: 1
        """)
  }

  @Test(
    "is found again after it was lost, by whichever attribute it was matched",
    arguments: CycleOptions.Reading.allCases)
  func lost(reading: CycleOptions.Reading) async throws {
    let server = try await server(
      first: [#"{"userName": "ada", "active": true}"#],
      last: [#"{"externalId": "other", "userName": "bob", "active": true}"#])
    let ledger = MemoryLedger()
    for key in ["ada", "bob"] { await ledger.append(LedgerRecord(.creating, .user, key: key)) }
    let cycle = try cycle(server, ledger, CycleOptions(removal: .delete, reading: reading))
    let plan = try await cycle.plan(users: [])
    #expect(plan.users.map(\.description) == [#"user "bob": nothing"#, #"user "ada": delete"#])
    #expect(await cycle.run(plan).isSuccess)
    #expect(await server.users().compactMap { $0["userName"]?.string }.contains("bob"))
    #expect(try await cycle.plan(users: []).actions.isEmpty)
  }

  @Test(
    "is not taken for missing, because a list leaves it out", arguments: CycleOptions.Reading.allCases,
    [FakeServer.repeating, FakeServer.shrinking])
  func incompleteLists(reading: CycleOptions.Reading, habits: FakeServer.Habits) async throws {
    let server = FakeServer(habits)
    for number in 0..<20 { try await server.add("Groups", #"{"displayName": "g\#(number)"}"#) }
    let cycle = ProvisioningCycle<TestApp>(
      client: try client(server, limits: SCIMLimits(pageSize: 5)), ledger: MemoryLedger(),
      options: CycleOptions(reading: reading))
    let groups = (4..<20).map { WantedGroup("g\($0)") }
    #expect(try await cycle.plan(users: [], groups: groups).actions.allSatisfy { $0 == .nothing })
  }

  @Test("is looked for again before a group is created, of which a server would take a second one")
  func groupTwice() async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle<TestApp>(client: try client(server), ledger: MemoryLedger())
    let plan = try await cycle.plan(users: [TestUser("u")], groups: [WantedGroup("G", members: ["u"])])
    for _ in 0..<2 { #expect(await cycle.run(plan).isSuccess) }
    #expect(await server.resources["Groups"]?.count == 1)
  }

  @Test("is matched once its id is known, also where no list shows it", arguments: CycleOptions.Reading.allCases)
  func hidden(reading: CycleOptions.Reading) async throws {
    var habits = FakeServer.Habits()
    habits.hidesDisabledInLists = true
    let server = FakeServer(habits)
    try await server.add("Users", #"{"userName": "ada", "active": false}"#)
    let ledger = MemoryLedger()
    await ledger.append(LedgerRecord(.managed(id: "id1"), .user, key: "ada"))
    let cycle = try cycle(server, ledger, CycleOptions(reading: reading))
    #expect(try await cycle.plan(users: [TwoKeyUser(nil, "ada")]).actions == [.update([.attribute("active")])])
  }

  @Test(
    "is no longer asked for when the token isn't accepted any more, or nobody answers",
    arguments: [
      (FakeServer.Fault.answer(401), 1), (.lostBefore(.cannotConnect), RetryPolicy().attempts),
      (.answer(503), RetryPolicy().attempts),
    ])
  func outage(fault: FakeServer.Fault, requests: Int) async throws {
    let server = FakeServer()
    let ledger = MemoryLedger()
    let cycle = try cycle(server, ledger, CycleOptions(reading: .lookups, concurrency: 1))
    for _ in 0..<requests { await server.fail(.get, fault) }
    let users = (0..<50).map { TwoKeyUser(nil, "u\($0)") }
    await #expect(throws: ProvisioningError.self) { try await cycle.plan(users: users) }
    #expect(await server.requests.count == requests)
    for number in 0..<50 { await ledger.append(LedgerRecord(.managed(id: "i\(number)"), .user, key: "k\(number)")) }
    await server.forgetRequests()
    for _ in 0..<requests { await server.fail(.get, fault) }
    await #expect(throws: ProvisioningError.self) { try await cycle.plan(users: []) }
    #expect(await server.requests.count == requests)
  }

  @Test("stays as it is where it can't be read, and the others are seen to", arguments: [403, 500])
  func unreadable(status: Int) async throws {
    let server = FakeServer()
    let ledger = MemoryLedger()
    for (id, key) in [("id1", "ada"), ("id2", "bob")] {
      try await server.add("Users", #"{"userName": "\#(key)", "active": true}"#)
      await ledger.append(LedgerRecord(.managed(id: id), .user, key: key))
    }
    await server.fail(at: "/v2/Users/id1", status)
    let cycle = try cycle(server, ledger, CycleOptions(reading: .lookups))
    let plan = try await cycle.plan(users: [])
    #expect(plan.actions.last == .disable)
    #expect(await cycle.run(plan).problems.map(\.key) == ["ada"])
    await server.fail(at: "/v2/Users/id1", nil)
    #expect(try await cycle.plan(users: []).actions == [.disable, .nothing])
  }

  @Test("is not created anew where it can't be read, for somebody whom the directory has renamed")
  func unreadableRenamed() async throws {
    let server = FakeServer()
    let ledger = MemoryLedger()
    try await server.add("Users", #"{"userName": "ada"}"#)
    await ledger.append(LedgerRecord(.managed(id: "id1"), .user, key: "ada", directoryID: "d1"))
    await server.fail(at: "/v2/Users/id1", 500)
    let cycle = try cycle(server, ledger, CycleOptions(reading: .lookups))
    let plan = try await cycle.plan(wanted: [WantedUser(TwoKeyUser(nil, "lovelace"), directoryID: "d1")])
    #expect(await cycle.run(plan).problems.map(\.key) == ["lovelace"])
    #expect(plan.actions.count == 1)
  }

  @Test("is let go of where the server says that it is gone", arguments: [404, 410])
  func gone(status: Int) async throws {
    let server = FakeServer()
    let ledger = MemoryLedger()
    await ledger.append(LedgerRecord(.managed(id: "id1"), .user, key: "ada"))
    await server.fail(at: "/v2/Users/id1", status)
    let cycle = try cycle(server, ledger)
    #expect(await cycle.run(try await cycle.plan(users: [])).isSuccess)
    #expect(try await cycle.plan(users: []).actions.isEmpty)
  }

  @Test("stays as it is where a group's members can't be read", arguments: [403, 500])
  func unreadableGroup(status: Int) async throws {
    var habits = FakeServer.Habits()
    habits.hidesMembersInLists = true
    let server = FakeServer(habits)
    let cycle = ProvisioningCycle<TestApp>(
      client: try client(server), ledger: MemoryLedger(), options: CycleOptions(concurrency: 1))
    let groups = ["G", "H", "I"].map { WantedGroup($0, members: ["u"]) }
    let first = try await cycle.plan(users: [TestUser("u")], groups: groups)
    #expect(await cycle.run(first).isSuccess)
    for group in await server.resources["Groups"]?.prefix(2) ?? [] {
      await server.fail(at: "/v2/Groups/\(group["id"]?.string ?? "")", status)
    }
    let plan = try await cycle.plan(users: [TestUser("u")], groups: Array(groups.dropFirst()))
    #expect(await cycle.run(plan).problems.map(\.key) == ["h", "g"])
    #expect(plan.groups.map(\.action).contains(.nothing))
  }
}

extension FakeServer {
  fileprivate static var repeating: Habits {
    var habits = Habits()
    habits.repeatsFirstPage = true
    return habits
  }

  fileprivate static var shrinking: Habits {
    var habits = Habits()
    habits.shrinks = true
    return habits
  }
}

/// An app whose accounts are matched by two attributes.
enum TwoKeyApp: Connector {
  static let appName = "Two keys"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities(createUsers: true, updateUsers: true, removeUsers: true)
  typealias User = TwoKeyUser
}

struct TwoKeyUser: SCIMUser {
  var externalId: String?
  var userName: String
  var active: Bool?
  var original = JSONObject()

  static let bindings: [AttributeBinding<TwoKeyUser>] = [
    .optional(\.externalId, at: .attribute("externalId"), matchingPriority: 1),
    .required(\.userName, at: .attribute("userName"), matchingPriority: 2),
    .optional(\.active, at: .attribute("active")),
  ]

  init(_ externalId: String?, _ userName: String) {
    self.externalId = externalId
    self.userName = userName
  }

  init(required attributes: AttributeReader<TwoKeyUser>) throws(AttributeValueError) {
    self.init(nil, try attributes[\.userName])
  }
}
