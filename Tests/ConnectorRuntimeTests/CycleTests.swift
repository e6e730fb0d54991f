import ConnectorRuntime
import Testing

@Suite("A provisioning cycle")
struct CycleTests {
  private func cycle(
    _ server: FakeServer, _ ledger: any ProvisioningLedger, _ options: CycleOptions = CycleOptions()
  ) throws -> ProvisioningCycle<TestApp> {
    ProvisioningCycle(
      client: try client(of: TestApp.self, server, limits: SCIMLimits(pageSize: 10, memberBatchSize: 3)),
      ledger: ledger, options: options)
  }

  private func users(_ range: Range<Int>) -> [TestUser] { range.map { TestUser("u\($0)", workEmail: "e\($0)") } }

  @Test(
    "creates each with one request, and then sends no write", arguments: CycleOptions.Reading.allCases,
    [FakeServer.Habits(), FakeServer.awkward])
  func twice(reading: CycleOptions.Reading, habits: FakeServer.Habits) async throws {
    let server = FakeServer(habits)
    let cycle = try cycle(server, MemoryLedger(), CycleOptions(reading: reading))
    let groups = [WantedGroup("A", members: ["u1", "U2"]), WantedGroup("B")]
    let first = try await cycle.plan(users: users(0..<25), groups: groups)
    #expect(first.actions == Array(repeating: .create, count: 27))
    #expect(await cycle.run(first).isSuccess)
    #expect(await server.writes.count == 27)
    await server.forgetRequests()
    let second = try await cycle.plan(users: users(0..<25), groups: groups)
    #expect(second.actions.allSatisfy { $0 == .nothing }, "\(second)")
    #expect(await cycle.run(second).isSuccess)
    #expect(await server.writes.isEmpty)
  }

  @Test("shows what differs, and changes that alone")
  func update() async throws {
    let server = FakeServer()
    let ledger = MemoryLedger()
    let cycle = try cycle(server, ledger)
    _ = await cycle.run(try await cycle.plan(users: users(0..<3)))
    await server.touch("u1", "title", "T")
    await server.forgetRequests()
    var wanted = users(0..<3)
    wanted[2].workEmail = "new"
    wanted[2].givenName = "Ada"
    let plan = try await cycle.plan(users: wanted)
    #expect(
      plan.description == """
        user "u1": update title
        user "u2": update name.givenName, emails[type eq "work"].value
        unchanged: 1
        """)
    #expect(await cycle.run(plan).isSuccess)
    #expect(await server.writes.count == 2)
  }

  @Test("disables what is wanted no more, leaves strangers alone, and enables who comes back")
  func disable() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "stranger", "active": true}"#)
    let ledger = MemoryLedger()
    let cycle = try cycle(server, ledger, CycleOptions(concurrency: 1))
    _ = await cycle.run(try await cycle.plan(users: users(0..<2)))
    let less = try await cycle.plan(users: users(0..<1))
    #expect(less.actions == [.nothing, .disable])
    #expect(await cycle.run(less).isSuccess)
    #expect(await server.users().map { $0["active"] } == [true, true, false])
    #expect(try await cycle.plan(users: users(0..<1)).actions == [.nothing, .nothing])
    let back = try await cycle.plan(users: users(0..<2))
    #expect(back.actions == [.nothing, .update([.attribute("active")])])
    #expect(await cycle.run(back).isSuccess)
    #expect(await server.users().map { $0["active"] } == [true, true, true])
  }

  @Test("deletes where that is chosen, and only what it manages")
  func delete() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "stranger"}"#)
    let ledger = MemoryLedger()
    let cycle = try cycle(server, ledger, CycleOptions(removal: .delete))
    let groups = [WantedGroup("G", members: ["u0", "u1"]), WantedGroup("H")]
    _ = await cycle.run(try await cycle.plan(users: users(0..<2), groups: groups))
    let less = try await cycle.plan(users: users(0..<1), groups: [WantedGroup("G", members: ["u0"])])
    #expect(less.actions == [.nothing, .delete, .update([.attribute("members")]), .delete])
    #expect(await cycle.run(less).isSuccess)
    #expect(await server.users().map { $0["userName"] } == ["stranger", "u0"])
    #expect(await server.resources["Groups"]?.map { $0["members"]?.array?.count } == [1])
    #expect(await server.writes.last?.path.hasPrefix("/v2/Users/") == true)
  }

  @Test("names the members that nobody wants as users, and leaves such a group as it is")
  func strangers() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, MemoryLedger())
    let group = WantedGroup("G", members: ["u0", "x", "y", "z", "w"])
    let report = await cycle.run(try await cycle.plan(users: users(0..<1), groups: [group]))
    let reason =
      #"Not among the wanted users: "x", "y", "z" and 1 more. Add them there, or take them out of the group."#
    #expect(report.problems.map(\.description) == [#"group "g": impossible: \#(reason)"#])
    #expect(await server.resources["Groups"]?.isEmpty != false)
  }

  @Test("leaves members alone that it doesn't manage")
  func foreignMembers() async throws {
    let server = FakeServer()
    try await server.add("Groups", #"{"displayName": "g", "members": [{"value": "stranger"}]}"#)
    let cycle = try cycle(server, MemoryLedger())
    let groups = [WantedGroup("G", members: ["u0", "u1", "u2", "u3", "u4"])]
    #expect(await cycle.run(try await cycle.plan(users: users(0..<5), groups: groups)).isSuccess)
    #expect(await server.resources["Groups"]?.first?["members"]?.array?.count == 6)
    #expect(await cycle.run(try await cycle.plan(users: users(0..<5), groups: [])).isSuccess)
    #expect(await server.resources["Groups"]?.first?["members"] == [["value": "stranger"]])
  }

  @Test("continues where a broken one stopped", arguments: [1, 7, 20])
  func restart(after requests: Int) async throws {
    let server = FakeServer()
    let ledger = MemoryLedger()
    let broken = BreakingTransport(server, after: requests)
    let options = CycleOptions(removal: .delete)
    let first = ProvisioningCycle(
      client: try SCIMClient<TestApp>(
        tenantURL: FakeServer.url, token: BearerToken(FakeServer.token), transport: broken, retries: .never),
      ledger: ledger, options: options)
    if let plan = try? await first.plan(users: users(0..<15)) { _ = await first.run(plan) }
    let second = try cycle(server, ledger, options)
    #expect(await second.run(try await second.plan(users: users(10..<20))).isSuccess)
    let names = await server.users().compactMap { $0["userName"]?.string }
    #expect(names.sorted() == users(10..<20).map(\.userName).sorted())
  }

  @Test("does only what a tutorial doesn't deny, and says so of the rest")
  func denied() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "a"}"#)
    let ledger = MemoryLedger()
    await ledger.append(LedgerRecord(.managed(id: "id1"), .user, key: "a"))
    let cycle = ProvisioningCycle(client: try client(of: DenyingApp.self, server), ledger: ledger)
    let wanted = try await cycle.plan(users: [TestUser("a", title: "T"), TestUser("b")], groups: [WantedGroup("G")])
    #expect(await cycle.run(wanted).problems.count == 3)
    let none = try await cycle.plan(users: [])
    #expect(await cycle.run(none).problems.count == 1)
    #expect(await server.writes.isEmpty)
  }

  @Test("says what stays as it is where only a part of it is denied", arguments: [false, true])
  func partlyDenied(isFoundLate: Bool) async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(client: try client(of: RemovingApp.self, server), ledger: MemoryLedger())
    let ada = #"{"userName": "ada", "active": false}"#
    if !isFoundLate { try await server.add("Users", ada) }
    let plan = try await cycle.plan(users: [TestUser("ada", title: "T")])
    if isFoundLate { try await server.add("Users", ada) }
    let action: ProvisioningAction = isFoundLate ? .create : .update([.attribute("active")])
    #expect(plan.actions == [action])
    let denial = "The app's tutorial says that users are not updated. Change this in the app itself: title."
    let report = await cycle.run(plan)
    #expect(report.problems.map(\.description) == ["user \"ada\": \(action); incomplete: \(denial)"])
    #expect(await server.users() == [["userName": "ada", "active": true, "id": "id1"]])
    #expect(try await cycle.plan(users: [TestUser("ada", title: "T")]).actions == [.impossible(denial)])
  }

  @Test("says that members stay away where groups have none")
  func withoutMembers() async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(client: try client(of: NamedGroupsApp.self, server), ledger: MemoryLedger())
    let groups = [WantedGroup("G", members: ["a"]), WantedGroup("H")]
    let reason = "The app's tutorial maps no members of groups, so none are sent."
    let report = await cycle.run(try await cycle.plan(users: [NameOnlyUser("a")], groups: groups))
    #expect(report.problems.map(\.description) == ["group \"g\": create; incomplete: \(reason)"])
    let again = try await cycle.plan(users: [NameOnlyUser("a")], groups: groups)
    #expect(again.actions == [.nothing, .impossible(reason), .nothing])
  }

  @Test("never deletes where the tutorial says nothing of it", arguments: CycleOptions.Removal.allCases)
  func silent(removal: CycleOptions.Removal) async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(
      client: try client(of: SilentApp.self, server), ledger: MemoryLedger(), options: CycleOptions(removal: removal))
    #expect(await cycle.run(try await cycle.plan(users: [NameOnlyUser("a")])).isSuccess)
    let report = await cycle.run(try await cycle.plan(users: []))
    #expect(report.problems.count == 1)
    #expect(await server.users().count == 1)
  }

  @Test("disables nobody where users are not updated, and nothing is said of removing them")
  func neitherUpdatedNorRemoved() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "a", "active": true}"#)
    let ledger = MemoryLedger()
    await ledger.append(LedgerRecord(.managed(id: "id1"), .user, key: "a"))
    let cycle = ProvisioningCycle(client: try client(of: FixedApp.self, server), ledger: ledger)
    #expect(await cycle.run(try await cycle.plan(users: [])).problems.count == 1)
    #expect(await server.writes.isEmpty)
  }

  @Test("touches none of several accounts that match, nor wants one twice")
  func ambiguous() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "a"}"#)
    try await server.add("Users", #"{"userName": "A"}"#)
    let cycle = try cycle(server, MemoryLedger())
    let plan = try await cycle.plan(users: [TestUser("a"), TestUser("b"), TestUser("B")])
    let report = await cycle.run(plan)
    #expect(report.results.map(\.isSuccess) == [false, false, false])
    #expect(await server.writes.isEmpty)
  }

  @Test(
    "doesn't take an account or a group for wanted no more, because another of its name has come up",
    arguments: CycleOptions.Removal.allCases)
  func ambiguousManaged(removal: CycleOptions.Removal) async throws {
    let server = FakeServer()
    let cycle = try cycle(server, MemoryLedger(), CycleOptions(removal: removal))
    let groups = [WantedGroup("G", members: ["u0"]), WantedGroup("H", members: ["u0"])]
    #expect(await cycle.run(try await cycle.plan(users: users(0..<1), groups: groups)).isSuccess)
    try await server.add("Users", #"{"userName": "U0"}"#)
    try await server.add("Groups", #"{"displayName": "g"}"#)
    await server.forgetRequests()
    #expect(await cycle.run(try await cycle.plan(users: users(0..<1), groups: groups)).problems.count == 3)
    #expect(await server.writes.isEmpty)
  }

  @Test(
    "doesn't take over who has a name that the server refused before",
    arguments: [400, 401, 403, 404, 405, 409, 413, 422, 429])
  func refused(status: Int) async throws {
    let server = FakeServer()
    let cycle = try cycle(server, MemoryLedger(), CycleOptions(removal: .delete))
    for _ in 0..<RetryPolicy().attempts { await server.fail(.post, .answer(status)) }
    #expect(await cycle.run(try await cycle.plan(users: users(0..<1))).problems.count == 1)
    try await server.add("Users", #"{"userName": "u0"}"#)
    #expect(try await cycle.plan(users: []).actions.isEmpty)
  }

  @Test(
    "remembers what may have been created, also where the server can't tell any more",
    arguments: [FakeServer.Fault.lostAfter(), .garbled("<html>")])
  func maybeCreated(fault: FakeServer.Fault) async throws {
    let server = FakeServer()
    let cycle = try cycle(server, MemoryLedger(), CycleOptions(removal: .delete))
    let plan = try await cycle.plan(users: users(0..<1))
    await server.fail(.post, fault)
    await server.fail(.get, .answer(400))
    #expect(await cycle.run(plan).problems.count == 1)
    #expect(try await cycle.plan(users: []).actions == [.delete])
  }

  @Test("remembers whom it was about to create when somebody else of the same name goes")
  func recreated() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "u0", "active": true}"#)
    let ledger = MemoryLedger()
    for event in [.managed(id: "old"), .creating, .released(id: "old")] as [LedgerRecord.Event] {
      await ledger.append(LedgerRecord(event, .user, key: "u0"))
    }
    #expect(try await cycle(server, ledger).plan(users: []).actions == [.disable])
  }

  @Test("leaves no trace of what it didn't come to before it was cancelled")
  func cancelled() async throws {
    let ledger = MemoryLedger()
    let cycle = try cycle(FakeServer(), ledger)
    let plan = try await cycle.plan(users: users(0..<9), groups: [WantedGroup("G")])
    let run = Task {
      while !Task.isCancelled { await Task.yield() }
      return await cycle.run(plan)
    }
    run.cancel()
    #expect(await run.value.problems.count == 10)
    #expect(await ledger.records().isEmpty)
  }

  @Test("forgets one account that is gone, and doesn't begin where all are gone, as on another tenant's server")
  func strangeServer() async throws {
    let ledger = MemoryLedger()
    for id in ["1", "2"] {
      await ledger.append(LedgerRecord(.managed(id: id), .user, key: id))
      let cycle = try cycle(FakeServer(), ledger)
      if id == "1" {
        #expect(try await cycle.plan(users: []).actions == [.nothing])
      } else {
        let reason = "None of the 2 accounts that it knows is on the server, so it is another tenant's. "
        guard case .ledger(let told) = await kind(of: { _ = try await cycle.plan(users: users(0..<2)) }) else {
          throw Unexpected(nil)
        }
        #expect(told.hasPrefix(reason))
      }
    }
  }

  @Test("finds nobody by an empty name")
  func nameless() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, MemoryLedger())
    let plan = try await cycle.plan(users: [TestUser(""), TestUser("")])
    #expect(await cycle.run(plan).problems.count == 2)
    #expect(await server.writes.isEmpty)
  }

  @Test("works on one entry at a time at least, and sends one member at a time at least")
  func leastConcurrency() async throws {
    var (options, limits) = (CycleOptions(), SCIMLimits())
    (options.concurrency, limits.memberBatchSize, limits.pageSize) = (-1, 0, -1)
    let cycle = ProvisioningCycle(
      client: try client(of: TestApp.self, FakeServer(), limits: limits), ledger: MemoryLedger(), options: options)
    let plan = try await cycle.plan(users: users(0..<2), groups: [WantedGroup("G", members: ["u0", "u1"])])
    #expect(await cycle.run(plan).results.count == 3)
    #expect(try await cycle.plan(users: users(0..<2)).actions == [.nothing, .nothing])
  }

  @Test("goes on with the others where the server can't look for one")
  func refusedFilter() async throws {
    let server = FakeServer()
    let ledger = MemoryLedger()
    await ledger.append(LedgerRecord(.creating, .user, key: "lost"))
    let cycle = try cycle(server, ledger, CycleOptions(removal: .delete, reading: .lookups, concurrency: 1))
    let refusal = FakeServer.Fault.answer(400, [:], #"{"scimType": "invalidFilter"}"#)
    await server.fail(.get, refusal)
    let plan = try await cycle.plan(users: [TestUser("a\"b"), TestUser("c")])
    #expect(await cycle.run(plan).results.map(\.isSuccess) == [false, true, true])
    await server.fail(.get, refusal)
    await ledger.append(LedgerRecord(.creating, .user, key: "lost"))
    #expect(await cycle.run(try await cycle.plan(users: [])).problems.map(\.key) == ["lost"])
    #expect(LedgerRecord(.creating, .user, key: "lost") == (await ledger.records()).last { $0.key == "lost" })
  }

  @Test("stops asking when the token isn't accepted any more, and does the rest the next time")
  func outage() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, MemoryLedger(), CycleOptions(concurrency: 1))
    let plan = try await cycle.plan(users: users(0..<50))
    await server.fail(.post, .answer(401))
    #expect(await cycle.run(plan).problems.count == 50)
    #expect(await server.writes.count == 1)
    #expect(await cycle.run(try await cycle.plan(users: users(0..<50))).isSuccess)
    #expect(await server.users().count == 50)
  }

  @Test("tells of an outage only where something was to be done")
  func quietOutage() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, MemoryLedger(), CycleOptions(concurrency: 1))
    #expect(await cycle.run(try await cycle.plan(users: users(0..<5))).isSuccess)
    let twins = [TestUser("twin"), TestUser("twin")]
    let plan = try await cycle.plan(users: [TestUser("new")] + users(0..<5) + twins)
    await server.fail(.post, .answer(401))
    let report = await cycle.run(plan)
    #expect(report.problems.map(\.key) == ["new", "twin", "twin"])
    #expect(report.problems.last?.description.contains("is matched by the same value") == true)
  }

  @Test("mends accounts that the connector's type can't read")
  func unreadable() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "u0", "active": ["?"], "title": {"a": 1}, "emails": "e"}"#)
    let cycle = try cycle(server, MemoryLedger())
    let plan = try await cycle.plan(users: [TestUser("u0", title: "T")])
    #expect(plan.actions == [.update([.attribute("active"), .attribute("title")])])
    #expect(await cycle.run(plan).isSuccess)
    #expect(await server.users().first?["title"] == "T")
  }

  @Test("asks for few users one by one where there are many")
  func few() async throws {
    let server = FakeServer()
    for number in 0..<200 { try await server.add("Users", #"{"userName": "n\#(number)", "active": true}"#) }
    let plan = try await cycle(server, MemoryLedger()).plan(users: [TestUser("n150"), TestUser("new")])
    #expect(plan.actions == [.nothing, .create])
    #expect(await server.requests.count == 3)
  }
}

extension FakeServer {
  fileprivate static var awkward: Habits {
    var habits = Habits()
    habits.largestPage = 4
    habits.toldTotal = 7
    habits.hasVersions = true
    habits.hidesMembersInLists = true
    habits.answersPatchWithNothing = true
    return habits
  }
}

/// A transport whose process is killed after some requests, as far as its server can see.
private actor BreakingTransport: HTTPTransport {
  private let server: FakeServer
  private var rest: Int

  init(_ server: FakeServer, after requests: Int) {
    self.server = server
    rest = requests
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard rest > 0 else { throw .cannotConnect }
    rest -= 1
    let response = try await server.send(request)
    guard rest > 0 else { throw .cutOff }
    return response
  }
}
