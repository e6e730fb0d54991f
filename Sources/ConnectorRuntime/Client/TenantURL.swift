import Foundation

/// Where a tenant's SCIM endpoint is, checked: resources are below it.
struct TenantURL: Sendable {
  /// Without a slash at the end.
  private let base: URLComponents

  /// Reads a tenant URL as an administrator gives it. White space around it, which comes with copying and pasting, is
  /// left out.
  ///
  /// - Throws: ``ProvisioningError`` where it is none, or would show the token to everybody on the way.
  init(_ text: String) throws(ProvisioningError) {
    func unusable(_ reason: String) -> ProvisioningError { ProvisioningError(.unusableTenantURL(reason: reason)) }
    guard var parts = URLComponents(string: text.trimmedAfterPasting), let scheme = parts.scheme?.lowercased(),
      let host = parts.host, !host.isEmpty, ["http", "https"].contains(scheme)
    else { throw unusable("it must be a whole URL such as https://example.com/scim") }
    guard scheme == "https" || Self.isLoopback(host) else {
      throw unusable("it must begin with https, because the token would be readable on its way")
    }
    guard parts.user == nil, parts.password == nil else {
      throw unusable("a user name or password in it is not used; the token goes in by itself")
    }
    guard parts.fragment == nil else { throw unusable("what follows the # in it is never sent") }
    while parts.percentEncodedPath.hasSuffix("/") { parts.percentEncodedPath.removeLast() }
    base = parts
  }

  /// RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3.
  private static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let isIPv4 = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil } && parts[0] == "127"
    return isIPv4 || host.lowercased() == "localhost" || host == "::1" || host == "[::1]"
  }

  /// The URL of a resource or of all resources of a type. A query that the tenant URL has stays, before the other.
  ///
  /// - Parameters:
  ///   - path: What follows the tenant URL, part by part; each is percent-encoded.
  ///   - query: The query's names and values; each is percent-encoded.
  /// - Returns: The URL.
  /// - Throws: ``ProvisioningError`` where a part would lead elsewhere.
  func url(_ path: [String], query: [(name: String, value: String)] = []) throws(ProvisioningError) -> URL {
    // These would lead elsewhere than below the tenant URL, and can't be encoded.
    guard !path.contains(where: { ["", ".", ".."].contains($0) }) else {
      throw ProvisioningError(.noIdentifier)
    }
    var parts = base
    parts.percentEncodedPath += path.map { "/" + Self.percentEncoded($0) }.joined()
    let items = query.map { "\($0.name)=\(Self.percentEncoded($0.value))" }
    let all = (base.percentEncodedQuery.map { [$0] } ?? []) + items
    parts.percentEncodedQuery = all.isEmpty ? nil : all.joined(separator: "&")
    guard let url = parts.url else {
      throw ProvisioningError(.unusableTenantURL(reason: "no URL of a resource can be made of it"))
    }
    return url
  }

  /// Everything but the unreserved characters of RFC 3986 §2.3 encoded, also the plus sign, which servers take for a
  /// space.
  private static func percentEncoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
