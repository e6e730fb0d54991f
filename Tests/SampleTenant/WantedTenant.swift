import ConnectorRuntime

/// The people and groups that a directory wants in an app.
package struct WantedTenant: Sendable {
  /// The people.
  package var people: [Person]
  /// The groups, with their members.
  package var groups: [WantedGroup]

  /// A tenant in which person number n is in group n modulo the number of groups.
  package init(people: Int, groups: Int) {
    let everybody = (0..<people).map { Person(number: $0) }
    self.people = everybody
    self.groups = (0..<groups).map { group in
      let members = everybody.filter { $0.number % groups == group }
      return WantedGroup("Group \(group)", members: members.map(\.userName))
    }
  }

  /// The same tenant some time later: of ten people, two have changed, one may not use the app for the time being, one
  /// is gone; some are new and are in the first group. The last group is gone.
  package var later: WantedTenant {
    var later = self
    later.people.removeAll { $0.number % 10 == 9 }
    for index in later.people.indices {
      let digit = later.people[index].number % 10
      if digit < 2 { later.people[index].revision += 1 }
      if digit == 2 { later.people[index].isActive = false }
    }
    let new = (people.count..<people.count + people.count / 10).map { Person(number: $0) }
    later.people += new
    let names = Set(later.people.map(\.userName))
    later.groups = groups.dropLast().map { group in
      WantedGroup(group.name, members: group.members.filter(names.contains))
    }
    if !later.groups.isEmpty { later.groups[0].members += new.map(\.userName) }
    return later
  }

  /// What an app's server must have once this tenant has been provisioned, after another one.
  ///
  /// - Parameters:
  ///   - app: The app.
  ///   - before: What was provisioned before.
  ///   - removal: What becomes of people who are wanted no more.
  /// - Returns: The state.
  package func state<App: SampledApp>(
    of app: App.Type, after before: WantedTenant? = nil, removal: CycleOptions.Removal = .disable
  ) -> ServerState {
    let names = Set(people.map(\.userName))
    var remaining = before?.people.filter { !names.contains($0.userName) } ?? []
    if app.removesUsers {
      if removal == .delete { remaining = [] }
      for index in remaining.indices { remaining[index].isActive = false }
    }
    let groupNames = Set(groups.map(\.name))
    let emptied = before?.groups.filter { !groupNames.contains($0.name) }.map { WantedGroup($0.name) } ?? []
    let kept = app.removesUsers && removal == .delete ? [] : emptied
    return ServerState(
      users: (people + remaining).map(app.json), groups: app.takesGroups ? groups + kept : [])
  }
}
