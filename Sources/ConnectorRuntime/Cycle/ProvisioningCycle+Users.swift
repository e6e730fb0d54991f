extension ProvisioningCycle {
  /// Plans users: those wanted in the order given, then those wanted no more.
  func planUsers(
    _ users: [App.User], _ records: [LedgerRecord]
  ) async throws(ProvisioningError) -> [PlanEntry<App.User>] {
    if let mapping {
      let obstacle =
        mapping.users.map { $0.obstacle(for: App.User.self) } ?? "it maps no users, or they are switched off"
      if let obstacle { throw ProvisioningError(.unusableMapping(reason: obstacle)) }
    }
    let state = LedgerState(records, of: .user)
    let wanted = users.map { (user: $0.inUse, json: $0.inUse.encoded()) }
    let wantedKeys = Set(wanted.compactMap { App.User.matchKey(of: $0.json) })
    let lost = state.pending.subtracting(wantedKeys).sorted()
    let existing = try await ExistingResources(
      matching: wanted.map(\.json) + lost.flatMap(App.User.sought), ids: state.managed.keys, client: client.users,
      options: options)

    var taken: Set<String> = []
    var seen: Set<String> = []
    // What is wanted, though not known which it is, must not be taken for wanted no more.
    var undecided: Set<String> = []
    var entries: [PlanEntry<App.User>] = []
    for (user, json) in wanted {
      let key = App.User.matchKey(of: json) ?? ""
      var match = existing.match(json)
      if case .one(let stored) = match, !taken.insert(stored.id).inserted {
        match = .impossible(ProvisioningError(.ambiguous(path: .attribute("id"))))
      }
      if case .impossible = match { undecided.insert(key) }
      if !key.isEmpty, !seen.insert(key).inserted {
        let reason = "Another wanted user is matched by the same value. Take one of them out."
        entries.append(PlanEntry(.user, key: key, .impossible(reason), wanted: user))
        continue
      }
      entries.append(entry(for: user, key: key, match, state))
    }

    var unwanted: [(key: String, id: String)] = state.managed.map { (key: $0.value, id: $0.key) }
    for key in lost {
      switch existing.match(key: key) {
      case .one(let stored) where state.managed[stored.id] == nil:
        unwanted.append((key: key, id: stored.id))
      case .impossible(let error):
        entries.append(PlanEntry(.user, key: key, .impossible(error.description)))
      case .one, .none:
        entries.append(PlanEntry(.user, key: key, .nothing, record: .released(id: nil)))
      }
    }
    for (key, id) in unwanted.sorted(by: { ($0.key, $0.id) < ($1.key, $1.id) })
    where !taken.contains(id) && !undecided.contains(key) {
      guard let stored = existing[id] else {
        entries.append(PlanEntry(.user, key: key, .nothing, record: .released(id: id)))
        continue
      }
      let action = removal(of: stored)
      let record: LedgerRecord.Event? =
        action == .delete ? .released(id: id) : state.managed[id] == nil ? .managed(id: id) : nil
      entries.append(PlanEntry(.user, key: key, action, stored: stored, record: record))
    }
    return entries
  }

  private func entry(
    for user: App.User, key: String, _ match: ExistingResources<App.User>.Match, _ state: LedgerState
  ) -> PlanEntry<App.User> {
    func impossible(_ reason: String) -> PlanEntry<App.User> {
      PlanEntry(.user, key: key, .impossible(reason), wanted: user)
    }
    switch match {
    case .impossible(let error): return impossible(error.description)
    case .none:
      guard App.capabilities.createUsers != false else {
        return impossible("The app's tutorial says that users are not created. Create it in the app itself.")
      }
      return PlanEntry(.user, key: key, .create, wanted: user)
    case .one(let stored):
      let record: LedgerRecord.Event? = state.managed[stored.id] == key ? nil : .managed(id: stored.id)
      let changes = changes(of: stored.json, to: user)
      let permitted = changes.filter { permits($0) }
      guard permitted.isEmpty else {
        return PlanEntry(.user, key: key, .update(permitted.map(\.path)), wanted: user, stored: stored, record: record)
      }
      let denied = "The app's tutorial says that users are not updated. Change it in the app itself."
      let action: ProvisioningAction = changes.isEmpty ? .nothing : .impossible(denied)
      return PlanEntry(.user, key: key, action, wanted: user, stored: stored, record: record)
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

extension SCIMResource {
  /// The binding of the attribute that says whether an account is in use.
  static var activeBinding: AttributeBinding<Self>? {
    let active = AttributeLocation(.attribute("active"), in: resourceType)
    return bindings.first { $0.location.isSame(as: active) }
  }

  /// The account, in use unless it says otherwise.
  fileprivate var inUse: Self {
    guard let binding = Self.activeBinding, binding.value(in: self) == nil else { return self }
    var user = self
    try? binding.decode(["active": true], &user)
    return user
  }
}
