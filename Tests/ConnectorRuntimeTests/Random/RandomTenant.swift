import ConnectorRuntime
import SeededNumbers

/// A tenant that lives through cycles of every kind.
struct RandomTenant {
  /// In which way cycles are told what is wanted.
  enum Telling: CaseIterable { case people, ids, names }

  var random: SeededGenerator
  let telling: Telling
  private let removal: CycleOptions.Removal
  let server: FakeServer
  private let ledger = MortalLedger()
  private let mapping: EntraMapping?
  var directory: RandomDirectory
  let habits: FakeServer.Habits
  /// Whether a cycle has been broken off. What it was just adding to a group that doesn't show its members, nobody knows.
  private(set) var wasBrokenOff = false
  var users: ExpectedResources
  var groups: ExpectedResources
  /// What has happened.
  var story: [String] = []
  /// What was wrong.
  var problems: [String] = []

  init(seed: UInt64) throws {
    random = SeededGenerator(state: seed)
    telling = random.pick(Telling.allCases, else: .people)
    removal = random.pick(CycleOptions.Removal.allCases, else: .delete)
    habits = FakeServer.Habits(&random)
    server = FakeServer(habits)
    mapping = telling == .people ? try OfficeApp.mapping() : nil
    directory = RandomDirectory(hasInactive: !habits.hidesDisabledInLists)
    let isDeleting = removal == .delete
    users = ExpectedResources(name: "userName", tag: "nickName", isDeleting: isDeleting)
    groups = ExpectedResources(name: "displayName", tag: "externalId", isDeleting: isDeleting)
    story.append("\(telling), \(removal), \(habits)")
  }

  /// Lives, until something is wrong.
  mutating func live() async throws {
    for _ in 0..<3 where problems.isEmpty {
      for _ in 0..<Int.random(in: 0...3, using: &random) where problems.isEmpty {
        try await change()
        try await disturbedCycle()
      }
      if random.chance(70) { try await change() }
      if problems.isEmpty { try await settle() }
    }
  }

  /// Lets something happen in the directory and on the server.
  mutating func change() async throws {
    if random.chance(30) { try await addForeignUser() }
    if random.chance(20) { try await addForeignGroup() }
    if random.chance(20) { await meddle() }
    func names(_ all: [JSONObject], _ expected: ExpectedResources, _ name: String) -> [String] {
      all.filter { expected.isUnmanaged($0.text("id")) }.map { $0.text(name) }
    }
    let foreignUsers = await names(server.users(), users, "userName")
    let foreignGroups = await names(server.groups(), groups, "displayName")
    let tags = await Dictionary(server.users().map { ($0.text("userName").lowercased(), $0.text("nickName")) }) { $1 }
    directory.change(foreignUsers: foreignUsers, foreignGroups: foreignGroups, &random) { name, number in
      telling == .names || tags[name].map { $0 == "d\(number)" } ?? true
    }
    story.append("directory: \(directory)")
  }

  /// A cycle that mishaps may befall.
  mutating func disturbedCycle() async throws {
    let mishaps = RandomMishaps(&random)
    wasBrokenOff = wasBrokenOff || mishaps.end != nil
    let options = CycleOptions(
      removal: removal, reading: random.pick(CycleOptions.Reading.allCases, else: .automatic),
      deletionThreshold: random.chance(15) ? Int.random(in: 0...2, using: &random) : nil,
      concurrency: random.pick([1, 4], else: 1))
    _ = try await cycle(options, mishaps)
  }

  /// Cycles that nothing befalls, and what must be so then.
  ///
  /// One is enough, but for a name that somebody hands on: who is to have it is created in the second one, once the
  /// other one has got a new name.
  mutating func settle() async throws {
    let options = CycleOptions(
      removal: removal, reading: random.pick(CycleOptions.Reading.allCases, else: .automatic),
      concurrency: random.pick([1, 4], else: 1))
    for _ in 0..<2 { _ = try await cycle(options, RandomMishaps()) }
    let writes = await server.writes.count
    guard let (plan, report) = try await cycle(options, RandomMishaps()) else { return }
    if !plan.actions.allSatisfy({ $0 == .nothing }) { problems.append("the plan is not empty: \(plan)") }
    if !report.isSuccess { problems.append("the report has problems: \(report)") }
    if await server.writes.count != writes { problems.append("something is written") }
    await compare()
  }

  private mutating func cycle(
    _ options: CycleOptions, _ mishaps: RandomMishaps
  ) async throws -> (plan: ProvisioningPlan<OfficeUser>, report: ProvisioningReport)? {
    await ledger.begin()
    let transport = RoughTransport(server, ledger, mishaps)
    let client = try SCIMClient<OfficeApp>(
      tenantURL: FakeServer.url, token: BearerToken(FakeServer.token), transport: transport,
      retries: RetryPolicy(jitter: 1...1), limits: SCIMLimits(pageSize: 10, memberBatchSize: 2), clock: Waits().clock)
    let cycle = ProvisioningCycle(client: client, ledger: ledger, options: options, mapping: mapping)
    story.append("cycle: \(mishaps)")
    let (usersBefore, groupsBefore) = await (server.users(), server.groups())
    let (wantedUsers, wantedGroups) = (directory.people.map(wanted), directory.teams.map(wanted))
    let writes = await server.writes.count
    let plan: ProvisioningPlan<OfficeUser>
    do {
      plan = try await self.plan(cycle)
    } catch {
      story.append("no plan: \(error)")
      if mishaps.faults.isEmpty { problems.append("no plan: \(error)") }
      return nil
    }
    if await server.writes.count != writes { problems.append("the plan writes") }
    story.append("plan: \(plan)")
    users.begin(wantedUsers, usersBefore)
    groups.begin(wantedGroups, groupsBefore)
    let report = await transport.run { await cycle.run(plan) }
    story.append("report: \(report)")
    for sent in await server.writes.dropFirst(writes) {
      story.append("\(sent.method) \(sent.path) \(JSONValue.object(sent.body).serialized(indented: false))")
    }
    if report.results.count != plan.actions.count { problems.append("the report has \(report.results.count) results") }
    let (usersAfter, groupsAfter) = await (server.users(), server.groups())
    problems += users.problems(wantedUsers, usersBefore, usersAfter, spared: "active")
    problems += groups.problems(wantedGroups, groupsBefore, groupsAfter, spared: "members")
    return (plan, report)
  }
}
