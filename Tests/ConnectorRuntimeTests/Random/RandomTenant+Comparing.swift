import ConnectorRuntime

extension RandomTenant {
  /// Compares the server with what is wanted, once cycles have gone well.
  mutating func compare() async {
    let accounts = users.settle(directory.people.map(wanted), await server.users())
    let found = groups.settle(directory.teams.map(wanted), await server.groups())
    problems += accounts.problems + found.problems
    var ids: [Int: String] = [:]
    for person in directory.people { ids[person.number] = accounts.found[tag(person)]?.text("id") }
    for person in directory.people {
      guard let account = accounts.found[tag(person)] else { continue }
      problems += account.differences(
        from: person, manager: person.manager.flatMap { ids[$0] }, original: users.originals[account.text("id")])
    }
    for account in accounts.rest where account["active"] != false { problems.append("\(account) is still in use") }
    let all = Set(await server.users().map { $0.text("id") })
    let managed = all.filter { !users.isUnmanaged($0) }
    for team in directory.teams {
      guard let group = found.found[tag(team)] else { continue }
      compareMembers(of: group, with: Set(team.members.compactMap { ids[$0] }), managed, all)
    }
    for group in found.rest { compareMembers(of: group, with: [], managed, all) }
  }

  /// Compares a group's members.
  ///
  /// Where the server doesn't show them, nobody knows who was a member before the group was taken over, nor what became
  /// of those who were just being added or taken out when a cycle was broken off.
  private mutating func compareMembers(
    of group: JSONObject, with wanted: Set<String>, _ managed: Set<String>, _ all: Set<String>
  ) {
    let (name, members) = (group.text("displayName"), Set(group.members))
    let atFirst = Set(groups.originals[group.text("id")]?.members ?? [])
    let foreign = atFirst.subtracting(managed).intersection(all.union(["stranger"]))
    if !foreign.isSubset(of: members) { problems.append("\(name) lacks \(foreign.subtracting(members))") }
    let isHidden = habits.showsMembers == .never
    if isHidden, wasBrokenOff { return }
    let different = members.intersection(managed).symmetricDifference(wanted).subtracting(isHidden ? atFirst : [])
    if !different.isEmpty { problems.append("\(name) has \(members), and not \(wanted)") }
  }
}

extension JSONObject {
  fileprivate var members: [String] {
    self["members"]?.array?.compactMap { $0.object?["value"]?.string } ?? []
  }

  /// In what an account is not as a person is to have it.
  fileprivate func differences(
    from person: RandomDirectory.Person, manager: String?, original: JSONObject?
  ) -> [String] {
    let emails = self["emails"]?.array?.compactMap(\.object) ?? []
    let pairs: [(String, JSONValue?, JSONValue?)] = [
      ("active", self["active"], .bool(person.active ?? true)),
      ("title", self["title"], person.title.orNil.map { .string($0) }),
      ("givenName", self["name"]?.object?["givenName"], person.givenName.orNil.map { .string($0) }),
      ("email", emails.first { $0["type"] == "work" }?["value"], person.email.orNil.map { .string($0) }),
      (
        "manager", self[Schema.enterpriseUserURN]?.object?["manager"]?.object?["value"],
        manager.map { .string($0) }
      ),
      ("locale", self["locale"], original?["locale"]),
      (
        "private email", emails.first { $0["type"] == "home" }?["value"],
        original?["emails"]?.array?.first?.object?["value"]
      ),
    ]
    return pairs.filter { $0.1 != $0.2 }.map {
      "\(person.name) has the \($0.0) \(String(describing: $0.1)) in place of \(String(describing: $0.2))"
    }
  }
}
