/// What is planned of users, and what groups have to know of that.
struct UserPlan<User: SCIMResource> {
  let entries: [PlanEntry<User>]
  let roster: Roster
  /// The ids of the accounts that the cycle manages, without those of which it isn't known whose they are.
  let managed: Set<String>
}

extension ProvisioningCycle {
  private static func strangeServer(_ count: Int) -> String {
    "None of the \(count) accounts that it knows is on the server, so it is another tenant's. Give each tenant a ledger of "
      + "its own, and a server that was emptied a new one."
  }

  /// Plans users: those wanted in the order given, then those wanted no more.
  func planUsers(
    _ accounts: [WantedAccount<App.User>], _ records: [LedgerRecord]
  ) async throws(ProvisioningError) -> UserPlan<App.User> {
    if let mapping {
      let obstacle =
        mapping.users.map { $0.obstacle(for: App.User.self) } ?? "it maps no users, or they are switched off"
      if let obstacle { throw ProvisioningError(.unusableMapping(reason: obstacle)) }
    }
    let state = LedgerState(records, of: .user)
    let wantedKeys = Set(accounts.compactMap { App.User.matchKey(of: $0.json) })
    let lost = state.pending.subtracting(wantedKeys).sorted()
    let existing = try await ExistingResources(
      matching: accounts.map(\.json) + lost.flatMap(App.User.sought), ids: state.managed.keys, client: client.users,
      options: options)

    // Who has one account may have lost it; where all are gone, it is the server that is another.
    let isStrange = state.managed.count > 1 && state.managed.keys.allSatisfy(existing.isGone)
    guard !isStrange else { throw ProvisioningError(.ledger(reason: Self.strangeServer(state.managed.count))) }

    let former = FormerResources<App.User>(state, lost: lost, existing, .user)
    var entries = former.entries
    let claims = AccountClaims(accounts, existing, ids: former.ids, .user)
    var roster = Roster()
    for (account, claim) in zip(accounts, claims.claims) {
      roster.note(account.names, id: claim.stored?.id, isComing: claim.isNone && App.capabilities.createUsers != false)
    }
    let wanted = zip(accounts, claims.claims).map { entry(for: $0, $1, state, roster) }

    // What is wanted, though not known which it is, must not be taken for wanted no more.
    var undecided: Set<String> = []
    for (key, id) in former.all where !claims.claimed.contains(id) {
      guard !claims.undecidedKeys.contains(key) else {
        undecided.insert(id)
        continue
      }
      if let problem = existing.unreadable[id] {
        undecided.insert(id)
        entries.append(PlanEntry(.user, key: key, .impossible(problem.description)))
        continue
      }
      guard let stored = existing[id] else {
        entries.append(PlanEntry(.user, key: key, .nothing, record: .released(id: id)))
        continue
      }
      let directoryID = state.directoryIDs[id] ?? state.pendingDirectoryIDs[key]
      var action = removal(of: stored)
      if claims.isDoubtful(directoryID: directoryID), action != .nothing {
        undecided.insert(id)
        action = .impossible(
          "It may be the account of somebody of whom it isn't known what to match by, so it stays. Mend that one first."
        )
      }
      let isManaged = state.managed[id] != nil
      let record: LedgerRecord.Event? =
        action == .delete ? .released(id: isManaged ? id : nil) : isManaged ? nil : .managed(id: id)
      entries.append(
        PlanEntry(.user, key: key, directoryID: directoryID, action, stored: stored, record: record))
    }
    let (kept, withheld) = options.withholdRemovals(among: entries)
    undecided.formUnion(withheld)
    let known = wanted.compactMap(\.stored?.id)
    let managed = Set(state.managed.keys).subtracting(claims.claimed).subtracting(undecided).union(known)
    return UserPlan(entries: wanted + kept, roster: roster, managed: managed)
  }

  private func entry(
    for account: WantedAccount<App.User>, _ claim: AccountClaims<App.User>.Claim, _ state: LedgerState,
    _ roster: Roster
  ) -> PlanEntry<App.User> {
    var user = account.user
    var referral = Referral()
    if var referring = account.user {
      referral = Referral(&referring, account.references, roster)
      user = referring
    }
    var rest = [account.problem].compactMap(\.self) + referral.problems
    func entry(
      _ action: ProvisioningAction, _ stored: StoredResource? = nil, directoryID: String? = account.directoryID,
      _ record: LedgerRecord.Event? = nil
    ) -> PlanEntry<App.User> {
      PlanEntry(
        .user, key: account.key, directoryID: directoryID, isWanted: true, action, rest: rest,
        wanted: user, referral: referral, stored: stored, record: record)
    }
    switch (claim, user) {
    case (.impossible(let reason, let stored), _): return entry(.impossible(reason), stored)
    case (.none, nil), (.account, nil): return entry(.nothing)
    case (.none, _):
      guard App.capabilities.createUsers != false else {
        return entry(.impossible("The app's tutorial says that users are not created. Create it in the app itself."))
      }
      return entry(.create)
    case (.account(let stored), let user?):
      let directoryID = account.directoryID ?? state.directoryIDs[stored.id]
      let isKnown = state.managed[stored.id] == account.key && state.directoryIDs[stored.id] == directoryID
      let record: LedgerRecord.Event? = isKnown ? nil : .managed(id: stored.id)
      var changes = changes(of: stored.json, to: user, referral)
      for reference in referral.late {
        // Nobody who is yet to be created can be referred to already.
        let change = mapped(AttributeChange(path: reference.path, value: ""), stored.json, referral)
        if let change { changes.append(change) } else { referral.drop(reference.path) }
      }
      let denied = changes.filter { !permits($0) }.map(\.path)
      for path in denied { referral.drop(path) }
      rest += Self.denial(of: denied)
      let permitted = changes.filter(permits).map(\.path)
      return entry(permitted.isEmpty ? .nothing : .update(permitted), stored, directoryID: directoryID, record)
    }
  }

  /// In what an account is not as wanted, as far as the mapping lets it be changed.
  func changes(of json: JSONObject, to user: App.User, _ referral: Referral) -> [AttributeChange] {
    user.changes(fromServer: json).filter { !referral.untouched.contains($0.path) }.compactMap {
      mapped($0, json, referral)
    }
  }

  /// What of a change to an account the mapping lets through. What it doesn't map is left alone, but for the cycle's own
  /// business: whether the account is in use, and whom it refers to.
  private func mapped(_ change: AttributeChange, _ json: JSONObject, _ referral: Referral) -> AttributeChange? {
    guard let users = mapping?.users else { return change }
    let isOwn = change.path == App.User.activeBinding?.path || referral.paths.contains(change.path)
    if isOwn, users.flowType(of: change.path, of: App.User.resourceType) == nil { return change }
    return users.flow(change, to: json, of: App.User.resourceType)
  }

  /// What is told of changes that the tutorial doesn't permit.
  static func denial(of paths: [AttributePath]) -> [String] {
    guard !paths.isEmpty else { return [] }
    let names = paths.map(\.description).joined(separator: ", ")
    return ["The app's tutorial says that users are not updated. Change this in the app itself: \(names)."]
  }

  /// Whether the tutorial permits a change: where users are not updated, but removed, that can still be taken back.
  func permits(_ change: AttributeChange) -> Bool {
    let isActive = App.User.activeBinding?.path == change.path
    return App.capabilities.updateUsers != false || (isActive && App.capabilities.removeUsers == true)
  }

  /// What becomes of an account that is wanted no more.
  private func removal(of stored: StoredResource) -> ProvisioningAction {
    guard App.capabilities.removeUsers != false else {
      return .impossible("The app's tutorial says that users are not removed. Remove it in the app itself.")
    }
    if options.removal == .delete, App.capabilities.removeUsers == true { return .delete }
    guard App.User.activeBinding != nil else {
      return .impossible(
        App.capabilities.removeUsers == true
          ? "The app's tutorial maps no attribute to disable it by. Choose deletion, or remove it in the app itself."
          : "The app's tutorial neither says that users are removed nor maps an attribute to disable them by. Remove it "
            + "in the app itself.")
    }
    let active = stored.json.attribute(named: "active").flatMap(Bool.init(scimValue:))
    guard active != false else { return .nothing }
    guard App.capabilities.updateUsers != false || App.capabilities.removeUsers == true else {
      return .impossible(
        "The app's tutorial says that users are not updated, and not that they are removed. Remove it in the app itself."
      )
    }
    return .disable
  }
}
