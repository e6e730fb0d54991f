/// A secret token that goes into the `Authorization` header (RFC 6750 §2.1).
///
/// The secret is never printed: not by the description, not by a debugger's mirror.
public struct BearerToken: Sendable {
  let secret: String

  /// Takes a token over. White space around it, which comes with copying and pasting, is left out.
  ///
  /// - Parameter secret: The token as the app's console shows it, without the word "Bearer".
  /// - Throws: ``ProvisioningError`` of the kind ``ProvisioningError/Kind/unusableToken`` where it is empty or has
  ///   characters that a header can't hold.
  public init(_ secret: String) throws(ProvisioningError) {
    let trimmed = secret.trimmedAfterPasting
    guard !trimmed.isEmpty, trimmed.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw ProvisioningError(.unusableToken)
    }
    self.secret = trimmed
  }
}

extension String {
  /// The text without the white space around it, which comes with copying and pasting.
  var trimmedAfterPasting: String {
    let bytes = utf8.drop { $0 <= 0x20 }
    return String(decoding: bytes.prefix(bytes.count - bytes.reversed().prefix { $0 <= 0x20 }.count), as: UTF8.self)
  }
}

extension BearerToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Three dots.
  public var description: String { "…" }
  /// Three dots.
  public var debugDescription: String { "…" }
  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
