import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests through Foundation's URL session.
///
/// Redirects are not followed, cookies are not kept, and nothing is cached.
public struct URLSessionTransport: HTTPTransport {
  private let session: RoutedSession
  private let timeout: Duration
  private let proxies: ProxyVariables

  /// Creates a transport.
  ///
  /// - Parameters:
  ///   - timeout: How long a request may take, until the last byte of the answer.
  ///   - maximumBodySize: How many bytes of an answer's body are taken; with more it is ``TransportError/tooLarge``.
  public init(timeout: Duration = .seconds(60), maximumBodySize: Int = 64 << 20) {
    #if canImport(FoundationNetworking)
      let environment = ProcessInfo.processInfo.environment
    #else
      let environment: [String: String] = [:]
    #endif
    self.init(timeout: timeout, maximumBodySize: maximumBodySize, environment: environment)
  }

  /// Creates a transport in an environment that may name proxies.
  package init(timeout: Duration = .seconds(60), maximumBodySize: Int = 64 << 20, environment: [String: String]) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    session = RoutedSession(configuration, maximumBodySize: maximumBodySize)
    self.timeout = timeout
    proxies = ProxyVariables(environment)
  }

  /// Sends a request.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard !proxies.exposes(request.url) else { throw .exposed }
    // Foundation's own clock is to stay out of the way: on Linux it doesn't keep time well.
    var urlRequest = URLRequest(url: request.url, timeoutInterval: 2 * (timeout / .seconds(1)) + 60)
    urlRequest.httpMethod = request.method.rawValue
    urlRequest.httpShouldHandleCookies = false
    for (name, value) in request.headers { urlRequest.setValue(value, forHTTPHeaderField: name) }
    urlRequest.httpBody = request.body.map { Data($0) }
    return try await session.send(urlRequest, within: timeout).get()
  }
}
