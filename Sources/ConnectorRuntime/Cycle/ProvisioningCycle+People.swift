extension ProvisioningCycle {
  /// Finds out what is to be done for the directory's people, by the cycle's mapping. Changes nothing on the server.
  ///
  /// A person is known by the attribute that the mapping's directory calls the anchor, `objectId`, so that one who is
  /// renamed keeps the account. References to other people, such as a manager, become the app's ids. A person of whom
  /// the mapping can make nothing is an entry of its own, and keeps the account as it is.
  ///
  /// - Parameter people: All people who are wanted, as the directory knows them.
  /// - Returns: An entry for each of them, and for each account that is wanted no more.
  /// - Throws: ``ProvisioningError`` where the server or the ledger can't be read, or the cycle has no mapping that it
  ///   can use.
  public func plan(people: [DirectoryObject]) async throws(ProvisioningError) -> ProvisioningPlan<App.User> {
    let plan = try await planUsers(try accounts(of: people), try await ledgerRecords())
    return ProvisioningPlan(users: plan.entries, groups: [])
  }

  func accounts(of people: [DirectoryObject]) throws(ProvisioningError) -> [WantedAccount<App.User>] {
    guard let mapping else { throw ProvisioningError(.unusableMapping(reason: "the cycle was given none")) }
    guard let users = mapping.users else { return [] }
    return people.map { WantedAccount($0, users) }
  }
}

extension ProvisioningCycle where App: GroupProvisioning {
  /// Finds out what is to be done for the directory's people and groups, by the cycle's mapping. Only reads.
  ///
  /// People are as in ``plan(people:)``. A group is known by its `objectId`, too, and its members are the directory's
  /// references to people; of one that the mapping can make nothing of, nothing is changed.
  ///
  /// - Parameters:
  ///   - people: All people who are wanted, as the directory knows them.
  ///   - groups: All groups that are wanted, as the directory knows them. Their members must be among the people.
  /// - Returns: An entry for each of them, and for what is wanted no more.
  /// - Throws: ``ProvisioningError`` where the server or the ledger can't be read, or the cycle has no mapping that it
  ///   can use.
  public func plan(
    people: [DirectoryObject], groups: [DirectoryObject]
  ) async throws(ProvisioningError) -> ProvisioningPlan<App.User> {
    let accounts = try accounts(of: people)
    guard let mapping = mapping?.groups else {
      throw ProvisioningError(.unusableMapping(reason: "it maps no groups, or they are switched off"))
    }
    return try await plan(accounts, groups.map { GroupRequest($0, mapping) })
  }
}

extension WantedAccount {
  /// The account of one of the directory's people.
  fileprivate init(_ person: DirectoryObject, _ mapping: EntraObjectMapping) {
    let directoryID = mapping.directoryID(of: person)
    do throws(EntraMappingError) {
      let inUse: JSONObject = User.activeBinding == nil ? [:] : ["active": true]
      let user: User = try mapping.resource(from: person, updating: nil, orElse: inUse) { _ in nil }
      let references = mapping.references(of: person).compactMap { reference -> WantedReference? in
        let location = AttributeLocation(reference.path, in: User.resourceType)
        return User.bindings.first { $0.location.isSame(as: location) }
          .map { WantedReference(path: $0.path, names: reference.names) }
      }
      self.init(user, directoryID: directoryID, references: references)
    } catch {
      let json = mapping.matchingValues(of: person, User.resourceType)
      self.init(matching: json, directoryID: directoryID, problem: error.description)
    }
  }
}
