import ConnectorRuntime
import GeneratedConnectors

/// An app with people to provision to it.
package protocol SampledApp: Connector {
  /// The app's tutorial.
  static var page: String { get }
  /// Whether the tutorial lets users be disabled and removed.
  static var removesUsers: Bool { get }
  /// The app's user for a person, made as an author makes it.
  static func user(_ person: Person) -> User
  /// What the app's server must have of a person, written down by hand from the tutorial.
  static func json(_ person: Person) -> JSONObject
  /// The plan for a tenant, groups included where the app takes them.
  static func plan(
    _ tenant: WantedTenant, _ cycle: ProvisioningCycle<Self>
  ) async throws(ProvisioningError) -> ProvisioningPlan<User>
  /// Whether the app takes groups.
  static var takesGroups: Bool { get }
}

extension SampledApp {
  package static func plan(
    _ tenant: WantedTenant, _ cycle: ProvisioningCycle<Self>
  ) async throws(ProvisioningError) -> ProvisioningPlan<User> {
    try await cycle.plan(users: tenant.people.map(user))
  }

  package static var takesGroups: Bool { false }
}

extension SampledApp where Self: GroupProvisioning {
  package static func plan(
    _ tenant: WantedTenant, _ cycle: ProvisioningCycle<Self>
  ) async throws(ProvisioningError) -> ProvisioningPlan<User> {
    try await cycle.plan(users: tenant.people.map(user), groups: tenant.groups)
  }

  package static var takesGroups: Bool { true }
}

/// Every app that there is a generated connector of.
package let sampledApps: [any SampledApp.Type] = [
  AppaegisIsolationAccessCloudConnector.self, CybSafeConnector.self, PromappConnector.self,
  TAPAppSecurityConnector.self, TaptConnector.self,
]
