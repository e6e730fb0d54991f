/// A transport that counts the requests that go through it, retries included.
public actor CountingTransport: HTTPTransport {
  /// How many requests of each method have been sent.
  public private(set) var requests: [HTTPRequest.Method: Int] = [:]
  private let transport: any HTTPTransport

  /// Creates a counter around a transport.
  public init(_ transport: any HTTPTransport = URLSessionTransport()) {
    self.transport = transport
  }

  /// How many requests have been sent.
  public var total: Int { requests.values.reduce(0, +) }

  /// How many of them could have changed something: all but GET.
  public var writes: Int { total - requests[.get, default: 0] }

  /// Begins to count from zero.
  public func reset() { requests = [:] }

  /// Counts a request and sends it.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    requests[request.method, default: 0] += 1
    return try await transport.send(request)
  }
}
