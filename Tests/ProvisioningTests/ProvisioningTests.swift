import BuiltTool
import ConnectorRuntime
import Foundation
import SampleTenant
import Testing

/// Each generated connector against a real server of its own page, over HTTP.
@Suite("A generated connector", .enabled(if: Judges.areInstalled, "no server; scripts/test installs it"), .serialized)
struct ProvisioningTests {
  @Test("brings a server to exactly what is wanted, again and again", arguments: AppUnderTest.all)
  func provisions(app: AppUnderTest) async throws {
    try await app.type.provisions()
  }

  @Test("loses and doubles nothing when it is killed and started again", arguments: AppUnderTest.all, [true, false])
  func killed(app: AppUnderTest, isSent: Bool) async throws {
    try await app.type.isKilled(isSent: isSent)
  }
}

/// An app, with its name for the tests' log.
struct AppUnderTest: CustomTestStringConvertible, Sendable {
  let type: any SampledApp.Type
  var testDescription: String { type.appName }

  static let all = sampledApps.map(AppUnderTest.init)
}

extension SampledApp {
  fileprivate static func provisions() async throws {
    let sandbox = try Sandbox(page: page)
    let now = WantedTenant(people: 200, groups: 20)
    let ledger = MemoryLedger()

    await #expect(throws: ProvisioningError.self) {
      try await SCIMClient<Self>(tenantURL: sandbox.url.absoluteString, token: BearerToken("wrong")).testConnection()
    }
    try await SCIMClient<Self>(tenantURL: sandbox.url.absoluteString, token: BearerToken(sandbox.token))
      .testConnection()

    let first = try await cycle(sandbox, now, ledger)
    #expect(first.report.isSuccess, "\(first.report)")
    try await sandbox.expect(now.state(of: Self.self), takesGroups)

    let second = try await cycle(sandbox, now, ledger)
    #expect(second.counts.writes == 0)

    let later = now.later
    let third = try await cycle(sandbox, later, ledger)
    #expect(third.report.problems.count == (removesUsers ? 0 : 20), "\(third.report)")
    try await sandbox.expect(later.state(of: Self.self, after: now), takesGroups)
    #expect(try await cycle(sandbox, later, ledger).counts.writes == 0)

    let last = try await cycle(sandbox, later, ledger, removal: .delete)
    try await sandbox.expect(later.state(of: Self.self, after: now, removal: .delete), takesGroups)
    #expect(try await cycle(sandbox, later, ledger, removal: .delete).counts.writes == 0)

    for (name, counts) in [
      ("first", first.counts), ("second", second.counts), ("changed", third.counts), ("deleted", last.counts),
    ] {
      let methods = counts.methods.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      print("\(appName), \(name) cycle: \(methods); \(Double(counts.total) / 200) requests a user")
    }
  }

  /// Has a process provision, and be killed among the users and, where there are any, among the groups.
  fileprivate static func isKilled(isSent: Bool) async throws {
    let tenant = WantedTenant(people: 40, groups: 8)
    let wanted = tenant.state(of: Self.self)
    for write in takesGroups ? [20, 44] : [20] {
      let sandbox = try Sandbox(page: page)
      let scratch = try Scratch()
      let file = scratch.url.appendingPathComponent("ledger")
      let end = try Tool.run(
        Tool.product("KilledProvisioning"),
        [page, sandbox.url.absoluteString, file.path, "40", "8", "\(write)", isSent ? "sent" : "unsent"],
        environment: ["TOKEN": sandbox.token])
      #expect(end.status == SIGKILL)
      let half = try await sandbox.state(hasGroups: takesGroups)
      #expect(!half.users.isEmpty && half.lines < wanted.lines)
      let report = try await cycle(sandbox, tenant, FileLedger(file)).report
      #expect(report.isSuccess, "\(report)")
      try await sandbox.expect(wanted, takesGroups)
    }
  }

  /// One cycle, and what a proxy that spoils nothing has counted of it.
  private static func cycle(
    _ sandbox: Sandbox, _ tenant: WantedTenant, _ ledger: any ProvisioningLedger,
    removal: CycleOptions.Removal = .disable
  ) async throws -> (report: ProvisioningReport, counts: FaultProxy.Counts) {
    let proxy = try FaultProxy(sandbox)
    let client = try SCIMClient<Self>(tenantURL: proxy.url, token: BearerToken(sandbox.token))
    let cycle = ProvisioningCycle(client: client, ledger: ledger, options: CycleOptions(removal: removal))
    let report = await cycle.run(try await plan(tenant, cycle))
    return (report, try proxy.counts())
  }
}

extension Sandbox {
  /// Expects the server to have what is wanted, and nothing else.
  func expect(_ wanted: ServerState, _ hasGroups: Bool, at place: SourceLocation = #_sourceLocation) async throws {
    let state = try await state(hasGroups: hasGroups)
    #expect(state == wanted, "\(state.difference(from: wanted))", sourceLocation: place)
  }
}
