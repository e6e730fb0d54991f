import ConnectorRuntime
import Testing

@Suite("The deletion threshold")
struct DeletionThresholdTests {
  private static let users = (0..<5).map { TestUser("u\($0)") }
  private static let groups = (0..<3).map { WantedGroup("g\($0)", members: ["u0", "u4"]) }

  /// A tenant with five users and three groups, and what is planned where fewer of them are wanted.
  private func plan(
    _ threshold: Int?, _ removal: CycleOptions.Removal, users: Int, groups: Int
  ) async throws -> (server: FakeServer, plan: ProvisioningPlan<TestUser>, report: ProvisioningReport) {
    let server = FakeServer()
    let client = try client(of: TestApp.self, server)
    let ledger = MemoryLedger()
    let first = ProvisioningCycle(client: client, ledger: ledger)
    #expect(await first.run(try await first.plan(users: Self.users, groups: Self.groups)).isSuccess)
    await server.forgetRequests()
    let options = CycleOptions(removal: removal, deletionThreshold: threshold)
    let second = ProvisioningCycle(client: client, ledger: ledger, options: options)
    let plan = try await second.plan(
      users: Array(Self.users.prefix(users)), groups: Self.groups.prefix(groups).map { WantedGroup($0.name) })
    return (server, plan, await second.run(plan))
  }

  @Test("lets so many go", arguments: [nil, 2], CycleOptions.Removal.allCases)
  func below(threshold: Int?, removal: CycleOptions.Removal) async throws {
    let (server, _, report) = try await plan(threshold, removal, users: 3, groups: 1)
    #expect(report.isSuccess, "\(report)")
    let left = await server.users().filter { $0["active"] != false }
    #expect(left.count == 3)
  }

  @Test("lets nobody go where there would be more, and says so", arguments: CycleOptions.Removal.allCases)
  func above(removal: CycleOptions.Removal) async throws {
    let (server, plan, report) = try await plan(1, removal, users: 3, groups: 3)
    #expect(plan.description.contains("2 users would be taken away in one cycle, more than the"))
    #expect(report.problems.map(\.key) == ["u3", "u4"])
    #expect(await server.users().filter { $0["active"] != false }.count == 5)
    // Who stays is still a member; the others are not.
    #expect(await server.groups().allSatisfy { $0["members"]?.array?.count == 1 })
  }

  @Test("lets no group go, nor its members, where there would be more", arguments: CycleOptions.Removal.allCases)
  func groups(removal: CycleOptions.Removal) async throws {
    let (server, plan, report) = try await plan(1, removal, users: 5, groups: 1)
    #expect(plan.description.contains("2 groups would be taken away in one cycle"))
    #expect(report.problems.map(\.key) == ["g1", "g2"])
    for (name, members) in ["g0": 0, "g1": 2, "g2": 2] {
      #expect(await server.group(name)?["members"]?.array?.count ?? 0 == members)
    }
  }
}
