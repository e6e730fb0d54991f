import ConnectorRuntime
import Foundation
import SampleTenant

/// Provisions a sample tenant and is killed while at it; the token is in the environment.
///
/// Usage: KilledProvisioning PAGE URL LEDGER PEOPLE GROUPS WRITE sent|unsent
@main
enum KilledProvisioning {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 7 else { exit(2) }
    let numbers = arguments.dropFirst(3).prefix(3).compactMap { Int($0) }
    guard numbers.count == 3, let app = sampledApps.first(where: { $0.page == arguments[1] }) else { exit(2) }
    try await provision(
      app, WantedTenant(people: numbers[0], groups: numbers[1]), url: arguments[2],
      ledger: FileLedger(URL(fileURLWithPath: arguments[3])),
      DyingTransport(at: numbers[2], isSent: arguments[7] == "sent"))
  }

  private static func provision<App: SampledApp>(
    _ app: App.Type, _ tenant: WantedTenant, url: String, ledger: FileLedger, _ transport: DyingTransport
  ) async throws {
    let token = try BearerToken(ProcessInfo.processInfo.environment["TOKEN"] ?? "")
    let client = try SCIMClient<App>(tenantURL: url, token: token, transport: transport)
    let cycle = ProvisioningCycle(client: client, ledger: ledger)
    _ = await cycle.run(try await app.plan(tenant, cycle))
  }
}
