extension ProvisioningCycle {
  /// Carries a plan out: first users are created and changed, then disabled, then groups, and what is to be deleted goes
  /// last. Where a user can't be created because another account has what only one may have, that account may be the
  /// user's under another name, so nobody is disabled or deleted whom the directory's id doesn't tell apart from the
  /// user. A cancelled task leaves the rest undone, which the next cycle does; and so does a token that isn't accepted
  /// any more, or a server that can't be reached.
  ///
  /// - Parameter plan: The plan, fresh: what has changed on the server since may be overwritten.
  /// - Returns: A result for each entry, in the plan's order.
  public func run(_ plan: ProvisioningPlan<App.User>) async -> ProvisioningReport {
    let limit = options.concurrency
    let users = client.users
    let outage = Outage()
    var kept = await plan.users.concurrentMap(limit: limit) { entry in
      entry.isRemoval ? nil : await carryOut(entry, outage)
    }
    var roster = Roster()
    for (entry, done) in zip(plan.users, kept) where entry.isWanted { roster.note(entry.names, id: done?.stored?.id) }
    let everybody = roster
    kept = await Array(zip(plan.users, kept)).concurrentMap(limit: limit) { entry, done in
      if let done { await addReferences(entry, done, everybody, outage) } else { nil }
    }
    let failed = zip(plan.users, kept).compactMap { entry, done in done?.result.isConflict == true ? entry : nil }
    let spared = Set(plan.users.filter { $0.isRemoval && $0.isDoubtful(by: failed) }.compactMap(\.stored?.id))
    let settled = await Array(zip(plan.users, kept)).concurrentMap(limit: limit) { entry, done in
      if let done { return done.result as EntryResult? }
      if let id = entry.stored?.id, spared.contains(id) { return entry.spared }
      return entry.action == .delete ? nil : await carryOut(entry, outage).result
    }
    let groups = await plan.groups.concurrentMap(limit: limit) { entry in
      entry.action == .delete
        ? await remove(entry, groupClient, outage) : await carryOut(entry, everybody, sparing: spared, outage)
    }
    let removed = await Array(zip(plan.users, settled)).concurrentMap(limit: limit) { entry, result in
      if let result { result } else { await remove(entry, users, outage) }
    }
    return ProvisioningReport(results: removed + groups)
  }

  /// What came of an entry, and the account where there is one.
  private typealias Done = (result: EntryResult, stored: StoredResource?, rest: [String])

  /// Creates, changes or disables a user.
  private func carryOut(_ entry: PlanEntry<App.User>, _ outage: Outage) async -> Done {
    if entry.needsNothing { return (entry.result(nil), entry.stored, []) }
    let outcome = await outage.unlessOut { () async throws(ProvisioningError) -> (StoredResource?, [String]) in
      switch (entry.action, entry.wanted, entry.stored) {
      case (.create, let wanted?, _):
        let (stored, isNew) = try await create(wanted, client.users, entry)
        if isNew { return (stored, []) }
        let denied = changes(of: stored.json, to: wanted, entry.referral).filter { !permits($0) }
        return (try await update(stored, to: wanted, entry.referral), Self.denial(of: denied.map(\.path)))
      case (.update, let wanted?, let stored?):
        try await note(entry)
        return (try await update(stored, to: wanted, entry.referral), [])
      case (.disable, _, let stored?):
        try await note(entry)
        return (
          try await again(stored, client.users) { (stored) async throws(ProvisioningError) in
            try await client.users.deactivate(stored)
          }, []
        )
      default:
        try await note(entry)
        return (entry.stored, [])
      }
    }
    switch outcome {
    case .success(let (stored, rest)): return (entry.result(nil, rest: rest, id: stored?.id), stored, rest)
    case .failure(let error): return (entry.result(error), entry.stored, [])
    }
  }

  /// Lets an account refer to those that didn't exist before.
  private func addReferences(
    _ entry: PlanEntry<App.User>, _ done: Done, _ roster: Roster, _ outage: Outage
  ) async -> Done {
    guard var user = entry.wanted, let stored = done.stored, !entry.referral.late.isEmpty, !done.result.isFailure else {
      return done
    }
    let referral = Referral(&user, entry.referral.late, roster)
    let wanted = user
    let changes = changes(of: stored.json, to: wanted, referral).filter { referral.paths.contains($0.path) }
    let rest = referral.problems + Self.denial(of: changes.filter { !permits($0) }.map(\.path))
    let outcome = await outage.unlessOut { () async throws(ProvisioningError) -> StoredResource in
      try await update(stored, to: wanted, referral, only: referral.paths)
    }
    switch outcome {
    case .success(let stored): return (entry.result(nil, rest: done.rest + rest, id: stored.id), stored, [])
    case .failure(let error):
      let reason = "The account is there, but what it refers to is not set: \(error)"
      return (entry.result(nil, rest: done.rest + [reason], id: stored.id), stored, [])
    }
  }

  /// Creates a resource, or finds it, and tells the ledger before and after.
  private func create<Resource, Wanted>(
    _ wanted: Resource, _ client: ResourceClient<Resource>, _ entry: PlanEntry<Wanted>
  ) async throws(ProvisioningError) -> (resource: StoredResource, isNew: Bool) {
    try await append(.creating, entry)
    var mayBeThere = false
    let created: (resource: StoredResource, isNew: Bool)
    do throws(ProvisioningError) {
      created = try await client.createStored(wanted, mayBeThere: &mayBeThere)
    } catch {
      // Who has the same name later was then made by somebody else, and is none of ours.
      if !mayBeThere { try await append(.released(id: nil), entry) }
      throw error
    }
    try await append(.managed(id: created.resource.id), entry)
    return created
  }

  private func update(
    _ stored: StoredResource, to wanted: App.User, _ referral: Referral, only paths: [AttributePath]? = nil
  ) async throws(ProvisioningError) -> StoredResource {
    try await again(stored, client.users) { (stored) async throws(ProvisioningError) in
      try await client.users.update(stored) { json in
        changes(of: json, to: wanted, referral).filter { permits($0) && paths?.contains($0.path) != false }
      }
    }
  }

  /// Creates a group, or brings its members to where they are wanted.
  private func carryOut(
    _ entry: PlanEntry<WantedGroup>, _ roster: Roster, sparing spared: Set<String>, _ outage: Outage
  ) async -> EntryResult {
    let members = entry.wanted?.members ?? []
    let missing = members.count { roster.id(of: $0) == nil }
    let lack = missing == 0 ? nil : ProvisioningError(.missingMembers(count: missing))
    if entry.needsNothing { return entry.result(entry.action == .nothing ? lack : nil) }
    let ids = members.compactMap(roster.id).uniqued
    let outcome = await outage.unlessOut { () async throws(ProvisioningError) -> String? in
      var id = entry.resourceID
      switch (entry.action, entry.wanted, entry.stored) {
      case (.create, let wanted?, _):
        let first = ids.prefix(client.limits.memberBatchSize).map { Member($0) }
        let (stored, isNew) = try await create(wanted.record(members: first), groupClient, entry)
        id = stored.id
        if !isNew { try await update(stored, to: wanted) }
        let known = isNew ? stored : try await groupClient.readStored(id: stored.id)
        try await add(ids, to: known, apartFrom: isNew ? first.map(\.value) : [], entry)
      case (.update(let paths), let wanted, let stored?):
        try await note(entry)
        if let wanted { try await update(stored, to: wanted) }
        guard paths.contains(.attribute("members")) else { break }
        try await add(ids, to: stored, apartFrom: [], entry)
        try await remove(entry.removedMembers.filter { !spared.contains($0) }, from: stored, entry)
      default: try await note(entry)
      }
      if let lack { throw lack }
      return id
    }
    return entry.result(outcome.error, id: (try? outcome.get()) ?? nil)
  }

  private func update(_ stored: StoredResource, to wanted: WantedGroup) async throws(ProvisioningError) {
    try await again(stored, groupClient) { (stored) async throws(ProvisioningError) in
      _ = try await groupClient.update(stored) { json in changes(of: json, to: wanted) }
    }
  }

  private func remove<Wanted, Resource>(
    _ entry: PlanEntry<Wanted>, _ client: ResourceClient<Resource>, _ outage: Outage
  ) async -> EntryResult {
    let outcome = await outage.unlessOut { () async throws(ProvisioningError) -> Void in
      guard let stored = entry.stored else { return }
      try await again(stored, client) { (stored) async throws(ProvisioningError) in try await client.delete(stored) }
      try await note(entry)
    }
    return entry.result(outcome.error)
  }

  /// Does something to a resource, and once more to its newest version where somebody else has changed it since.
  private func again<Resource, Outcome>(
    _ stored: StoredResource, _ client: ResourceClient<Resource>,
    _ body: (StoredResource) async throws(ProvisioningError) -> Outcome
  ) async throws(ProvisioningError) -> Outcome {
    do throws(ProvisioningError) {
      return try await body(stored)
    } catch {
      guard case .changedMeanwhile = error.kind else { throw error }
      return try await body(try await client.readStored(id: stored.id))
    }
  }

  /// Tells the ledger what it has to know of an entry.
  private func note<Wanted>(_ entry: PlanEntry<Wanted>) async throws(ProvisioningError) {
    if let record = entry.record { try await append(record, entry) }
  }

  /// Gives a group those members that it doesn't have, apart from the first, whom it has just been created with. Where
  /// the server doesn't show whom it has, the ledger is told of each batch once it is in effect, no sooner and no later:
  /// whom it knows is not added again, and only whom it knows can be taken out.
  private func add(
    _ ids: [String], to group: StoredResource, apartFrom first: [String], _ entry: PlanEntry<WantedGroup>
  ) async throws(ProvisioningError) {
    let present = group.memberIds
    var sent = present.isEmpty ? first : []
    var rest = ids.filter { !present.contains($0) && !sent.contains($0) }
    var areHidden: Bool? = entry.hidesMembers ? true : present.isEmpty ? nil : false
    while areHidden != false {
      if !sent.isEmpty {
        // Where that can't be asked, better that the ledger knows too much than that somebody stays for good.
        let isHidden =
          if let areHidden { areHidden } else {
            (try? await groupClient.withMembers(group))?.memberIds.isEmpty != false
          }
        areHidden = isHidden
        guard isHidden else { break }
        try await append(.members(id: group.id, added: sent, removed: []), entry)
      }
      guard !rest.isEmpty else { return }
      sent = Array(rest.prefix(client.limits.memberBatchSize))
      rest.removeFirst(sent.count)
      try await groupClient.addMembers(sent, to: group)
    }
    try await groupClient.addMembers(rest, to: group)
  }

  /// Takes members out of a group, and tells the ledger of each batch where the server doesn't show whom it has.
  private func remove(
    _ ids: [String], from group: StoredResource, _ entry: PlanEntry<WantedGroup>
  ) async throws(ProvisioningError) {
    guard entry.hidesMembers else {
      try await groupClient.removeMembers(ids, from: group)
      return
    }
    var rest = ids
    while !rest.isEmpty {
      let batch = Array(rest.prefix(client.limits.memberBatchSize))
      try await groupClient.removeMembers(batch, from: group)
      try await append(.members(id: group.id, added: [], removed: batch), entry)
      rest.removeFirst(batch.count)
    }
  }

  private func append<Wanted>(
    _ event: LedgerRecord.Event, _ entry: PlanEntry<Wanted>
  ) async throws(ProvisioningError) {
    do {
      try await ledger.append(LedgerRecord(event, entry.kind, key: entry.key, directoryID: entry.directoryID))
    } catch {
      throw ProvisioningError(
        .ledger(reason: "\(error) What was being done just then may be done; the next cycle finds that out."))
    }
  }
}

extension PlanEntry {
  /// Whether neither the server nor the ledger is to be told of it.
  fileprivate var needsNothing: Bool {
    switch action {
    case .impossible: true
    case .nothing: record == nil
    case .create, .update, .disable, .delete: false
    }
  }

  /// Whether an account is taken away from somebody.
  fileprivate var isRemoval: Bool { action == .disable || action == .delete }

  /// Whether the account may be that of one of the wanted users: nothing tells them apart.
  fileprivate func isDoubtful(by others: [PlanEntry]) -> Bool {
    others.contains { $0.directoryID == nil || directoryID == nil }
  }

  /// What came of it where the account isn't taken away.
  fileprivate var spared: EntryResult {
    let reason =
      "It may be the account of a wanted user who can't be created, because another account has what only one may have. "
      + "So it stays; mend that one first."
    return EntryResult(
      kind: kind, key: key, directoryID: directoryID, resourceID: resourceID, action: action,
      outcome: .impossible(reason))
  }

  /// What came of it, and what stays other than wanted besides what the entry says.
  fileprivate func result(
    _ error: ProvisioningError?, rest more: [String] = [], id: String? = nil
  ) -> EntryResult {
    let rest = [rest].compactMap(\.self) + more
    let outcome: EntryResult.Outcome =
      switch (error, action) {
      case (let error?, _): .failed(error)
      case (nil, .impossible(let reason)): .impossible(reason)
      case (nil, .nothing): .unchanged
      case (nil, _): rest.isEmpty ? .done : .incomplete(rest.joined(separator: " "))
      }
    return EntryResult(
      kind: kind, key: key, directoryID: directoryID, resourceID: id ?? resourceID, action: action, outcome: outcome)
  }
}

extension EntryResult {
  fileprivate var isFailure: Bool { if case .failed = outcome { true } else { false } }

  /// Whether something was to be created, but another account has what only one may have.
  fileprivate var isConflict: Bool {
    if action == .create, case .failed(let error) = outcome, case .conflict = error.kind { true } else { false }
  }
}

extension Result {
  fileprivate var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}

extension [String] {
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
