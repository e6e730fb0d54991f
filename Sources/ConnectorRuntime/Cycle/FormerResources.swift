/// What the cycles before this one have provisioned, or were about to when they were broken off.
struct FormerResources<Wanted: Sendable> {
  /// The ids on the server, by the directory's ids.
  private(set) var ids: [String: String]
  /// What may be wanted no more: what each is matched by, and its id, in an order that stays the same.
  private(set) var all: [(key: String, id: String)]
  /// What became of those that were about to be created and aren't there, or can't be told.
  private(set) var entries: [PlanEntry<Wanted>] = []

  /// - Parameters:
  ///   - state: What the ledger says.
  ///   - lost: What those are matched by of which only the intent to create them is known, and which nobody wants.
  ///   - existing: What the server has.
  ///   - kind: What kind of resource they are.
  init<Resource>(
    _ state: LedgerState, lost: [String], _ existing: ExistingResources<Resource>, _ kind: ProvisionedKind
  ) {
    ids = state.ids
    all = state.managed.map { (key: $0.value, id: $0.key) }
    for key in lost {
      switch existing.match(key: key) {
      case .one(let stored) where state.managed[stored.id] == nil:
        all.append((key: key, id: stored.id))
        // Whoever had an account that is gone was being given this one.
        if let directoryID = state.pendingDirectoryIDs[key], ids[directoryID].map(existing.isGone) ?? true {
          ids[directoryID] = stored.id
        }
      case .impossible(let error):
        entries.append(PlanEntry(kind, key: key, .impossible(error.description)))
      case .one, .none:
        entries.append(PlanEntry(kind, key: key, .nothing, record: .released(id: nil)))
      }
    }
    all.sort { ($0.key, $0.id) < ($1.key, $1.id) }
  }
}
