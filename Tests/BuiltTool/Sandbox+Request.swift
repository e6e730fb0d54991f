import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension Sandbox {
  /// A server's answer.
  public struct Answer {
    /// The HTTP status.
    public var status: Int
    /// The header fields.
    public var headers: [AnyHashable: Any]
    /// The body.
    public var data: Data
    /// The body's members, if it is a JSON object.
    public var body: [String: Any] {
      (try? JSONSerialization.jsonObject(with: data) as? [String: Any]) ?? [:]
    }
  }

  /// Sends one request by plain HTTP, with nothing of the project between.
  ///
  /// - Parameters:
  ///   - method: The HTTP method.
  ///   - path: The path below the sandbox's URL, and perhaps a query.
  ///   - body: The JSON text to send.
  ///   - authorization: The field of this name; unless given, the sandbox's token.
  /// - Returns: The answer, whatever its status.
  /// - Throws: `URLError` where there is no server.
  public func request(
    _ method: String, _ path: String, body: String? = nil, authorization: String? = nil
  ) async throws -> Answer {
    guard let url = URL(string: "\(url)/\(path)") else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    request.setValue("application/scim+json", forHTTPHeaderField: "Content-Type")
    request.setValue(authorization ?? "Bearer \(token)", forHTTPHeaderField: "Authorization")
    let (data, response) = try await URLSession.shared.data(for: request)
    let http = response as? HTTPURLResponse
    return Answer(status: http?.statusCode ?? 0, headers: http?.allHeaderFields ?? [:], data: data)
  }

  /// Whether anybody still answers at the sandbox's URL.
  public var answers: Bool {
    get async { (try? await request("GET", "ServiceProviderConfig")) != nil }
  }
}
