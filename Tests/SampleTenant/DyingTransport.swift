import ConnectorRuntime
import Foundation

/// A transport whose process is killed at a request that would change something.
package actor DyingTransport: HTTPTransport {
  private let transport = URLSessionTransport()
  private var rest: Int
  private let sendsLast: Bool

  /// Creates a transport.
  ///
  /// - Parameters:
  ///   - write: At which such request, counted from 1.
  ///   - isSent: Whether the server still gets it.
  package init(at write: Int, isSent: Bool) {
    rest = write
    sendsLast = isSent
  }

  /// Sends a request, or ends the process as no handler can prevent.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard request.method != .get else { return try await transport.send(request) }
    rest -= 1
    guard rest == 0 else { return try await transport.send(request) }
    if sendsLast { _ = try await transport.send(request) }
    kill(getpid(), SIGKILL)
    throw .cancelled
  }
}
