import Foundation

/// A running `connectorgen sandbox`, stopped at the latest when the test is done with it.
public final class Sandbox: Sendable {
  /// The app's SCIM endpoints are below it.
  public let url: URL
  /// The token that requests must bring.
  public let token: String
  private let process: Process
  private let output = Pipe()

  /// Why there is no sandbox.
  public struct Failure: Error {
    /// What it printed instead of a URL and a token.
    public var output: String
  }

  private struct Announcement: Decodable {
    var url: URL
    var token: String
  }

  /// Starts a sandbox, and comes back once it has told where it is.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - environment: Environment variables to change.
  /// - Throws: ``Failure`` where it tells nothing.
  public init(page: String, environment: [String: String] = [:]) throws {
    process = Tool.process(
      Tool.program, ["sandbox", page, "--format", "json"], in: Tool.repository, environment: environment)
    process.standardOutput = output
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += more
    }
    do {
      let announcement = try JSONDecoder().decode(Announcement.self, from: line)
      (url, token) = (announcement.url, announcement.token)
    } catch {
      process.terminate()
      throw Failure(output: String(decoding: line, as: UTF8.self))
    }
  }

  deinit { kill(process.processIdentifier, SIGKILL) }

  /// Ends the sandbox by a signal: `SIGINT` is what Ctrl-C sends.
  ///
  /// - Returns: The exit code, or the signal's number where that was the end, and what was printed since the start.
  public func stop(_ signal: Int32 = SIGINT) throws -> (status: Int32, output: String) {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let rest = try output.fileHandleForReading.readToEnd() ?? Data()
    return (process.terminationStatus, String(decoding: rest, as: UTF8.self))
  }
}
