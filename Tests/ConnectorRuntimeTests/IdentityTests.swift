import ConnectorRuntime
import Testing

/// Whose account is whose.
@Suite("A cycle")
struct IdentityTests {
  private func cycle(
    _ server: FakeServer, _ ledger: any ProvisioningLedger = MemoryLedger(), removal: CycleOptions.Removal = .delete
  ) throws -> ProvisioningCycle<TestApp> {
    ProvisioningCycle(
      client: try client(of: TestApp.self, server), ledger: ledger, options: CycleOptions(removal: removal))
  }

  private func wanted(_ name: String, _ directoryID: String? = nil) -> WantedUser<TestUser> {
    WantedUser(TestUser(name), directoryID: directoryID)
  }

  @Test("renames the account of somebody whom the directory has renamed", arguments: CycleOptions.Reading.allCases)
  func renamed(reading: CycleOptions.Reading) async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(
      client: try client(of: TestApp.self, server), ledger: MemoryLedger(),
      options: CycleOptions(removal: .delete, reading: reading))
    let groups = [WantedGroup("G", members: ["d1"])]
    #expect(await cycle.run(try await cycle.plan(wanted: [wanted("ada", "d1")], groups: groups)).isSuccess)
    let plan = try await cycle.plan(wanted: [wanted("lovelace", "d1")], groups: groups)
    #expect(plan.actions == [.update([.attribute("userName")]), .nothing])
    #expect(await cycle.run(plan).isSuccess)
    #expect(await server.users().map { $0["userName"] } == ["lovelace"])
    #expect(try await cycle.plan(wanted: [wanted("lovelace", "d1")], groups: groups).actions == [.nothing, .nothing])
    #expect(try await cycle.plan(users: [TestUser("lovelace")]).actions == [.nothing])
  }

  @Test("learns the directory's ids of accounts that it knew without")
  func learned() async throws {
    let cycle = try cycle(FakeServer())
    #expect(await cycle.run(try await cycle.plan(users: [TestUser("ada")])).isSuccess)
    #expect(await cycle.run(try await cycle.plan(wanted: [wanted("ada", "d1")])).isSuccess)
    #expect(await cycle.run(try await cycle.plan(users: [TestUser("ada")])).isSuccess)
    #expect(try await cycle.plan(wanted: [wanted("eve", "d1")]).actions == [.update([.attribute("userName")])])
  }

  @Test(
    "knows somebody, or a group, renamed after a cycle was broken off while creating, also in place of what was deleted",
    arguments: [[.creating], [.managed(id: "gone"), .creating]] as [[LedgerRecord.Event]])
  func lost(events: [LedgerRecord.Event]) async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "ada", "active": true}"#)
    try await server.add("Groups", #"{"displayName": "G"}"#)
    let ledger = MemoryLedger()
    for event in events {
      await ledger.append(LedgerRecord(event, .user, key: "ada", directoryID: "d1"))
      await ledger.append(LedgerRecord(event, .group, key: "g", directoryID: "d2"))
    }
    let plan = try await cycle(server, ledger).plan(
      wanted: [wanted("lovelace", "d1")], groups: [WantedGroup("H", directoryID: "d2")])
    #expect(plan.users.map(\.action).first == .update([.attribute("userName")]))
    #expect(plan.groups.map(\.action).first == .update([.attribute("displayName")]))
  }

  @Test("creates somebody anew whose account is gone from the server")
  func gone() async throws {
    let ledger = MemoryLedger()
    await ledger.append(LedgerRecord(.managed(id: "gone"), .user, key: "ada", directoryID: "d1"))
    let cycle = try cycle(FakeServer(), ledger)
    #expect(await cycle.run(try await cycle.plan(wanted: [wanted("ada", "d1")])).isSuccess)
    #expect(try await cycle.plan(wanted: [wanted("eve", "d1")]).actions == [.update([.attribute("userName")])])
  }

  @Test("gives a name that somebody else still has only in the next cycle", arguments: [true, false])
  func handedOn(isFirst: Bool) async throws {
    let server = FakeServer()
    let cycle = try cycle(server)
    #expect(await cycle.run(try await cycle.plan(wanted: [wanted("ada", "d1")])).isSuccess)
    let users = [wanted("lovelace", "d1"), wanted("ada", "d2")]
    let ordered = isFirst ? users : users.reversed()
    #expect(await cycle.run(try await cycle.plan(wanted: ordered)).problems.map(\.key) == ["ada"])
    #expect(await server.users().map { $0["userName"] } == ["lovelace"])
    #expect(await cycle.run(try await cycle.plan(wanted: ordered)).isSuccess)
    #expect(await server.users().map { $0["userName"] } == ["lovelace", "ada"])
  }

  @Test(
    "takes nobody's account away where somebody can't be created who may be the same person",
    arguments: CycleOptions.Removal.allCases, [nil, "d1"])
  func conflict(removal: CycleOptions.Removal, id: String?) async throws {
    let server = FakeServer()
    let cycle = try cycle(server, removal: removal)
    let before = try await cycle.plan(wanted: [wanted("ada", id)], groups: [WantedGroup("G", members: ["ada"])])
    #expect(await cycle.run(before).isSuccess)
    await server.forgetRequests()
    await server.fail(.post, .answer(409))
    let report = await cycle.run(try await cycle.plan(wanted: [wanted("lovelace")], groups: [WantedGroup("G")]))
    #expect(report.problems.map(\.key) == ["lovelace", "ada"])
    #expect(await server.writes.map(\.method) == [.post])
  }

  @Test("takes accounts away all the same where the directory's ids tell them apart")
  func conflictOfAnother() async throws {
    let server = FakeServer()
    let cycle = try cycle(server)
    #expect(await cycle.run(try await cycle.plan(wanted: [wanted("ada", "d1")])).isSuccess)
    await server.fail(.post, .answer(409))
    let report = await cycle.run(try await cycle.plan(wanted: [wanted("lovelace", "d2")]))
    #expect(report.problems.map(\.key) == ["lovelace"])
    #expect(await server.users().isEmpty)
  }

  @Test("says of a newcomer who has another's name, or another's id, which of the two it is")
  func newcomer() async throws {
    let server = FakeServer()
    let cycle = try cycle(server)
    #expect(await cycle.run(try await cycle.plan(wanted: [wanted("ada", "d1")])).isSuccess)
    let named = await cycle.run(try await cycle.plan(wanted: [wanted("ada", "d1"), wanted("ada", "d2")]))
    #expect(named.problems.first?.description.contains("is matched by the same value") == true, "\(named)")
    let known = await cycle.run(try await cycle.plan(wanted: [wanted("ada", "d1"), wanted("eve", "d1")]))
    #expect(known.problems.map { $0.description.contains("has the same id in the directory") } == [true, true])
  }

  @Test("removes nobody who may be somebody of whom nothing is known to match by")
  func nameless() async throws {
    let server = FakeServer()
    let cycle = try cycle(server)
    #expect(await cycle.run(try await cycle.plan(wanted: [wanted("ada"), wanted("eve", "d2")])).isSuccess)
    let report = await cycle.run(try await cycle.plan(wanted: [wanted("", "d1")]))
    #expect(report.problems.map(\.key) == ["d1", "ada"])
    #expect(await server.users().map { $0["userName"] } == ["ada"])
  }

  @Test("touches no account that two of those wanted match, whichever comes first", arguments: [true, false])
  func contested(isFirst: Bool) async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "old", "active": true, "emails": [{"type": "work", "value": "e"}]}"#)
    let ledger = MemoryLedger()
    await ledger.append(LedgerRecord(.managed(id: "id1"), .user, key: "old"))
    let app = try client(of: TwoWaysApp.self, server)
    let cycle = ProvisioningCycle(client: app, ledger: ledger, options: CycleOptions(removal: .delete))
    let users = [TwoWaysUser("old", "new"), TwoWaysUser("other", "e")]
    let report = await cycle.run(try await cycle.plan(users: isFirst ? users : users.reversed()))
    #expect(report.problems.count == 2)
    #expect(report.description.contains("Another wanted user matches the same account. "))
    #expect(await server.writes.isEmpty)
  }

  @Test("creates none of two whom any matching attribute makes the same", arguments: [true, false])
  func shared(isFirst: Bool) async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(client: try client(of: TwoWaysApp.self, server), ledger: MemoryLedger())
    let users = [TwoWaysUser("a", "e"), TwoWaysUser("b", "E"), TwoWaysUser("c", "c")]
    let report = await cycle.run(try await cycle.plan(users: isFirst ? users : users.reversed()))
    #expect(Set(report.problems.map(\.key)) == ["a", "b"])
    #expect(await server.users().map { $0["userName"] } == ["c"])
  }

  @Test("wants nobody twice by the directory's id")
  func twice() async throws {
    let server = FakeServer()
    let cycle = try cycle(server)
    let users = [wanted("a", "d1"), wanted("b", "d1")]
    #expect(await cycle.run(try await cycle.plan(wanted: users)).problems.count == 2)
    #expect(await server.writes.isEmpty)
  }
}

/// An app whose users are matched by their names, and else by their email addresses.
private enum TwoWaysApp: Connector {
  static let appName = "Two ways"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities(removeUsers: true)
  typealias User = TwoWaysUser
}

private struct TwoWaysUser: SCIMUser {
  var userName: String
  var email: String?
  var original = JSONObject()

  static let bindings: [AttributeBinding<TwoWaysUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
    .optional(\.email, at: .attribute("emails", where: .type("work"), "value"), matchingPriority: 2),
  ]

  init(_ userName: String, _ email: String? = nil) {
    self.userName = userName
    self.email = email
  }

  init(required attributes: AttributeReader<TwoWaysUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}
