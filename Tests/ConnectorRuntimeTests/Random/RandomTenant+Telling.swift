import ConnectorRuntime

// How a cycle is told what is wanted.

extension RandomTenant {
  func plan(_ cycle: ProvisioningCycle<OfficeApp>) async throws -> ProvisioningPlan<OfficeUser> {
    guard telling != .people else {
      return try await cycle.plan(people: directory.people.map(object), groups: directory.teams.map(object))
    }
    let users = directory.people.map { person in
      WantedUser(
        user(person), directoryID: telling == .ids ? tag(person) : nil,
        manager: this(person.manager).map { telling == .ids ? tag($0) : $0.name })
    }
    let groups = directory.teams.map { team in
      WantedGroup(
        team.name, members: team.members.compactMap { this($0)?.name }, externalId: tag(team),
        directoryID: telling == .ids ? tag(team) : nil)
    }
    return try await cycle.plan(wanted: users, groups: groups)
  }

  private func user(_ person: RandomDirectory.Person) -> OfficeUser {
    var user = OfficeUser(person.name)
    (user.active, user.title, user.givenName, user.email) = (
      person.active, person.title.orNil, person.givenName.orNil, person.email.orNil
    )
    user.nickName = tag(person)
    return user
  }

  private func object(_ person: RandomDirectory.Person) -> DirectoryObject {
    var object: DirectoryObject = [
      "objectId": .string(tag(person)), "userName": .string(person.name), "nickName": .string(tag(person)),
    ]
    object["active"] = person.active.map { .bool($0) }
    object["title"] = person.title.map { .string($0) }
    object["name.givenName"] = person.givenName.map { .string($0) }
    object["mail"] = person.email.map { .string($0) }
    object[OfficeUser.manager.description] = this(person.manager).map { .reference(tag($0)) }
    return object
  }

  private func object(_ team: RandomDirectory.Team) -> DirectoryObject {
    [
      "objectId": .string(tag(team)), "displayName": .string(team.name), "externalId": .string(tag(team)),
      "members": .list(team.members.compactMap { this($0).map { .reference(tag($0)) } }),
    ]
  }

  func wanted(_ person: RandomDirectory.Person) -> ExpectedResources.Wanted {
    ExpectedResources.Wanted(tag: tag(person), name: person.name)
  }

  func wanted(_ team: RandomDirectory.Team) -> ExpectedResources.Wanted {
    ExpectedResources.Wanted(tag: tag(team), name: team.name)
  }

  /// What is written into an account to tell whose it is. Without ids, a name is all that anybody is known by.
  func tag(_ person: RandomDirectory.Person) -> String {
    telling == .names ? "tag of \(person.name.lowercased())" : "d\(person.number)"
  }

  func tag(_ team: RandomDirectory.Team) -> String {
    telling == .names ? "tag of \(team.name.lowercased())" : "d\(team.number)"
  }

  private func this(_ number: Int?) -> RandomDirectory.Person? { directory.people.first { $0.number == number } }
}

extension String? {
  /// An empty text is no value.
  var orNil: String? { self == "" ? nil : self }
}
