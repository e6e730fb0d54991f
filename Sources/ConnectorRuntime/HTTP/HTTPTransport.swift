/// What carries requests to a server: the one thing to write for another HTTP client than ``URLSessionTransport``.
///
/// A transport sends each request once. It doesn't retry, and it follows no redirect, so that the token never comes to
/// another server than the one it was given for.
public protocol HTTPTransport: Sendable {
  /// Sends a request and waits for the whole answer, whatever its status.
  ///
  /// - Parameter request: The request, with all headers that it needs.
  /// - Returns: The server's answer.
  /// - Throws: ``TransportError`` where there is no whole answer, ``TransportError/cancelled`` at once when the task is
  ///   cancelled.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

/// Why a request has no answer.
public enum TransportError: Error, Hashable, Sendable {
  /// There is no way to the server: its name has no address, or nobody listens there. The request was not sent.
  case cannotConnect
  /// The server can't prove who it is, or speaks no TLS. The request was not sent.
  case untrusted
  /// A proxy would get to read the request, because it isn't encrypted. It was not sent.
  case exposed
  /// The answer took too long. The server may have done what was asked.
  case timedOut
  /// The connection ended before the answer did. The server may have done what was asked.
  case cutOff
  /// The answer's body has more bytes than are taken. The server may have done what was asked.
  case tooLarge
  /// The task was cancelled. The server may have done what was asked.
  case cancelled
}
