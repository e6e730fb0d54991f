/// The way from a JSON document's root to a value in it (RFC 6901).
public struct JSONPointer: Hashable, Sendable {
  /// The keys and indices on the way, without escapes; none for the root.
  public var tokens: [String]

  /// A pointer made of its keys and indices, which are taken as they are.
  public init(_ tokens: [String] = []) {
    self.tokens = tokens
  }

  /// Reads a pointer's text, such as `/resources/0/name`; `nil` where the text is none, because it doesn't begin with a
  /// slash or has a tilde that is not `~0` or `~1` (RFC 6901 §3).
  public init?(parsing text: String) {
    tokens = []
    // By scalars: a slash and a combining accent make one character, but the slash still separates.
    var parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)[...]
    guard parts.popFirst()?.isEmpty == true else { return nil }
    for part in parts {
      var token = String.UnicodeScalarView()
      var isEscape = false
      for scalar in part {
        switch (isEscape, scalar) {
        case (false, "~"): isEscape = true
        case (false, _): token.append(scalar)
        case (true, "0"), (true, "1"):
          token.append(scalar == "0" ? "~" : "/")
          isEscape = false
        default: return nil
        }
      }
      guard !isEscape else { return nil }
      tokens.append(String(token))
    }
  }

  /// The pointer to a member of the object that this one leads to.
  public func appending(_ key: String) -> JSONPointer {
    JSONPointer(tokens + [key])
  }

  /// The pointer to an element, counted from 0, of the array that this one leads to.
  public func appending(_ index: Int) -> JSONPointer {
    JSONPointer(tokens + [String(index)])
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer's text: each token after a slash, with `~0` for a tilde and `~1` for a slash; empty for the root.
  public var description: String {
    var text = String.UnicodeScalarView()
    for token in tokens {
      text.append("/")
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text.append(contentsOf: "~0".unicodeScalars)
        case "/": text.append(contentsOf: "~1".unicodeScalars)
        default: text.append(scalar)
        }
      }
    }
    return String(text)
  }
}

extension JSONValue {
  /// The value that a pointer leads to from this one, or `nil` where it leads nowhere (RFC 6901 §4).
  public subscript(pointer: JSONPointer) -> JSONValue? {
    var value = self
    for token in pointer.tokens {
      switch value {
      case .object(let object):
        guard let next = object[token] else { return nil }
        value = next
      case .array(let elements):
        // An index has one spelling: no sign and no leading zeros.
        guard let index = Int(token), String(index) == token, elements.indices.contains(index) else { return nil }
        value = elements[index]
      default:
        return nil
      }
    }
    return value
  }
}
