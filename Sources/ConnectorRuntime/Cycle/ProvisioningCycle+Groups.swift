extension ProvisioningCycle {
  var groupClient: ResourceClient<GroupRecord> {
    ResourceClient(connection: client.connection, limits: client.limits)
  }

  /// Plans groups: those wanted in the order given, then those wanted no more.
  ///
  /// Of a group's members only those count that the cycle manages; the others are left alone. What else a group can have
  /// is told by the attributes of the app's groups.
  func planGroups(
    _ groups: [GroupRequest], _ records: [LedgerRecord], _ users: UserPlan<App.User>, _ attributes: [AttributeLocation]
  ) async throws(ProvisioningError) -> [PlanEntry<WantedGroup>] {
    guard App.capabilities.groups != false else {
      let reason = "The app's tutorial says that groups are not provisioned. Take it out."
      return groups.map { PlanEntry(.group, key: $0.account.key, .impossible(reason), wanted: $0.group) }
    }
    let state = LedgerState(records, of: .group)
    let accounts = groups.map(\.account)
    let lost = state.pending.subtracting(accounts.compactMap { GroupRecord.matchKey(of: $0.json) }).sorted()
    var existing = try await ExistingResources(
      matching: accounts.map(\.json) + lost.flatMap(GroupRecord.sought), ids: state.managed.keys, client: groupClient,
      options: options)
    let isDeleting = options.removal == .delete && App.capabilities.removeUsers == true
    if attributes.contains(where: { $0.path.attribute.isSameName(as: "members") }) {
      let matches = accounts.map { existing.match($0.json) } + (isDeleting ? [] : lost.map { existing.match(key: $0) })
      let known = accounts.compactMap { $0.directoryID.flatMap { state.ids[$0] } }
      let ids = matches.compactMap(\.id) + known + (isDeleting ? [] : state.managed.keys.map { $0 })
      try await existing.readMembers(of: Set(ids), state.members, client: groupClient, options: options)
    }
    let hidden = existing.hiddenMembers

    let former = FormerResources<WantedGroup>(state, lost: lost, existing, .group)
    var entries = former.entries
    let claims = AccountClaims(accounts, existing, ids: former.ids, .group)
    let wanted = zip(groups, claims.claims).map { entry(for: $0, $1, state, users, attributes, hidden) }

    for (key, id) in former.all
    where !claims.claimed.contains(id) && !claims.undecidedKeys.contains(key) {
      let directoryID = state.directoryIDs[id] ?? state.pendingDirectoryIDs[key]
      func entry(
        _ action: ProvisioningAction, _ record: LedgerRecord.Event? = nil, removedMembers: [String] = []
      ) -> PlanEntry<WantedGroup> {
        PlanEntry(
          .group, key: key, directoryID: directoryID, action, stored: existing[id], record: record,
          removedMembers: removedMembers, hidesMembers: hidden.contains(id))
      }
      let isManaged = state.managed[id] != nil
      if let problem = existing.unreadable[id] {
        entries.append(entry(.impossible(problem.description)))
      } else if let stored = existing[id] {
        let removed = removedMembers(of: stored, wanted: [], users)
        if claims.isDoubtful(directoryID: directoryID) {
          let reason = "It may be a group of which it isn't known what to match by, so it stays. Mend that one first."
          entries.append(entry(.impossible(reason)))
        } else if isDeleting {
          entries.append(entry(.delete, .released(id: isManaged ? id : nil)))
        } else {
          // A group can't be disabled; without members it does nobody any harm.
          let action: ProvisioningAction = removed.isEmpty ? .nothing : .update([.attribute("members")])
          entries.append(entry(action, isManaged ? nil : .managed(id: id), removedMembers: removed))
        }
      } else {
        entries.append(entry(.nothing, .released(id: id)))
      }
    }
    return options.withholdRemovals(among: wanted + entries).entries
  }

  private func entry(
    for request: GroupRequest, _ claim: AccountClaims<GroupRecord>.Claim, _ state: LedgerState,
    _ users: UserPlan<App.User>, _ attributes: [AttributeLocation], _ hidden: Set<String>
  ) -> PlanEntry<WantedGroup> {
    let key = request.account.key
    guard let asked = request.group else {
      return PlanEntry(
        .group, key: key, directoryID: request.account.directoryID, isWanted: true,
        .impossible(request.account.problem ?? ""))
    }
    let (group, rest) = asked.possible(attributes)
    func entry(
      _ action: ProvisioningAction, _ stored: StoredResource? = nil, directoryID: String? = asked.directoryID,
      _ record: LedgerRecord.Event? = nil, removedMembers: [String] = []
    ) -> PlanEntry<WantedGroup> {
      PlanEntry(
        .group, key: key, directoryID: directoryID, action, rest: rest, wanted: group, stored: stored, record: record,
        removedMembers: removedMembers, hidesMembers: stored.map { hidden.contains($0.id) } ?? false)
    }
    if case .impossible(let reason, _) = claim { return entry(.impossible(reason)) }
    let strangers = group.members.filter { !users.roster.isWanted($0) }
    guard strangers.isEmpty else {
      let names = strangers.prefix(3).map { JSONValue.string($0).serialized() }.joined(separator: ", ")
      let more = strangers.count > 3 ? " and \(strangers.count - 3) more" : ""
      return entry(
        .impossible("Not among the wanted users: \(names)\(more). Add them there, or take them out of the group."))
    }
    guard let stored = claim.stored else { return entry(.create) }
    let directoryID = asked.directoryID ?? state.directoryIDs[stored.id]
    let isKnown = state.managed[stored.id] == key && state.directoryIDs[stored.id] == directoryID
    let members = memberChanges(of: stored, to: group, users)
    let paths = changes(of: stored.json, to: group).map(\.path) + (members.isAny ? [.attribute("members")] : [])
    return entry(
      paths.isEmpty ? .nothing : .update(paths), stored, directoryID: directoryID,
      isKnown ? nil : .managed(id: stored.id), removedMembers: members.removed)
  }

  /// In what a group is not as wanted, besides its members, as far as the mapping lets it be changed.
  func changes(of json: JSONObject, to group: WantedGroup) -> [AttributeChange] {
    group.changes(fromServer: json).compactMap { change in
      guard let groups = mapping?.groups, groups.flowType(of: change.path, of: .group) != nil else { return change }
      return groups.flow(change, to: json, of: .group)
    }
  }

  /// What is to be done so that a group has the members that are wanted, as far as the mapping lets them be changed.
  private func memberChanges(
    of stored: StoredResource, to group: WantedGroup, _ users: UserPlan<App.User>
  ) -> (isAny: Bool, removed: [String]) {
    let members = stored.memberIds
    let removed = removedMembers(of: stored, wanted: group.members, users)
    let isComplete = group.members.allSatisfy { users.roster.id(of: $0).map(members.contains) ?? false }
    switch mapping?.groups?.flowType(of: .attribute("members"), of: .group) ?? .always {
    case .always: return (!removed.isEmpty || !isComplete, removed)
    case .objectAddOnly: return (false, [])
    case .attributeAddOnly: return (members.isEmpty && !isComplete, [])
    case .valueAddOnly, .multiValueAddOnly: return (!isComplete, [])
    }
  }

  private func removedMembers(
    of stored: StoredResource, wanted: [String], _ users: UserPlan<App.User>
  ) -> [String] {
    let ids = Set(wanted.compactMap(users.roster.id))
    return stored.memberIds.filter { users.managed.contains($0) && !ids.contains($0) }.sorted()
  }
}
