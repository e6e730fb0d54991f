/// An address of the web, taken apart as far as reading needs it.
struct WebAddress {
  /// The scheme, in lower case: `https`.
  let scheme: String
  /// The host, in lower case, with placeholders as they are written.
  let host: String
  /// The path and what follows it.
  let path: String

  /// Reads an address with a scheme; `nil` for anything else.
  init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = text[..<colon].lowercased()
    let rest = text[text.index(after: colon)...]
    guard scheme == "https" || scheme == "http", rest.hasPrefix("//") else { return nil }
    let authority = rest.dropFirst(2)
    let end =
      authority.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
      ?? authority.endIndex
    guard end > authority.startIndex else { return nil }
    self.scheme = scheme
    host = authority[..<end].lowercased()
    path = String(authority[end...])
  }

  /// Hosts of the directory's own portals and documents: links to them say nothing of the app.
  static func isDirectory(_ host: String) -> Bool {
    directoryHosts.contains { host == $0 || host.hasSuffix("." + $0) }
  }

  private static let directoryHosts = [
    "microsoft.com", "azure.com", "microsoftonline.com", "microsoftonline.us", "windows.net", "office.com", "aka.ms",
    "msdn.com", "windowsazure.com",
    "azure.us", "live.com", "youtube.com",
  ]
}
