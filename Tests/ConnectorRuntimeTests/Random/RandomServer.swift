import ConnectorRuntime
import SeededNumbers

extension FakeServer.Habits {
  init(_ random: inout SeededGenerator) {
    self.init()
    largestPage = random.pick([1000, 1000, 2, 4], else: 1000)
    ignoresFilters = random.chance(15)
    repeatsFirstPage = !ignoresFilters && random.chance(10)
    toldTotal = random.chance(10) ? 1000 : nil
    hasVersions = random.chance(30)
    hidesMembersInLists = random.chance(30)
    hidesDisabledInLists = random.chance(20)
    answersPatchWithNothing = random.chance(20)
    refusesPatch = random.chance(15) ? random.pick([405, 501], else: 405) : nil
    // What is not shown can't be sent as a whole.
    showsEmptyMembers = refusesPatch != nil
    showsMembers = refusesPatch == nil ? random.pick([.always, .always, .onRequest, .never], else: .always) : .always
  }
}

// What an administrator does to the app by hand.

extension RandomTenant {
  mutating func addForeignUser() async throws {
    let name = directory.freshName("uf", &random)
    var user: JSONObject = ["id": .string("foreign \(name)"), "userName": .string(name), "locale": "de"]
    // Who is out of use could not be found where those are hidden.
    user["active"] = habits.hidesDisabledInLists ? true : random.maybe { .bool($0.chance(60)) }
    user["title"] = random.maybe { .string($0.pick(["Guest", "Clerk"], else: "")) }
    user["emails"] = random.maybe { _ in [["type": "home", "value": "c@example.com"]] }
    try await server.add("Users", JSONValue.object(user).serialized())
    if let added = await server.users().last { users.addForeign(added) }
  }

  mutating func addForeignGroup() async throws {
    let name = directory.freshName("gf", &random)
    let users = await server.users().sorted { $0.text("userName") < $1.text("userName") }
    let ids = users.map { $0.text("id") }
    let members = ids.filter { _ in random.chance(30) } + ["stranger"]
    let group: JSONObject = [
      "id": .string("foreign \(name)"), "displayName": .string(name),
      "members": .array(members.map { ["value": .string($0)] }),
    ]
    try await server.add("Groups", JSONValue.object(group).serialized())
    if let added = await server.groups().last { groups.addForeign(added) }
  }

  /// Changes or deletes what the cycles manage.
  mutating func meddle() async {
    let accounts = await server.users().filter { !users.isUnmanaged($0.text("id")) }.sorted {
      $0.text("userName") < $1.text("userName")
    }
    guard let account = accounts.randomElement(using: &random) else { return }
    let (id, name) = (account.text("id"), account.text("userName"))
    // A ledger none of whose accounts is on the server is taken for another tenant's.
    if random.chance(30), accounts.count > 4 {
      await server.remove("Users", id)
      users.forget(id)
      story.append("deleted: \(name)")
    } else if random.chance(30), !habits.hidesDisabledInLists {
      await server.touch(name, "active", .bool(random.chance(50)))
      story.append("switched: \(name)")
    } else {
      await server.touch(name, "title", "Guest")
      story.append("changed: \(name)")
    }
    let all = await server.groups().filter { !groups.isUnmanaged($0.text("id")) }.sorted {
      $0.text("displayName") < $1.text("displayName")
    }
    if random.chance(20), let id = all.randomElement(using: &random)?.text("id") {
      await server.remove("Groups", id)
      groups.forget(id)
      story.append("deleted: \(id)")
    }
  }
}
