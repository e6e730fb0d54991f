/// When an attribute's value may be written (RFC 7643 §2.2 and §7).
public enum Mutability: String, CaseIterable, Codable, Sendable {
  /// Only the service provider sets it.
  case readOnly
  /// It may be set and changed at any time; the default.
  case readWrite
  /// It may be set when the resource or value is made, and not changed afterwards.
  case immutable
  /// It may be set, and is never given back.
  case writeOnly
}

/// When an attribute is part of a response (RFC 7643 §2.2 and §7).
public enum Returned: String, CaseIterable, Codable, Sendable {
  /// In every response, whatever was asked for.
  case always
  /// In no response.
  case never
  /// In every response, unless the client asks for other attributes only; the default.
  case `default`
  /// Only where the client asks for it, or has just set it.
  case request
}

/// How far a service provider keeps an attribute's values apart (RFC 7643 §2.2 and §7).
public enum Uniqueness: String, CaseIterable, Codable, Sendable {
  /// Two resources may have the same value; the default.
  case none
  /// No two resources of one tenant have the same value.
  case server
  /// No two resources anywhere have the same value.
  case global
}
