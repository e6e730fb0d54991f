import Foundation

/// A request to a SCIM server (RFC 7644 §3).
///
/// Its description leaves the headers and the body out: the token stands in one, personal data in the other.
public struct HTTPRequest: Sendable {
  /// The methods that SCIM has (RFC 7644 §3.2).
  public enum Method: String, CaseIterable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  /// What to do.
  public var method: Method
  /// The resource that it is done to.
  public var url: URL
  /// The headers, the token among them.
  public var headers: HTTPHeaders
  /// The body's bytes; `nil` where there is no body.
  public var body: [UInt8]?

  /// Creates a request.
  public init(method: Method, url: URL, headers: HTTPHeaders = [:], body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The method and the path.
  public var description: String { "\(method.rawValue) \(url.path)" }
  /// The method and the path.
  public var debugDescription: String { description }
  /// The method and the path.
  public var customMirror: Mirror { Mirror(self, children: ["method": method, "path": url.path]) }
}

/// What a server answers.
public struct HTTPResponse: Sendable {
  /// The status code, such as 200.
  public var status: Int
  /// The headers.
  public var headers: HTTPHeaders
  /// The whole body's bytes; empty where there is none.
  public var body: [UInt8]

  /// Creates a response.
  public init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
