import BuiltTool
import ConnectorRuntime
import Foundation
import GeneratedConnectors
import SampleTenant
import Testing

/// Generated connectors against real servers, over a network that spoils every fourth request.
@Suite("Over a bad network", .enabled(if: Judges.areInstalled, "no server; scripts/test installs it"), .serialized)
struct FaultTests {
  /// What Tests/judges/fault_proxy.py can do.
  static let faults = [
    "429", "503", "drop-before", "drop-after", "slow", "cut-short", "html-before", "html-after", "wrong-type",
  ]

  @Test("no app loses or doubles anything, whatever happens", arguments: AppUnderTest.all)
  func everyFault(app: AppUnderTest) async throws {
    let run = try await app.type.provisions(over: Self.faults)
    #expect(Set(run.counts.faults.keys) == Set(Self.faults))
  }

  @Test("no fault loses or doubles anything, however often it happens", arguments: faults)
  func oneFault(fault: String) async throws {
    let run = try await CybSafeConnector.provisions(over: [fault])
    guard fault == "429" else { return }
    #expect(run.waits.count == run.counts.faults["429"])
    #expect(run.waits.allSatisfy { $0 >= .seconds(1) })
  }

  /// Foundation on Linux would begin to send the request again by itself, and never end it.
  @Test("a connection that was kept open and ends is told at once, and the request not repeated")
  func keptOpen() async throws {
    let sandbox = try Sandbox(page: CybSafeConnector.page)
    let proxy = try FaultProxy(sandbox, faults: ["drop-before"], every: 2)
    let transport = URLSessionTransport(timeout: .seconds(60))
    let url = try #require(URL(string: "\(proxy.url)/Users"))
    let headers: HTTPHeaders = ["Authorization": "Bearer \(sandbox.token)", "Content-Type": "application/scim+json"]
    let first = try await transport.send(HTTPRequest(method: .get, url: url, headers: headers))
    #expect(first.status == 200)
    await #expect(throws: TransportError.cutOff) {
      try await transport.send(HTTPRequest(method: .post, url: url, headers: headers, body: Array("{}".utf8)))
    }
    #expect(try proxy.counts().methods == ["GET": 1, "POST": 1])
  }
}

extension SampledApp {
  /// Two cycles over a bad network, and what came of them.
  fileprivate static func provisions(
    over faults: [String]
  ) async throws -> (counts: FaultProxy.Counts, waits: [Duration]) {
    let sandbox = try Sandbox(page: page)
    let proxy = try FaultProxy(sandbox, faults: faults, every: 4, seconds: 2)
    let waits = Waits()
    // Slow answers come too late.
    let timeout: Duration = faults.contains("slow") ? .seconds(1) : .seconds(30)
    let client = try SCIMClient<Self>(
      tenantURL: proxy.url, token: BearerToken(sandbox.token), transport: URLSessionTransport(timeout: timeout),
      retries: RetryPolicy(attempts: 12), clock: waits.clock)
    let cycle = ProvisioningCycle(client: client, ledger: MemoryLedger(), options: CycleOptions(removal: .delete))

    // Many groups, because a server takes two of one name, unlike users.
    let now = WantedTenant(people: 24, groups: 12)
    let first = await cycle.run(try await plan(now, cycle))
    #expect(first.isSuccess, "\(first)")
    try await sandbox.expect(now.state(of: Self.self), takesGroups)

    let later = now.later
    let second = await cycle.run(try await plan(later, cycle))
    #expect(second.problems.count == (removesUsers ? 0 : 2), "\(second)")
    try await sandbox.expect(later.state(of: Self.self, after: now, removal: .delete), takesGroups)

    let counts = try proxy.counts()
    let spoilt = counts.faults.values.reduce(0, +)
    #expect(spoilt == counts.total / 4)
    print("\(appName), \(faults.joined(separator: " ")): \(counts.total) requests, \(spoilt) spoilt")
    return (counts, await waits.all)
  }
}

/// The waits that a client asked for; a test only waits for a moment.
private actor Waits {
  private(set) var all: [Duration] = []

  nonisolated var clock: WallClock {
    WallClock(now: WallClock.system.now) { wait in
      await self.note(wait)
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private func note(_ wait: Duration) { all.append(wait) }
}
