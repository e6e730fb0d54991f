import BuiltTool
import Foundation
import Testing

/// Tests/judges/fault_proxy.py before a sandbox, which spoils some answers and counts requests.
final class FaultProxy: Sendable {
  let url: String
  private let process: AnnouncingProcess

  struct Counts: Decodable {
    var methods: [String: Int]
    var faults: [String: Int]

    var total: Int { methods.values.reduce(0, +) }
    var writes: Int { total - methods["GET", default: 0] }
  }

  /// Starts a proxy that spoils one of some requests, with the faults in their turns; none without faults.
  init(_ sandbox: Sandbox, faults: [String] = [], every: Int = 0, seconds: Double = 0) throws {
    let plan: [String: Any] = ["every": every, "faults": faults, "seconds": seconds]
    let text = String(decoding: try JSONSerialization.data(withJSONObject: plan), as: UTF8.self)
    process = try AnnouncingProcess(
      Judges.python, ["Tests/judges/fault_proxy.py", sandbox.url.absoluteString, text])
    let port = String(decoding: process.announcement, as: UTF8.self).prefix { $0.isNumber }
    url = "http://127.0.0.1:\(port)\(sandbox.url.path)"
  }

  /// What has come since the start.
  func counts() throws -> Counts {
    let root = try #require(URL(string: "/__counts", relativeTo: URL(string: url)))
    return try JSONDecoder().decode(Counts.self, from: Data(contentsOf: root))
  }
}
