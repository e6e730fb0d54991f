/// Brings an app's users and groups to where they are wanted.
///
///     let cycle = ProvisioningCycle(client: client, ledger: FileLedger(url), mapping: mapping)
///     let plan = try await cycle.plan(people: people)
///     print(plan)
///     let report = await cycle.run(plan)
///
/// Give it all users that are wanted each time. What is there already is found by what the ledger knows of the
/// directory's ids, or by the matching attributes, and taken over, so a cycle that was broken off is continued by the
/// next one, and one that finds everything as wanted changes nothing. What the ledger knows and is wanted no more is
/// disabled or deleted; other accounts are left alone.
///
/// What the app's tutorial denies is not done, and nothing is deleted unless it says that users are removed.
///
/// Without a mapping, each property of a user is what is wanted: one that is `nil` shall have no value, and what the
/// server has there is removed. With the mapping that the users were made by, only what it maps is changed, and only as
/// each attribute's kind of flow lets it; the rest stays as the server has it. Whether an account is in use is the
/// cycle's to say where the mapping doesn't.
public struct ProvisioningCycle<App: Connector>: Sendable {
  let client: SCIMClient<App>
  let ledger: any ProvisioningLedger
  let options: CycleOptions
  let mapping: EntraMapping?

  /// Creates a cycle.
  ///
  /// - Parameters:
  ///   - client: The tenant's client.
  ///   - ledger: What the cycles before this one have provisioned in the same tenant. Two cycles must not use it at the
  ///     same time. A ``FileLedger`` keeps its file from every other ledger; don't hand one to two cycles at once.
  ///   - options: How to go about it.
  ///   - mapping: What the users are made by, so that nothing else is touched. It must match users by the connector's
  ///     own matching attributes, and map nothing that the connector has no property for.
  public init(
    client: SCIMClient<App>, ledger: any ProvisioningLedger, options: CycleOptions = CycleOptions(),
    mapping: EntraMapping? = nil
  ) {
    self.client = client
    self.ledger = ledger
    self.options = options
    self.mapping = mapping
  }

  /// Finds out what is to be done. Changes nothing on the server.
  ///
  /// - Parameter users: All users that are wanted. Where a user says nothing about `active`, it is to be in use. Without a
  ///   mapping, any other property that is `nil` shall have no value.
  /// - Returns: An entry for each of them, and for each account that is wanted no more.
  /// - Throws: ``ProvisioningError`` where the server or the ledger can't be read, or the mapping can't be used.
  public func plan(users: [App.User]) async throws(ProvisioningError) -> ProvisioningPlan<App.User> {
    try await plan(wanted: users.map { WantedUser($0) })
  }

  /// Finds out what is to be done. Changes nothing on the server.
  ///
  /// - Parameter users: All users that are wanted, with the directory's ids, so that one who is renamed keeps the account.
  ///   Where a user says nothing about `active`, it is to be in use.
  /// - Returns: An entry for each of them, and for each account that is wanted no more.
  /// - Throws: ``ProvisioningError`` where the server or the ledger can't be read, or the mapping can't be used.
  public func plan(
    wanted users: [WantedUser<App.User>]
  ) async throws(ProvisioningError) -> ProvisioningPlan<App.User> {
    let plan = try await planUsers(users.map { WantedAccount($0) }, try await ledgerRecords())
    return ProvisioningPlan(users: plan.entries, groups: [])
  }

  func ledgerRecords() async throws(ProvisioningError) -> [LedgerRecord] {
    do {
      return try await ledger.records()
    } catch {
      throw ProvisioningError(.ledger(reason: "\(error)"))
    }
  }
}

extension ProvisioningCycle where App: GroupProvisioning {
  /// Finds out what is to be done. Changes nothing on the server.
  ///
  /// - Parameters:
  ///   - users: All users that are wanted. Where a user says nothing about `active`, it is to be in use. Without a
  ///     mapping, any other property that is `nil` shall have no value.
  ///   - groups: All groups that are wanted. Their members must be among the users.
  /// - Returns: An entry for each of them, and for what is wanted no more.
  /// - Throws: ``ProvisioningError`` where the server or the ledger can't be read, or the mapping can't be used.
  public func plan(
    users: [App.User], groups: [WantedGroup]
  ) async throws(ProvisioningError) -> ProvisioningPlan<App.User> {
    try await plan(wanted: users.map { WantedUser($0) }, groups: groups)
  }

  /// Finds out what is to be done. Changes nothing on the server.
  ///
  /// - Parameters:
  ///   - users: All users that are wanted, with the directory's ids, so that one who is renamed keeps the account. Where
  ///     a user says nothing about `active`, it is to be in use.
  ///   - groups: All groups that are wanted. Their members must be among the users.
  /// - Returns: An entry for each of them, and for what is wanted no more.
  /// - Throws: ``ProvisioningError`` where the server or the ledger can't be read, or the mapping can't be used.
  public func plan(
    wanted users: [WantedUser<App.User>], groups: [WantedGroup]
  ) async throws(ProvisioningError) -> ProvisioningPlan<App.User> {
    try await plan(users.map { WantedAccount($0) }, groups.map { GroupRequest($0) })
  }

  func plan(
    _ users: [WantedAccount<App.User>], _ groups: [GroupRequest]
  ) async throws(ProvisioningError) -> ProvisioningPlan<App.User> {
    if let obstacle = mapping?.groups?.obstacle(for: App.Group.self) {
      throw ProvisioningError(.unusableMapping(reason: "of groups, \(obstacle)"))
    }
    let records = try await ledgerRecords()
    let users = try await planUsers(users, records)
    let groups = try await planGroups(groups, records, users, App.Group.bindings.map(\.location))
    return ProvisioningPlan(users: users.entries, groups: groups)
  }
}
