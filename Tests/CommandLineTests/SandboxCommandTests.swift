import BuiltTool
import Foundation
import Testing

@Suite(.enabled(if: Judges.areInstalled, "the server is not installed; scripts/test installs it"))
struct SandboxCommandTests {
  private static let page = "tutorials/cybsafe-provisioning-tutorial.md"
  private static let user = """
    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada@example.com"}
    """

  @Test("Of JSON there is one line, and Ctrl-C is an end in good order")
  func oneLine() throws {
    let sandbox = try Sandbox(page: Self.page)
    #expect(sandbox.url.host == "127.0.0.1")
    #expect(sandbox.token.utf8.count >= 32)
    let end = try sandbox.stop()
    #expect(end.status == 0)
    #expect(end.output.isEmpty)
  }

  @Test("Two sandboxes stand side by side, each with a port and a token of its own")
  func sideBySide() throws {
    let (one, other) = (try Sandbox(page: Self.page), try Sandbox(page: Self.page))
    #expect(one.url != other.url)
    #expect(one.token != other.token)
  }

  @Test(
    "Without the token there is a SCIM error", arguments: ["", "Bearer", "Bearer wrong", "Basic TOKEN", "Bearer é"])
  func wrongToken(authorization: String) async throws {
    let sandbox = try Sandbox(page: Self.page)
    let refused = authorization.replacingOccurrences(of: "TOKEN", with: sandbox.token)
    let answer = try await sandbox.request("POST", "Users", body: Self.user, authorization: refused)
    #expect(answer.status == 401)
    #expect(answer.body["status"] as? String == "401")
    #expect((answer.headers["WWW-Authenticate"] as? String)?.hasPrefix("Bearer") == true)
  }

  @Test(
    "With the token a user is created and read back, whatever the page says",
    arguments: ["appaegis-isolation-access-cloud", "cybsafe", "promapp", "tapt"])
  func provisions(app: String) async throws {
    let sandbox = try Sandbox(page: "tutorials/\(app)-provisioning-tutorial.md")
    let created = try await sandbox.request("POST", "Users", body: Self.user)
    #expect(created.status == 201)
    let read = try await sandbox.request("GET", "Users/\(created.body["id"] as? String ?? "")")
    #expect(read.status == 200)
    #expect(read.body["userName"] as? String == "ada@example.com")
  }

  @Test("An attribute that the page requires is required")
  func required() async throws {
    let sandbox = try Sandbox(page: "tutorials/tap-app-security-provisioning-tutorial.md")
    #expect(try await sandbox.request("POST", "Users", body: Self.user).status == 400)
  }

  @Test("However a sandbox ends, no server and no file is left", arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
  func nothingLeft(signal: Int32) async throws {
    let scratch = try Scratch()
    let sandbox = try Sandbox(page: Self.page, environment: ["TMPDIR": scratch.url.path])
    #expect(await sandbox.answers)
    _ = try sandbox.stop(signal)
    // A killed sandbox can't wait for its server, which notices a moment later.
    for _ in 0..<500 where signal == SIGKILL {
      guard await sandbox.answers else { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(await !sandbox.answers)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).isEmpty)
  }

  @Test("A port that is taken is an error that says so")
  func portTaken() throws {
    let sandbox = try Sandbox(page: Self.page)
    let port = try #require(sandbox.url.port)
    let result = try Tool.run("sandbox", Self.page, "--port", "\(port)")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("error: The server can't listen on port \(port): Address already in use."))
    #expect(result.error.contains("--port"))
  }

  @Test("A page that is no tutorial, more than one, none, and no port are exit code 2")
  func wrongUsage() throws {
    let scratch = try Scratch()
    let signOn = try scratch.write(Sample.signOn, to: "page.md")
    #expect(try Tool.run("sandbox", signOn).error.contains("The page is not a provisioning tutorial."))
    for arguments in [[signOn], ["tutorials"], ["nowhere.md"], [], [Self.page, "--port", "65536"]] {
      let result = try Tool.run(["sandbox"] + arguments)
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
    }
  }
}
