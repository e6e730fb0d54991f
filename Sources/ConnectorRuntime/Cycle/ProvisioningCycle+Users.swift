/// What is planned of users, and what groups have to know of that.
struct UserPlan<User: SCIMResource> {
  let entries: [PlanEntry<User>]
  let roster: Roster
  /// The ids of the accounts that the cycle manages, without those of which it isn't known whose they are.
  let managed: Set<String>
}

extension ProvisioningCycle {
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

    var entries: [PlanEntry<App.User>] = []
    var ids = state.ids
    var unwanted: [(key: String, id: String)] = state.managed.map { (key: $0.value, id: $0.key) }
    for key in lost {
      switch existing.match(key: key) {
      case .one(let stored) where state.managed[stored.id] == nil:
        unwanted.append((key: key, id: stored.id))
        if let directoryID = state.pendingDirectoryIDs[key], ids[directoryID] == nil { ids[directoryID] = stored.id }
      case .impossible(let error):
        entries.append(PlanEntry(.user, key: key, .impossible(error.description)))
      case .one, .none:
        entries.append(PlanEntry(.user, key: key, .nothing, record: .released(id: nil)))
      }
    }
    let claims = AccountClaims(accounts, existing, ids: ids)
    let wanted = zip(accounts, claims.claims).map { entry(for: $0, $1, state) }

    // What is wanted, though not known which it is, must not be taken for wanted no more.
    var undecided: Set<String> = []
    for (key, id) in unwanted.sorted(by: { ($0.key, $0.id) < ($1.key, $1.id) }) where !claims.claimed.contains(id) {
      guard !claims.undecidedKeys.contains(key) else {
        undecided.insert(id)
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
      let record: LedgerRecord.Event? =
        action == .delete ? .released(id: id) : state.managed[id] == nil ? .managed(id: id) : nil
      entries.append(
        PlanEntry(.user, key: key, directoryID: directoryID, action, stored: stored, record: record))
    }
    let known = wanted.compactMap(\.stored?.id)
    let managed = Set(state.managed.keys).subtracting(claims.claimed).subtracting(undecided).union(known)
    return UserPlan(entries: wanted + entries, roster: Roster(wanted), managed: managed)
  }

  private func entry(
    for account: WantedAccount<App.User>, _ claim: AccountClaims<App.User>.Claim, _ state: LedgerState
  ) -> PlanEntry<App.User> {
    func entry(
      _ action: ProvisioningAction, _ stored: StoredResource? = nil, directoryID: String? = account.directoryID,
      _ record: LedgerRecord.Event? = nil
    ) -> PlanEntry<App.User> {
      PlanEntry(
        .user, key: account.key, directoryID: directoryID, isWanted: true, action, wanted: account.user, stored: stored,
        record: record)
    }
    switch (claim, account.user) {
    case (.impossible(let reason, let stored), _): return entry(.impossible(reason), stored)
    case (.none, nil), (.account, nil): return entry(.impossible(account.problem ?? ""))
    case (.none, _):
      guard App.capabilities.createUsers != false else {
        return entry(.impossible("The app's tutorial says that users are not created. Create it in the app itself."))
      }
      return entry(.create)
    case (.account(let stored), let user?):
      let directoryID = account.directoryID ?? state.directoryIDs[stored.id]
      let isKnown = state.managed[stored.id] == account.key && state.directoryIDs[stored.id] == directoryID
      let record: LedgerRecord.Event? = isKnown ? nil : .managed(id: stored.id)
      let changes = changes(of: stored.json, to: user)
      let permitted = changes.filter { permits($0) }
      guard permitted.isEmpty else {
        return entry(.update(permitted.map(\.path)), stored, directoryID: directoryID, record)
      }
      let denied = "The app's tutorial says that users are not updated. Change it in the app itself."
      return entry(changes.isEmpty ? .nothing : .impossible(denied), stored, directoryID: directoryID, record)
    }
  }

  /// In what an account is not as wanted, as far as the mapping lets it be changed.
  func changes(of json: JSONObject, to user: App.User) -> [AttributeChange] {
    let changes = user.changes(fromServer: json)
    guard let users = mapping?.users else { return changes }
    let (type, active) = (App.User.resourceType, App.User.activeBinding?.path)
    return changes.compactMap { change in
      if change.path == active, !users.maps(change.path, of: type) { return change }
      return users.flow(change, to: json, of: type)
    }
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
