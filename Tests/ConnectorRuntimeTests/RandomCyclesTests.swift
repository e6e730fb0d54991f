import Testing

/// Small directories that live through random cycles, and a model that says what must come of them.
///
/// What is promised of nobody is left out: two people who exchange their names are both refused, and a name that a
/// foreign account has is refused to somebody who has an account already. A name that passes from one who is gone to a
/// newcomer passes the account on. A manager whom nobody knows and an account that is made by hand in place of one that
/// was just being created are tests of their own.
@Suite("A provisioning cycle")
struct RandomCyclesTests {
  @Test("ends where the directory is, whatever happens on the way", arguments: 0..<60 as Range<UInt64>)
  func random(seed: UInt64) async throws {
    var tenant = try RandomTenant(seed: seed)
    try await tenant.live()
    #expect(tenant.problems.isEmpty, "seed \(seed), after\n\(tenant.story.joined(separator: "\n"))")
  }
}
