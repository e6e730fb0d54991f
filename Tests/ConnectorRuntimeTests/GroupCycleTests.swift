import ConnectorRuntime
import Testing

/// What groups have besides their names.
@Suite("A cycle with groups")
struct GroupCycleTests {
  private let users = ["a", "b"].map { NameOnlyUser($0) }

  @Test("gives them the directory's ids, and then writes no more")
  func externalId() async throws {
    let server = FakeServer()
    let cycle = try cycle(server)
    for id in ["x1", "x2"] {
      let groups = [WantedGroup("G", members: ["a"], externalId: id), WantedGroup("H")]
      #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
      #expect(await server.groups().compactMap { $0["externalId"] } == [.string(id)])
      #expect(try await cycle.plan(users: users, groups: groups).actions.allSatisfy { $0 == .nothing })
    }
    let silent = try await cycle.plan(users: users, groups: [WantedGroup("G", members: ["a"]), WantedGroup("H")])
    #expect(silent.actions.allSatisfy { $0 == .nothing })
  }

  @Test("says so where the app's groups have no such id")
  func withoutExternalId() async throws {
    let cycle = ProvisioningCycle(client: try client(of: NamedGroupsApp.self, FakeServer()), ledger: MemoryLedger())
    let plan = try await cycle.plan(users: [], groups: [WantedGroup("G", externalId: "x")])
    #expect(await cycle.run(plan).problems.count == 1)
  }

  @Test("renames one that the directory has renamed")
  func renamed() async throws {
    let server = FakeServer()
    let cycle = try cycle(server)
    let before = [WantedGroup("G", members: ["a"], directoryID: "d")]
    #expect(await cycle.run(try await cycle.plan(users: users, groups: before)).isSuccess)
    let after = [WantedGroup("H", members: ["a"], directoryID: "d")]
    let plan = try await cycle.plan(users: users, groups: after)
    #expect(plan.actions == [.nothing, .nothing, .update([.attribute("displayName")])])
    #expect(await cycle.run(plan).isSuccess)
    #expect(await server.groups().map { $0["displayName"] } == ["H"])
    #expect(try await cycle.plan(users: users, groups: after).actions.allSatisfy { $0 == .nothing })
  }

  @Test("touches none of two of the same name", arguments: [true, false])
  func sameName(isThere: Bool) async throws {
    let server = FakeServer()
    if isThere { try await server.add("Groups", #"{"displayName": "G"}"#) }
    let groups = [WantedGroup("G", members: ["a"]), WantedGroup("g")]
    let cycle = try cycle(server)
    #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).problems.count == 2)
    #expect(await server.writes.allSatisfy { $0.path == "/v2/Users" })
  }

  @Test("makes them of the directory's groups, whose members are its people")
  func mapped() async throws {
    let server = FakeServer()
    let cycle = try cycle(
      server, mapping: schema(["userName"], groups: ["displayName", "externalId", "note", "members"]))
    let people: [DirectoryObject] = [
      ["objectId": "d1", "userName": "a"], ["objectId": "d2", "userName": "b"],
    ]
    var group: DirectoryObject = [
      "objectId": "g1", "displayName": "G", "externalId": "x", "note": "N",
      "members": [.reference("d1"), .reference("d2")],
    ]
    #expect(await cycle.run(try await cycle.plan(people: people, groups: [group])).isSuccess)
    let made = try #require(await server.groups().first)
    #expect([made["displayName"], made["externalId"], made["note"]] == ["G", "x", "N"])
    #expect(made["members"]?.array?.count == 2)
    #expect(try await cycle.plan(people: people, groups: [group]).actions.allSatisfy { $0 == .nothing })
    (group["note"], group["members"], group["displayName"]) = (nil, [.reference("d2")], "H")
    #expect(await cycle.run(try await cycle.plan(people: people, groups: [group])).isSuccess)
    let changed = try #require(await server.groups().first)
    #expect([changed["displayName"], changed["externalId"], changed["note"]] == ["H", "x", nil])
    #expect(changed["members"]?.array?.count == 1)
  }

  @Test("keeps a group as it is of which the mapping can make nothing", arguments: CycleOptions.Removal.allCases)
  func unmappable(removal: CycleOptions.Removal) async throws {
    let server = FakeServer()
    let mapping = schema(["userName"], groups: ["displayName", "note", "members"])
    let cycle = try cycle(server, mapping: mapping, removal: removal)
    let people: [DirectoryObject] = [["objectId": "d1", "userName": "a"]]
    let group: DirectoryObject = ["objectId": "g1", "displayName": "G", "members": [.reference("d1")]]
    #expect(await cycle.run(try await cycle.plan(people: people, groups: [group])).isSuccess)
    await server.forgetRequests()
    for bad: DirectoryObject in [
      ["objectId": "g1", "displayName": "G", "note": ["a", "b"]], ["objectId": "g1", "displayName": ["a", "b"]],
      ["displayName": ["a", "b"]],
    ] {
      #expect(await !cycle.run(try await cycle.plan(people: people, groups: [bad])).problems.isEmpty)
    }
    #expect(await server.writes.isEmpty)
  }

  @Test(
    "changes members only as the kind of flow lets it",
    arguments: [("ObjectAddOnly", ["a"]), ("AttributeAddOnly", ["a"]), ("MultiValueAddOnly", ["a", "b"])])
  func flow(type: String, members: [String]) async throws {
    let server = FakeServer()
    let mapping = schema(["userName"], groups: ["displayName", "members"], flowTypes: ["members": type])
    let cycle = try cycle(server, mapping: mapping)
    for member in ["a", "b"] {
      let groups = [WantedGroup("G", members: [member])]
      #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
    }
    let group = try #require(await server.groups().first)
    #expect(group["members"]?.array?.count == members.count)
    #expect(
      try await cycle.plan(users: users, groups: [WantedGroup("G", members: ["b"])]).actions.allSatisfy {
        $0 == .nothing
      })
  }

  @Test(
    "takes members out of groups whose members the server doesn't show by itself, or at all",
    arguments: [FakeServer.Shown.always, .onRequest, .never])
  func hiddenMembers(shown: FakeServer.Shown) async throws {
    var habits = FakeServer.Habits()
    habits.showsMembers = shown
    let server = FakeServer(habits)
    let cycle = try cycle(server)
    for members in [["a", "b"], ["b"], ["a"], []] {
      let groups = members.isEmpty ? [] : [WantedGroup("G", members: members)]
      #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
      #expect(await server.groups().first?["members"]?.array?.count ?? 0 == members.count, "\(members)")
      await server.forgetRequests()
      #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
      #expect(await server.writes.isEmpty)
    }
  }

  @Test(
    "takes a member out where the first try came to nothing, or its answer was lost, and the server shows no members",
    arguments: [.lostBefore(.timedOut), .answer(503), .lostAfter(.cutOff)] as [FakeServer.Fault])
  func hiddenFault(fault: FakeServer.Fault) async throws {
    let server = FakeServer(.hidingMembers)
    let cycle = try cycle(server)
    let both = [WantedGroup("G", members: ["a", "b"])]
    #expect(await cycle.run(try await cycle.plan(users: users, groups: both)).isSuccess)
    await server.fail(.patch, fault)
    let one = [WantedGroup("G", members: ["b"])]
    #expect(await cycle.run(try await cycle.plan(users: users, groups: one)).isSuccess)
    #expect(await server.group("G")?["members"]?.array?.count == 1)
    #expect(try await cycle.plan(users: users, groups: one).actions.allSatisfy { $0 == .nothing })
  }

  @Test("takes those out, too, whom a group was given before something went wrong", arguments: [true, false])
  func hiddenPart(isThere: Bool) async throws {
    let server = FakeServer(.hidingMembers)
    let cycle = try cycle(server, limits: SCIMLimits(memberBatchSize: 1))
    let empty = [WantedGroup("G")]
    #expect(await cycle.run(try await cycle.plan(users: users, groups: isThere ? empty : [])).isSuccess)
    // The first member gets there, the second one doesn't.
    await server.fail(.patch, after: isThere ? 1 : 0, .answer(400))
    let both = [WantedGroup("G", members: ["a", "b"])]
    #expect(await !cycle.run(try await cycle.plan(users: users, groups: both)).isSuccess)
    #expect(await server.group("G")?["members"]?.array?.count == 1)
    #expect(await cycle.run(try await cycle.plan(users: users, groups: empty)).isSuccess)
    #expect(await server.group("G")?["members"]?.array?.count ?? 0 == 0)
  }

  @Test("gives and takes again what came to nothing in the midst of it, where the server shows no members")
  func hiddenRest() async throws {
    let server = FakeServer(.hidingMembers)
    let cycle = try cycle(server, limits: SCIMLimits(memberBatchSize: 1))
    let (both, none) = ([WantedGroup("G", members: ["a", "b"])], [WantedGroup("G")])
    // The group is created with the first member, so that the second one is the first to be sent.
    for (groups, count, good) in [(both, 2, 0), (none, 0, 1), (both, 2, 1)] {
      await server.fail(.patch, after: good, .answer(400))
      #expect(await !cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
      #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
      #expect(await server.group("G")?["members"]?.array?.count ?? 0 == count)
    }
  }

  @Test("asks no second time for members that come without what wasn't asked for")
  func bareAnswer() async throws {
    var habits = FakeServer.Habits.hidingMembers
    habits.showsOnlyWhatIsAsked = true
    let server = FakeServer(habits)
    let waits = Waits()
    let cycle = try cycle(server, waits: waits)
    let groups = [WantedGroup("G", members: ["a"])]
    #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
    #expect(try await cycle.plan(users: users, groups: groups).actions.allSatisfy { $0 == .nothing })
    #expect(await waits.all.isEmpty)
  }

  @Test("gives a group its members once a server takes them that shows none")
  func addedLate() async throws {
    var habits = FakeServer.Habits()
    habits.showsMembers = .never
    let server = FakeServer(habits)
    let cycle = try cycle(server)
    #expect(await cycle.run(try await cycle.plan(users: users, groups: [WantedGroup("G")])).isSuccess)
    let groups = [WantedGroup("G", members: ["a"])]
    await server.fail(.patch, .answer(400))
    #expect(await !cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
    #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
    #expect(await server.groups().first?["members"]?.array?.count == 1)
  }

  @Test("gives a group its members back, whom somebody else has taken out")
  func emptied() async throws {
    let server = FakeServer()
    let cycle = try cycle(server)
    let groups = [WantedGroup("G", members: ["a"])]
    #expect(await cycle.run(try await cycle.plan(users: users, groups: groups)).isSuccess)
    await server.empty("G")
    let plan = try await cycle.plan(users: users, groups: groups)
    #expect(plan.actions == [.nothing, .nothing, .update([.attribute("members")])])
    #expect(await cycle.run(plan).isSuccess)
    #expect(await server.groups().map { $0["members"]?.array?.count } == [1])
  }

  private func cycle(
    _ server: FakeServer, mapping: JSONValue? = nil, removal: CycleOptions.Removal = .disable,
    limits: SCIMLimits = SCIMLimits(), waits: Waits = Waits()
  ) throws -> ProvisioningCycle<TeamsApp> {
    ProvisioningCycle(
      client: try client(of: TeamsApp.self, server, waits: waits, limits: limits), ledger: MemoryLedger(),
      options: CycleOptions(removal: removal), mapping: try mapping.map { try EntraMapping($0) })
  }
}

/// An app whose groups have more than names and members.
private enum TeamsApp: GroupProvisioning {
  static let appName = "Teams"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities(removeUsers: true)
  typealias User = NameOnlyUser
  typealias Group = TeamsGroup
}

private struct TeamsGroup: SCIMGroup {
  var displayName: String
  var externalIdentifier: String?
  var note: String?
  var members: [Member] = []
  var original = JSONObject()

  static let bindings: [AttributeBinding<TeamsGroup>] = [
    .required(\.displayName, at: .attribute("displayName"), matchingPriority: 1),
    .optional(\.externalIdentifier, at: .attribute("externalId")), .optional(\.note, at: .attribute("note")),
    .list(\.members, at: .attribute("members")),
  ]

  init(required attributes: AttributeReader<TeamsGroup>) throws(AttributeValueError) {
    displayName = try attributes[\.displayName]
  }
}
