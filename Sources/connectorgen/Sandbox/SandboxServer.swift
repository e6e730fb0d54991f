import ConnectorEmitters
import ConnectorJSON
import ConnectorManifest

/// A SCIM server on loopback, made from an app's discovery documents.
struct SandboxServer {
  /// The app's SCIM endpoints are below it.
  let url: String
  /// The token that requests must bring.
  let token: String
  private let child: ChildProcess

  /// Starts a server, and comes back once it has answered a request.
  ///
  /// - Parameters:
  ///   - manifest: The app.
  ///   - port: The port to listen on; 0 for any that is free.
  ///   - environment: What runs the server.
  /// - Throws: ``SandboxError`` where the server can't have the port, or doesn't accept the documents.
  init(
    for manifest: ConnectorManifest, port: UInt16, in environment: PythonEnvironment
  ) async throws(SandboxError) {
    token = Self.randomToken()
    let order = try Self.order(for: manifest, port: port, token: token)
    let script = String(decoding: PackageResources.server_py, as: UTF8.self)
    child = try ChildProcess(environment.python, ["-I", "-c", script], isAnswering: true)
    // Not as arguments, which every user of the machine can read.
    child.write(line: order.serialized(indented: false))
    let answer = try? JSONDocument(parsing: await child.firstLine()).root.value.object
    guard let port = answer?["port"]?.integer else {
      child.kill()
      _ = await child.status()
      if let reason = answer?["unbound"]?.string {
        throw SandboxError(
          message: "The server can't listen on port \(port): \(reason).",
          help: "name another with --port, or none to have one that is free")
      }
      throw SandboxError(
        message: "The server has ended before its first answer.", help: "its last words are above",
        lastWords: child.lastWords())
    }
    url = "http://127.0.0.1:\(port)/v2"
  }

  /// Waits for the server's end, which is a failure; a cancelled task ends the server.
  ///
  /// - Throws: ``SandboxError`` when the server has ended by itself.
  func wait() async throws(SandboxError) {
    let status = await child.status()
    if Task.isCancelled { return }
    throw SandboxError(
      message: "The server has ended with the status \(status).", help: "start it again",
      lastWords: child.lastWords())
  }

  /// What the server is to be, on one line of JSON.
  private static func order(
    for manifest: ConnectorManifest, port: UInt16, token: String
  ) throws(SandboxError) -> JSONValue {
    do throws(InvalidSlugError) {
      let files = try manifest.templateFiles()
      func document(_ kind: TemplateKind) -> JSONValue {
        JSONValue(files.first { $0.path.hasSuffix("/" + kind.fileName) }?.contents)
      }
      return [
        "port": .number(JSONNumber(Int(port))), "token": .string(token), "schemas": document(.scimSchemas),
        "resourceTypes": document(.scimResourceTypes),
        "serviceProviderConfig": document(.scimServiceProviderConfig),
      ]
    } catch {
      throw SandboxError(message: error.description, help: "give the app a name of letters or digits")
    }
  }

  /// 256 bits from the system's random numbers, which are fit for secrets, as hexadecimal digits.
  private static func randomToken() -> String {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
