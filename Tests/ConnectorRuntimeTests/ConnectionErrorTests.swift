import ConnectorRuntime
import Testing

@Suite("Connection errors")
struct ConnectionErrorTests {
  @Test("tell a wrong token, a wrong URL, a web page, a redirect, TLS, the network and the time apart")
  func apart() async throws {
    let faults: [FakeServer.Fault] = [
      .answer(404), .answer(200, ["Content-Type": "text/html"], "<html>"), .answer(200, [:], "{}"),
      .answer(302, ["Location": "https://login.example.com/?token=x"]), .answer(403), .answer(429), .answer(500),
      .lostBefore(.untrusted), .lostBefore(.cannotConnect), .lostAfter(.timedOut), .lostAfter(.cutOff),
    ]
    var texts: Set<String> = []
    for fault in faults {
      let server = FakeServer()
      await server.fail(.get, fault)
      do {
        try await client(of: TestApp.self, server).testConnection()
        Issue.record("\(fault) is no error")
      } catch let error as ProvisioningError {
        texts.insert(error.description)
      }
      #expect(await server.requests.count == 1)
    }
    #expect(texts.count == faults.count)
    #expect(!texts.contains { $0.contains("token=") })
    try await client(of: TestApp.self, FakeServer()).testConnection()
  }

  @Test("of a conflict stay, where looking for the other resource fails, too")
  func conflict() async throws {
    let server = FakeServer()
    await server.fail(.post, .answer(409))
    await server.fail(.get, .answer(400))
    let users = try client(of: TestApp.self, server).users
    guard case .conflict = await kind(of: { _ = try await users.createOrFind(TestUser("ada")) }) else {
      throw Unexpected(nil)
    }
  }

  @Test("send nobody to the tenant URL for a resource that has gone")
  func gone() async throws {
    let server = FakeServer()
    let users = try client(of: TestApp.self, server).users
    let ada = try await users.createOrFind(TestUser("ada"))
    try await users.delete(ada)
    do {
      _ = try await users.update(ada, to: TestUser("ada", title: "T"))
      Issue.record("an account that has gone is updated")
    } catch {
      #expect("\(error)".hasSuffix("Find it again, or plan again."))
    }
    await server.fail(.get, .answer(404))
    do {
      _ = try await users.all()
      Issue.record("an endpoint that there is not is no error")
    } catch {
      #expect("\(error)".hasSuffix("Check the path of the tenant URL."))
    }
  }

  @Test("never show the token, even if the server does")
  func secret() async throws {
    let token = "wrong-but-secret"
    let server = FakeServer()
    do {
      try await client(of: TestApp.self, server, token: token).testConnection()
      Issue.record("a wrong token is no error")
    } catch {
      #expect("\(error)".contains("Bearer …"))
      #expect(!String(reflecting: error).contains(token))
      var dumped = ""
      dump(error, to: &dumped)
      #expect(!dumped.contains(token))
    }
    let bearer = try BearerToken(" \(token)\n")
    var dumped = ""
    dump(bearer, to: &dumped)
    dump(try client(of: TestApp.self, server, token: token), to: &dumped)
    #expect(!"\(bearer) \(String(reflecting: bearer)) \(dumped)".contains(token))
  }

  @Test("never show the token that a server hides between invisible characters, nor that of a request's headers")
  func hiddenSecret() async throws {
    let server = FakeServer()
    await server.fail(.get, .answer(400, [:], #"{"detail": "very-\u200bsecret-\u00adtoken"}"#))
    let users = try client(of: TestApp.self, server).users
    guard case .refused(let failure) = await kind(of: { _ = try await users.all() }) else { throw Unexpected(nil) }
    #expect(failure.detail == "…")
    let headers: HTTPHeaders = ["Authorization": "Bearer \(FakeServer.token)"]
    var dumped = ""
    dump(headers, to: &dumped)
    #expect(!"\(headers) \(String(reflecting: headers)) \(dumped)".contains(FakeServer.token))
  }

  @Test("make a server's text printable")
  func printable() async throws {
    let server = FakeServer()
    let detail =
      #"{"detail": "a\u001b[31m\r\nb\u202ec\#(String(repeating: "x", count: 999))", "scimType": "invalidValue"}"#
    await server.fail(.get, .answer(400, [:], detail))
    guard
      case .refused(let failure) = await kind(of: { try await client(of: TestApp.self, server).testConnection() })
    else { throw Unexpected(nil) }
    #expect(failure.scimType == "invalidValue")
    #expect(failure.detail?.hasPrefix("a [31m bcxxx") == true)
    #expect((failure.detail?.count ?? 0) < 310)
  }

  @Test(
    "come before anything is sent, where the tenant URL is unfit",
    arguments: [
      "", "scim", "ftp://x.org", "http://example.com/scim", "https://", "https://u:p@x.org", "https://x.org/#a",
    ])
  func unfitURL(url: String) async {
    let error = await kind {
      _ = try SCIMClient<TestApp>(tenantURL: url, token: BearerToken("t"), transport: FakeServer())
    }
    guard case .unusableTenantURL = error else {
      Issue.record("\(url) is taken")
      return
    }
  }

  @Test(
    "are not made of a URL that leads to the machine itself, or has white space around it",
    arguments: ["http://127.0.0.1:8/v2/", "http://localhost/", " https://example.com/scim\n"])
  func loopback(url: String) throws {
    _ = try SCIMClient<TestApp>(tenantURL: url, token: BearerToken("t"), transport: FakeServer())
  }

  @Test("come of a token that no header can hold", arguments: ["", " ", "a b", "a\nb", "ä"])
  func unfitToken(token: String) async {
    #expect(await kind { _ = try BearerToken(token) } == .unusableToken)
  }
}
