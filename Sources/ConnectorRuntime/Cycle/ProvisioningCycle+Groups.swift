extension ProvisioningCycle {
  var groupClient: ResourceClient<GroupRecord> {
    ResourceClient(connection: client.connection, limits: client.limits)
  }

  /// Plans groups: those wanted in the order given, then those wanted no more.
  ///
  /// Of a group's members only those count that the cycle manages; the others are left alone.
  func planGroups(
    _ groups: [WantedGroup], _ records: [LedgerRecord], _ users: UserPlan<App.User>, hasMembers: Bool
  ) async throws(ProvisioningError) -> [PlanEntry<WantedGroup>] {
    guard App.capabilities.groups != false else {
      let reason = "The app's tutorial says that groups are not provisioned. Take it out."
      return groups.map { PlanEntry(.group, key: $0.name, .impossible(reason), wanted: $0) }
    }
    let state = LedgerState(records, of: .group)
    let wanted = groups.map { group in
      var possible = group
      if !hasMembers { possible.members = [] }
      let rest = possible == group ? [] : ["The app's tutorial maps no members of groups, so none are sent."]
      return (group: possible, json: GroupRecord(displayName: group.name).encoded(), rest: rest)
    }
    let lost = state.pending.subtracting(wanted.compactMap { GroupRecord.matchKey(of: $0.json) }).sorted()
    var existing = try await ExistingResources(
      matching: wanted.map(\.json) + lost.flatMap(GroupRecord.sought), ids: state.managed.keys, client: groupClient,
      options: options)
    let roster = users.roster
    let isDeleting = options.removal == .delete && App.capabilities.removeUsers == true
    if hasMembers {
      let matches = wanted.map { existing.match($0.json) } + (isDeleting ? [] : lost.map { existing.match(key: $0) })
      let ids = matches.compactMap(\.id) + (isDeleting ? [] : state.managed.keys.map { $0 })
      try await existing.readMembers(of: Set(ids), client: groupClient, options: options)
    }

    var taken: Set<String> = []
    var seen: Set<String> = []
    // What is wanted, though not known which it is, must not be taken for wanted no more.
    var undecided: Set<String> = []
    var entries: [PlanEntry<WantedGroup>] = []
    for (group, json, rest) in wanted {
      let key = GroupRecord.matchKey(of: json) ?? ""
      func impossible(_ reason: String) {
        entries.append(PlanEntry(.group, key: key, .impossible(reason), wanted: group))
      }
      guard seen.insert(key).inserted else {
        impossible("Another wanted group has the same name. Take one of them out.")
        continue
      }
      let match = existing.match(json)
      if case .one(let stored) = match { taken.insert(stored.id) }
      if case .impossible = match { undecided.insert(key) }
      let strangers = group.members.filter { !roster.isWanted($0) }
      guard strangers.isEmpty else {
        let names = strangers.prefix(3).map { JSONValue.string($0).serialized() }.joined(separator: ", ")
        let more = strangers.count > 3 ? " and \(strangers.count - 3) more" : ""
        impossible("Not among the wanted users: \(names)\(more). Add them there, or take them out of the group.")
        continue
      }
      switch match {
      case .impossible(let error): impossible(error.description)
      case .none: entries.append(PlanEntry(.group, key: key, .create, rest: rest, wanted: group))
      case .one(let stored):
        let record: LedgerRecord.Event? = state.managed[stored.id] == key ? nil : .managed(id: stored.id)
        entries.append(membership(of: stored, key: key, group, rest: rest, users, record))
      }
    }

    var unwanted: [(key: String, id: String)] = state.managed.map { (key: $0.value, id: $0.key) }
    for key in lost {
      switch existing.match(key: key) {
      case .one(let stored) where state.managed[stored.id] == nil:
        unwanted.append((key: key, id: stored.id))
      case .impossible(let error):
        entries.append(PlanEntry(.group, key: key, .impossible(error.description)))
      case .one, .none:
        entries.append(PlanEntry(.group, key: key, .nothing, record: .released(id: nil)))
      }
    }
    for (key, id) in unwanted.sorted(by: { ($0.key, $0.id) < ($1.key, $1.id) })
    where !taken.contains(id) && !undecided.contains(key) {
      if let problem = existing.unreadable[id] {
        entries.append(PlanEntry(.group, key: key, .impossible(problem.description)))
        continue
      }
      guard let stored = existing[id] else {
        entries.append(PlanEntry(.group, key: key, .nothing, record: .released(id: id)))
        continue
      }
      let isManaged = state.managed[id] != nil
      if isDeleting {
        let record = LedgerRecord.Event.released(id: isManaged ? id : nil)
        entries.append(PlanEntry(.group, key: key, .delete, stored: stored, record: record))
      } else {
        // A group can't be disabled; without members it does nobody any harm.
        let record: LedgerRecord.Event? = isManaged ? nil : .managed(id: id)
        entries.append(membership(of: stored, key: key, nil, users, record))
      }
    }
    return entries
  }

  /// What is to be done so that a group has the members that are wanted; none for a group that is wanted no more.
  private func membership(
    of stored: StoredResource, key: String, _ group: WantedGroup?, rest: [String] = [], _ users: UserPlan<App.User>,
    _ record: LedgerRecord.Event?
  ) -> PlanEntry<WantedGroup> {
    let roster = users.roster
    let members = stored.memberIds
    let wanted = group?.members ?? []
    let ids = Set(wanted.compactMap(roster.id))
    let removed = members.filter { users.managed.contains($0) && !ids.contains($0) }.sorted()
    let isComplete = wanted.allSatisfy { roster.id(of: $0).map(members.contains) ?? false }
    let action: ProvisioningAction = removed.isEmpty && isComplete ? .nothing : .update([.attribute("members")])
    return PlanEntry(
      .group, key: key, action, rest: rest, wanted: group, stored: stored, record: record, removedMembers: removed)
  }
}
