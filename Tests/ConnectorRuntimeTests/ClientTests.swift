import ConnectorRuntime
import Testing

@Suite("A client")
struct ClientTests {
  @Test("creates, finds, changes only what differs, and deletes")
  func life() async throws {
    let server = FakeServer()
    let users = try client(of: TestApp.self, server).users
    let made = try await users.createOrFind(TestUser("a \"b\" \\ +ü&@example.com", title: "T"))
    #expect(try await users.find(matching: TestUser("A \"B\" \\ +ü&@EXAMPLE.com"))?.id == made.id)
    var wanted = made
    wanted.workEmail = "w"
    wanted.givenName = "Ada"
    wanted.title = nil
    let changed = try await users.update(made, to: wanted)
    #expect(changed.workEmail == "w" && changed.givenName == "Ada" && changed.title == nil)
    wanted.workEmail = nil
    _ = try await users.update(changed, to: wanted)
    #expect(await server.users().first?["emails"] == nil)
    await server.forgetRequests()
    let same = try await users.read(id: made.id ?? "")
    _ = try await users.update(same, to: wanted)
    #expect(await server.writes.isEmpty)
    try await users.deactivate(same)
    #expect(await server.users().first?["active"] == false)
    try await users.delete(same)
    try await users.delete(same)
    #expect(await server.users().isEmpty)
  }

  @Test("puts a new value of a list as a whole, because there is no place for a part of it yet")
  func newValue() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "ada", "emails": [{"type": "home", "value": "h"}]}"#)
    let users = try client(of: TestApp.self, server).users
    let ada = try #require(try await users.find(matching: TestUser("ada")))
    _ = try await users.update(ada, to: TestUser("ada", workEmail: "w"))
    #expect(
      await server.users().first?["emails"] == [
        ["type": "home", "value": "h"], ["type": "work", "value": "w"],
      ])
  }

  @Test("does not trust a filter's answer")
  func ignoredFilter() async throws {
    var habits = FakeServer.Habits()
    habits.ignoresFilters = true
    habits.largestPage = 2
    let server = FakeServer(habits)
    for name in ["a", "b", "c", "d", "e"] { try await server.add("Users", #"{"userName": "\#(name)"}"#) }
    let users = try client(of: TestApp.self, server).users
    #expect(try await users.find(matching: TestUser("e"))?.userName == "e")
    #expect(try await users.find(matching: TestUser("f")) == nil)
  }

  @Test("keeps the tenant URL as it is encoded, but for a slash at its end", arguments: ["", "/"])
  func encodedURL(end: String) async throws {
    let transport = LastURL()
    let client = try SCIMClient<TestApp>(
      tenantURL: "https://example.com/a%2Fb%2F" + end, token: BearerToken("t"), transport: transport, retries: .never)
    #expect(await kind { _ = try await client.users.read(id: "c/d") } == .cutOff)
    #expect(await transport.url == "https://example.com/a%2Fb%2F/Users/c%2Fd")
  }

  @Test("asks with the boolean that SCIM has, where the directory writes a text")
  func primaryFilter() async throws {
    let transport = LastURL()
    let client = try SCIMClient<PrimaryRoleApp>(
      tenantURL: "https://example.com", token: BearerToken("t"), transport: transport, retries: .never)
    #expect(await kind { _ = try await client.users.find(matching: PrimaryRoleUser("admin")) } == .cutOff)
    let query = await transport.url?.removingPercentEncoding
    #expect(query?.contains(#"filter=roles[primary eq true and value eq "admin"]"#) == true, "\(query ?? "")")
  }

  @Test("reads all pages, whatever a server says of their number", arguments: [nil, 0, 3, 1000, .min, .max])
  func paging(told: Int?) async throws {
    var habits = FakeServer.Habits()
    habits.toldTotal = told
    let server = FakeServer(habits)
    for number in 0..<25 { try await server.add("Users", #"{"userName": "u\#(number)"}"#) }
    let client = try client(of: TestApp.self, server, limits: SCIMLimits(pageSize: 5))
    #expect(try await client.users.all().count == 25)
    let cycle = ProvisioningCycle(client: client, ledger: MemoryLedger())
    #expect(try await cycle.plan(users: [TestUser("u24")]).actions == [.update([.attribute("active")])])
  }

  @Test("reads shorter pages than it asks for, and doesn't take those that repeat for all")
  func oddPages() async throws {
    var habits = FakeServer.Habits()
    habits.largestPage = 3
    let short = FakeServer(habits)
    habits.repeatsFirstPage = true
    let repeating = FakeServer(habits)
    for number in 0..<10 {
      try await short.add("Users", #"{"userName": "u\#(number)"}"#)
      try await repeating.add("Users", #"{"userName": "u\#(number)"}"#)
    }
    #expect(try await client(of: TestApp.self, short).users.all().count == 10)
    let users = try client(of: TestApp.self, repeating).users
    #expect(await kind { _ = try await users.all() } == .incompleteList(count: 3, total: 10))
  }

  @Test("overwrites nobody's change")
  func versions() async throws {
    var habits = FakeServer.Habits()
    habits.hasVersions = true
    let server = FakeServer(habits)
    let users = try client(of: TestApp.self, server).users
    let ada = try await users.createOrFind(TestUser("ada"))
    await server.touch("ada", "title", "Countess")
    let update = await kind { _ = try await users.update(ada, to: TestUser("ada", title: "Lady")) }
    guard case .changedMeanwhile = update else { throw Unexpected(update) }
    #expect(await server.users().first?["title"] == "Countess")
    let deletion = await kind { try await users.delete(ada) }
    guard case .changedMeanwhile = deletion else { throw Unexpected(deletion) }
  }

  @Test("goes on with what its own changes left", arguments: [false, true])
  func ownVersions(answersWithNothing: Bool) async throws {
    var habits = FakeServer.Habits()
    habits.hasVersions = true
    habits.answersPatchWithNothing = answersWithNothing
    let server = FakeServer(habits)
    let client = try client(of: TestApp.self, server)
    let ada = try await client.users.createOrFind(TestUser("ada"))
    try await client.users.delete(try await client.users.deactivate(ada))
    #expect(await server.users().isEmpty)
    var staff = try await client.groups.createOrFind(SampleGroup(displayName: "Staff", members: [Member("0")]))
    staff = try await client.groups.addMembers(["1", "2"], to: staff)
    #expect(staff.members.map(\.value) == ["0", "1", "2"])
    staff = try await client.groups.rename(staff, to: "People")
    staff = try await client.groups.removeMembers(["0", "1"], from: staff)
    #expect(staff.members.map(\.value) == ["2"])
    try await client.groups.delete(staff)
  }

  @Test("tells what it has written, though the server's answer leaves something out")
  func sparseAnswer() async throws {
    var habits = FakeServer.Habits()
    habits.hiddenAttributes = ["userName"]
    let server = FakeServer(habits)
    let users = try client(of: TestApp.self, server).users
    let ada = try await users.createOrFind(TestUser("ada"))
    #expect(ada.id == "id1" && ada.userName == "ada")
    let changed = try await users.update(ada, to: TestUser("ada", title: "T"))
    #expect(changed.userName == "ada" && changed.title == "T")
    #expect(try await users.deactivate(changed).active == false)
  }

  @Test("names a resource that it can't read, shows the others, and mends it")
  func unreadable() async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "ada"}"#)
    try await server.add("Users", #"{"title": "nobody"}"#)
    try await server.add("Users", #"{"userName": "grace"}"#)
    let users = try client(of: TestApp.self, server).users
    let all = try await users.all()
    #expect(all.map { try? $0.get().userName } == ["ada", nil, "grace"])
    guard case .failure(let error) = all[1], let id = error.resourceID else { throw Unexpected(nil) }
    #expect(try await users.update(id: id, to: TestUser("nobody")).title == nil)
    #expect(try await users.read(id: id).userName == "nobody")
  }

  @Test("sends members in batches")
  func members() async throws {
    let server = FakeServer()
    let groups = try client(of: TestApp.self, server, limits: SCIMLimits(memberBatchSize: 4)).groups
    let staff = try await groups.createOrFind(SampleGroup(displayName: "Staff"))
    let ids = (0..<10).map { "m\($0)" }
    try await groups.addMembers(ids, to: staff)
    #expect(await server.writes.count == 4)
    try await groups.removeMembers(Array(ids.dropLast()), from: staff)
    let renamed = try await groups.rename(staff, to: "People")
    #expect(renamed.displayName == "People")
    #expect(renamed.members.map(\.value) == ["m9"])
  }

  @Test("asks nothing of a resource whose id leads elsewhere", arguments: ["", ".", ".."])
  func unusableID(id: String) async throws {
    let server = FakeServer()
    let users = try client(of: TestApp.self, server).users
    #expect(await kind { _ = try await users.read(id: id) } == .noIdentifier)
    #expect(await server.requests.isEmpty)
  }

  @Test("ends at once when it is cancelled")
  func cancellation() async throws {
    let server = FakeServer()
    await server.fail(.get, .silence)
    let users = try client(of: TestApp.self, server).users
    let task = Task { try await users.all() }
    while await server.requests.isEmpty { await Task.yield() }
    task.cancel()
    let end = await kind { _ = try await task.value }
    #expect(end == .cancelled)
  }
}

private enum PrimaryRoleApp: Connector {
  static let appName = "Primary role"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities()
  typealias User = PrimaryRoleUser
}

private struct PrimaryRoleUser: SCIMUser {
  var role: String?
  var original = JSONObject()

  static let bindings: [AttributeBinding<PrimaryRoleUser>] = [
    .optional(
      \.role,
      at: .attribute("roles", where: .comparison(attribute: "primary", operator: .eq, value: .string("True")), "value"),
      matchingPriority: 1)
  ]

  init(_ role: String?) {
    self.role = role
  }

  init(required attributes: AttributeReader<PrimaryRoleUser>) throws(AttributeValueError) {
    self.init(nil)
  }
}

/// A transport that only notes where it is asked to go.
private actor LastURL: HTTPTransport {
  private(set) var url: String?

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    url = request.url.absoluteString
    throw .cutOff
  }
}

struct Unexpected: Error {
  let kind: ProvisioningError.Kind?

  init(_ kind: ProvisioningError.Kind?) {
    self.kind = kind
  }
}
