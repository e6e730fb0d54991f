/// A file's path in the form that services compare: without `.`, doubled slashes, and `..` where a folder precedes it.
struct FilePath {
  /// The path, with its parts parted by slashes.
  let text: String
  /// Whether the path begins at the root of the file system.
  let isAbsolute: Bool

  init(_ path: String) {
    isAbsolute = path.unicodeScalars.first == "/"
    var parts: [Substring.UnicodeScalarView] = []
    for part in path.unicodeScalars.split(separator: "/") where !part.elementsEqual(".".unicodeScalars) {
      if part.elementsEqual("..".unicodeScalars) {
        let leavesFolder = parts.last.map { !$0.elementsEqual("..".unicodeScalars) } ?? false
        if leavesFolder {
          parts.removeLast()
          continue
        }
        if isAbsolute { continue }
      }
      parts.append(part)
    }
    let joined = parts.map { String($0) }.joined(separator: "/")
    text = isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// The path with all but the unreserved characters of RFC 3986 §2.3 and the slashes percent-encoded.
  var percentEncoded: String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }
}
