/// What a server says of a request that it doesn't fulfil (RFC 7644 §3.12).
public struct SCIMFailure: Hashable, Sendable {
  /// The HTTP status code, such as 409.
  public var status: Int
  /// The kind of error in SCIM's words, such as `uniqueness`; `nil` where the server doesn't say.
  public var scimType: String?
  /// What the server says to people, made printable and without the token; `nil` where it says nothing.
  public var detail: String?
  /// How many seconds the server wants to be left alone; `nil` where it doesn't say.
  public var retryAfter: Int?

  /// Creates a failure.
  public init(status: Int, scimType: String? = nil, detail: String? = nil, retryAfter: Int? = nil) {
    self.status = status
    self.scimType = scimType
    self.detail = detail
    self.retryAfter = retryAfter
  }

  init(_ response: HTTPResponse, without token: BearerToken, now: Int) {
    let error = (try? JSONDocument(parsing: response.body).root.value.object) ?? [:]
    func text(_ name: String) -> String? {
      error.attribute(named: name)?.string.map { $0.printable(without: token) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    self.init(
      status: response.status, scimType: text("scimType"), detail: text("detail"),
      retryAfter: response.headers.retryAfter(now: now))
  }
}

extension SCIMFailure: CustomStringConvertible {
  /// The status, and in parentheses and quotation marks what the server says itself.
  public var description: String {
    let words = [scimType.map { "(\($0))" }, detail.map { "“\($0)”" }].compactMap { $0 }
    return (["status \(status)"] + words).joined(separator: " ")
  }
}

extension String {
  /// A server's text for a log or a terminal: one line of limited length, without control characters, characters that
  /// change the direction of writing, and the token.
  func printable(without token: BearerToken) -> String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        if text.unicodeScalars.last != " " { text.unicodeScalars.append(" ") }
      case .format, .surrogate, .privateUse, .unassigned: continue
      default: text.unicodeScalars.append(scalar)
      }
    }
    while text.unicodeScalars.last == " " { text.unicodeScalars.removeLast() }
    // Only now, because what has been left out may have stood within the token.
    let scalars = text.replacing(token.secret, with: "…").unicodeScalars
    return String(scalars.prefix(300)) + (scalars.count > 300 ? "…" : "")
  }

  private func replacing(_ secret: String, with dots: String) -> String {
    var rest = Substring(self).utf8
    var text: [UInt8] = []
    while let first = rest.first {
      if rest.starts(with: secret.utf8) {
        text += dots.utf8
        rest = rest.dropFirst(secret.utf8.count)
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
