import ConnectorRuntime
import Testing

@Suite("A fault")
struct FaultTests {
  static let transient: [FakeServer.Fault] = [
    .answer(503), .answer(503, ["Retry-After": "7"]), .answer(502), .answer(429), .answer(408), .lostBefore(.cutOff),
    .lostBefore(.cannotConnect), .lostBefore(.timedOut), .lostAfter(.cutOff), .lostAfter(.timedOut),
    .garbled(#"{"id": "id1", "userNa"#), .garbled("<html>"), .answer(200, [:], "<html>"), .garbled("{}"),
  ]

  @Test(
    "on the way loses and doubles nothing, once somewhere or several times at first", arguments: transient,
    [true, false])
  func nothingLost(fault: FakeServer.Fault, isRepeated: Bool) async throws {
    for method in [HTTPRequest.Method.get, .post, .patch, .delete] {
      for position in 0..<3 {
        let server = FakeServer()
        try await server.add("Users", #"{"userName": "old"}"#)
        let ledger = MemoryLedger()
        let cycle = ProvisioningCycle(
          client: try client(of: TestApp.self, server), ledger: ledger, options: CycleOptions(removal: .delete))
        let first = try await cycle.plan(users: ["a", "b", "old"].map { TestUser($0) }, groups: [])
        #expect(await cycle.run(first).isSuccess)
        if isRepeated {
          for _ in 0...position { await server.fail(method, fault) }
        } else {
          await server.fail(method, after: position, fault)
        }
        let users = [TestUser("a", title: "T"), TestUser("b", workEmail: "w"), TestUser("c"), TestUser("d")]
        let groups = [WantedGroup("G", members: ["a", "c"])]
        let report = await cycle.run(try await cycle.plan(users: users, groups: groups))
        #expect(report.isSuccess, "\(method): \(report)")
        let names = await server.users().compactMap { $0["userName"]?.string }
        #expect(names.sorted() == ["a", "b", "c", "d"], "\(method)")
        #expect(await server.users().first { $0["userName"] == "b" }?["emails"]?.array?.count == 1)
        #expect(await server.resources["Groups"]?.map { $0["members"]?.array?.count } == [2])
        let again = try await cycle.plan(users: users, groups: groups)
        #expect(again.actions.allSatisfy { $0 == .nothing }, "\(method): \(again)")
      }
    }
  }

  @Test("that lets a write take place is not answered by a second write")
  func adopted() async throws {
    let server = FakeServer()
    await server.fail(.post, .lostAfter())
    let made = try await client(of: TestApp.self, server).users.createOrFind(TestUser("ada"))
    #expect(made.userName == "ada")
    #expect(await server.writes.count == 1)
  }

  @Test("is waited for as long as the server asks, in seconds or until a time")
  func retryAfter() async throws {
    let server = FakeServer()
    await server.fail(
      .get, .answer(429, ["Retry-After": "120"]), .answer(503, ["Retry-After": "Sun, 06 Nov 1994 08:50:37 GMT"]),
      .answer(
        429, ["Retry-After": "Sun, 06 Nov 1994 09:00:00 GMT", "Date": "Sun, 06 Nov 1994 08:59:30 GMT"]),
      .answer(503))
    let waits = Waits()
    #expect(try await client(of: TestApp.self, server, waits: waits).users.all().isEmpty)
    #expect(await waits.all == [.seconds(120), .seconds(60), .seconds(30), .seconds(4)])
  }

  @Test(
    "is waited for by the client's own measure, where the server asks for a time that there can't be",
    arguments: ["Sun, 9223372036854775807 Nov 1994 08:49:37 GMT", "99999999999999999999", "soon", "-1", ""])
  func absurdRetryAfter(value: String) async throws {
    let server = FakeServer()
    await server.fail(.get, .answer(429, ["Retry-After": value]))
    let waits = Waits()
    #expect(try await client(of: TestApp.self, server, waits: waits).users.all().isEmpty)
    #expect(await waits.all == [.milliseconds(500)])
  }

  @Test("is waited out for as long as quotas are counted, in steps that chance makes shorter, but not the server's own")
  func jitter() async throws {
    let server = FakeServer()
    for _ in 0..<8 { await server.fail(.get, .answer(429)) }
    await server.fail(.get, .answer(429, ["Retry-After": "31"]))
    let waits = Waits()
    let client = try SCIMClient<TestApp>(
      tenantURL: FakeServer.url, token: BearerToken(FakeServer.token), transport: server,
      retries: RetryPolicy(jitter: 0.5...0.5), clock: waits.clock)
    #expect(try await client.users.all().isEmpty)
    #expect(await waits.all == [0.25, 0.5, 1, 2, 4, 8, 15, 15, 31].map { Duration.seconds($0) })
  }

  @Test("of the server itself is not answered by a second write")
  func serverFault() async throws {
    let server = FakeServer()
    await server.fail(.post, .answer(500))
    let users = try client(of: TestApp.self, server).users
    guard case .serverFault = await kind(of: { _ = try await users.createOrFind(TestUser("ada")) }) else {
      throw Unexpected(nil)
    }
    #expect(await server.requests.count == 1)
  }

  @Test("that leaves everything without an answer ends a cycle after five time-outs, not after as many for each user")
  func silence() async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(
      client: try client(of: TestApp.self, server), ledger: MemoryLedger(), options: CycleOptions(concurrency: 1))
    let plan = try await cycle.plan(users: (0..<50).map { TestUser("u\($0)") })
    await server.forgetRequests()
    for _ in 0..<500 { await server.fail(.post, .lostBefore(.timedOut)) }
    for _ in 0..<500 { await server.fail(.get, .lostBefore(.timedOut)) }
    let report = await cycle.run(plan)
    #expect(report.problems.count == 50)
    for problem in report.problems {
      guard case .failed(let error) = problem.outcome, error.kind == .silent else { throw Unexpected(nil) }
    }
    // One to create the first user, and five to find out whether that was done.
    #expect(await server.requests.count == 6)
  }

  @Test("that is a long wait for some is no silence where others are answered")
  func slowness() async throws {
    let server = FakeServer()
    let users = try client(of: TestApp.self, server).users
    // Looking whether it was done is answered each time.
    for _ in 0..<9 { await server.fail(.post, .lostBefore(.timedOut)) }
    #expect(try await users.createOrFind(TestUser("ada")).userName == "ada")
    #expect(await server.writes.count == 10)
  }

  @Test("that lasts is an error in the end, and so is one that the server wants to be waited for too long")
  func lasting() async throws {
    let server = FakeServer()
    for _ in 0..<10 { await server.fail(.get, .answer(500)) }
    let users = try client(of: TestApp.self, server).users
    guard case .serverFault = await kind(of: { _ = try await users.all() }) else { throw Unexpected(nil) }
    #expect(await server.requests.count == 10)
    await server.fail(.get, .answer(429, ["Retry-After": "86400"]))
    guard case .rateLimited(let failure) = await kind(of: { _ = try await users.all() }) else { throw Unexpected(nil) }
    #expect(failure.retryAfter == 86_400)
  }
}
