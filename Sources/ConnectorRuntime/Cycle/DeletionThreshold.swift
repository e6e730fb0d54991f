extension CycleOptions {
  /// Withholds the removals among a plan's users or groups, where they are more than the deletion threshold.
  ///
  /// - Returns: The entries, and the ids on the server of what stays only for that.
  func withholdRemovals<Wanted>(
    among entries: [PlanEntry<Wanted>]
  ) -> (entries: [PlanEntry<Wanted>], withheld: [String]) {
    let removals = entries.filter(\.takesAway)
    guard let kind = removals.first?.kind, let deletionThreshold, removals.count > deletionThreshold else {
      return (entries, [])
    }
    let reason =
      "\(removals.count) \(kind.rawValue)s would be taken away in one cycle, more than the deletion threshold of "
      + "\(deletionThreshold), so none is. See whether all that are wanted were given; if so, raise the threshold."
    return (entries.map { $0.takesAway ? $0.kept(reason) : $0 }, removals.compactMap(\.stored?.id))
  }
}

extension PlanEntry {
  /// Whether somebody loses the account, or a group that is wanted no more its members.
  fileprivate var takesAway: Bool {
    switch action {
    case .disable, .delete: true
    case .update: !isWanted
    case .create, .nothing, .impossible: false
    }
  }

  /// The entry with nothing done.
  fileprivate func kept(_ reason: String) -> PlanEntry {
    PlanEntry(kind, key: key, directoryID: directoryID, .impossible(reason), stored: stored)
  }
}
