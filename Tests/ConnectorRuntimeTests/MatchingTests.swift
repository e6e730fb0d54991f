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

struct TwoKeyUser: SCIMResource {
  var externalId: String?
  var userName: String
  var active: Bool?
  var original = JSONObject()

  static let resourceType = ResourceType.user
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
