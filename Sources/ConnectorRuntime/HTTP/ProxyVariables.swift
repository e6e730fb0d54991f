import Foundation

/// The variables by which Foundation's sessions on Linux, as curl, are told of a proxy.
struct ProxyVariables: Sendable {
  private let proxy: String?
  private let exceptions: [String]

  init(_ environment: [String: String]) {
    func value(_ names: String...) -> String? { names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } }
    // In upper case, the first one is not read, since a request's header could set it in a web server's program.
    proxy = value("http_proxy", "all_proxy", "ALL_PROXY")
    exceptions = (value("no_proxy", "NO_PROXY") ?? "").split { $0 == "," || $0 == " " }.map {
      $0.drop { $0 == "." }.lowercased()
    }
  }

  /// Whether a request to the URL goes to a proxy that can read it.
  func exposes(_ url: URL) -> Bool {
    guard proxy != nil, url.scheme?.lowercased() == "http", let host = url.host?.lowercased() else { return false }
    return !exceptions.contains { $0 == "*" || $0 == host || host.hasSuffix(".\($0)") }
  }
}
