import Foundation

/// A running `connectorgen sandbox`.
public final class Sandbox: Sendable {
  /// The app's SCIM endpoints are below it.
  public let url: URL
  /// The token that requests must bring.
  public let token: String
  private let process: AnnouncingProcess

  private struct Announcement: Decodable {
    var url: URL
    var token: String
  }

  /// Starts a sandbox, and comes back once it has told where it is.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - environment: Environment variables to change.
  /// - Throws: `DecodingError` where it tells nothing; it has said on standard error why.
  public init(page: String, environment: [String: String] = [:]) throws {
    process = try AnnouncingProcess(
      Tool.program, ["sandbox", page, "--format", "json"], environment: environment)
    let announcement = try JSONDecoder().decode(Announcement.self, from: process.announcement)
    (url, token) = (announcement.url, announcement.token)
  }

  /// Ends the sandbox by a signal: `SIGINT` is what Ctrl-C sends.
  ///
  /// - Returns: The exit code, or the signal's number where that was the end, and what was printed since the start.
  public func stop(_ signal: Int32 = SIGINT) throws -> (status: Int32, output: String) {
    try process.stop(signal)
  }
}
