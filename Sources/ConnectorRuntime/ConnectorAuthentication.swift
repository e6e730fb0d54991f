/// How a client signs in to an app; `nil` wherever the tutorial doesn't say.
public struct ConnectorAuthentication: Hashable, Sendable {
  /// The kinds of credentials.
  public enum Method: String, Hashable, CaseIterable, Codable, Sendable {
    /// A long-lived token in the `Authorization` header (RFC 6750 §2.1).
    case bearerToken
    /// OAuth 2.0 (RFC 6749): an administrator signs in and consents, or the client has credentials of its own.
    case oauthAuthorization
    /// An administrator's user name and password.
    case adminCredentials
    /// Something else.
    case other
  }

  /// The kind of credentials.
  public var method: Method?
  /// What the app calls the secret token.
  public var secretTokenName: String?
  /// How long a secret token is valid, as an ISO 8601 duration such as `P6M`.
  public var tokenLifetime: String?

  /// Creates an authentication.
  public init(method: Method? = nil, secretTokenName: String? = nil, tokenLifetime: String? = nil) {
    self.method = method
    self.secretTokenName = secretTokenName
    self.tokenLifetime = tokenLifetime
  }
}
