import ConnectorRuntime
import SeededNumbers

/// A small directory that changes by chance.
///
/// It never does what can't be provisioned without somebody's help: no two people have the same name, and whoever is
/// renamed takes no name that somebody else's account may have. A newcomer may: that of a foreign account, of somebody
/// who has gone, or of somebody who is renamed.
struct RandomDirectory {
  struct Person {
    let number: Int
    var name: String
    var title: String?
    var givenName: String?
    var email: String?
    var active: Bool?
    var manager: Int?
  }

  struct Team {
    let number: Int
    var name: String
    var members: [Int]
  }

  private(set) var people: [Person] = []
  private(set) var teams: [Team] = []
  /// Whether people may be out of use. On a server that hides those, they could not be found again.
  private let hasInactive: Bool
  private var formerPeople: [Person] = []
  private var formerTeams: [Team] = []
  /// Who had a name last.
  private var owners: [String: Int] = [:]
  private var lastNumber = 0

  init(hasInactive: Bool) { self.hasInactive = hasInactive }

  /// A name that nobody has had.
  mutating func freshName(_ prefix: String, _ random: inout SeededGenerator) -> String {
    lastNumber += 1
    return "\(random.chance(30) ? prefix.uppercased() : prefix)\(lastNumber)"
  }

  /// Changes something.
  ///
  /// - Parameters:
  ///   - foreignUsers: The names of users that the directory knows nothing of.
  ///   - foreignGroups: The names of such groups.
  ///   - random: Decides on everything.
  ///   - mayHave: Whether somebody may have a name again, because no account of somebody else has it.
  mutating func change(
    foreignUsers: [String], foreignGroups: [String], _ random: inout SeededGenerator,
    mayHave: (_ name: String, _ number: Int) -> Bool
  ) {
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      switch Int.random(in: 0..<13, using: &random) {
      case 0...2: addPerson(foreignUsers, &random)
      case 3: removePerson(&random)
      case 4: bringBackPerson(&random)
      case 5: renamePerson(&random, mayHave)
      case 6: changePerson(&random) { $0.setAttributes(hasInactive: $1, &$2) }
      case 7, 8: setManager(&random)
      case 9: addTeam(foreignGroups, &random)
      case 10: random.chance(60) ? removeTeam(&random) : bringBackTeam(&random)
      case 11: renameTeam(&random)
      default: changeMembers(&random)
      }
    }
    // A ledger none of whose accounts is on the server is taken for another tenant's.
    while people.count < 2 { addPerson([], &random) }
  }
}

extension RandomDirectory: CustomStringConvertible {
  var description: String {
    let people = people.map { person in
      let attributes = [person.title, person.givenName, person.email].map { $0 ?? "-" }.joined(separator: " ")
      return "\(person.number) \(person.name) [\(attributes)], manager \(person.manager ?? 0)"
    }
    return (people + teams.map { "\($0.number) \($0.name) \($0.members)" }).joined(separator: "; ")
  }
}

// MARK: - People

extension RandomDirectory {
  private mutating func addPerson(_ foreign: [String], _ random: inout SeededGenerator) {
    guard people.count < 7 else { return }
    var person = Person(number: newNumber(), name: newName("u", foreign, people.map(\.name), &random))
    person.setAttributes(hasInactive: hasInactive, &random)
    people.append(person)
    owners[person.name.lowercased()] = person.number
  }

  private mutating func removePerson(_ random: inout SeededGenerator) {
    guard let index = anyone(&random) else { return }
    let person = people.remove(at: index)
    formerPeople.append(person)
    for index in people.indices where people[index].manager == person.number { people[index].manager = nil }
    for index in teams.indices { teams[index].members.removeAll { $0 == person.number } }
  }

  private mutating func bringBackPerson(_ random: inout SeededGenerator) {
    guard let index = formerPeople.indices.randomElement(using: &random) else { return }
    var person = formerPeople.remove(at: index)
    person.manager = nil
    if owners[person.name.lowercased()] != person.number || random.chance(30) {
      person.name = freshName("u", &random)
    }
    if random.chance(50) { person.setAttributes(hasInactive: hasInactive, &random) }
    people.append(person)
    owners[person.name.lowercased()] = person.number
  }

  private mutating func renamePerson(_ random: inout SeededGenerator, _ mayHave: (String, Int) -> Bool) {
    guard let index = anyone(&random) else { return }
    let number = people[index].number
    let former = owners.filter { name, owner in
      owner == number && name != people[index].name.lowercased() && mayHave(name, number)
    }.keys.sorted()
    let name = freshName("u", &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0...1: people[index].name = random.pick(former, else: name)
    case 2: people[index].name = people[index].name.uppercased()
    default: people[index].name = name
    }
    owners[people[index].name.lowercased()] = number
  }

  private mutating func setManager(_ random: inout SeededGenerator) {
    let manager = random.chance(75) ? people.randomElement(using: &random)?.number : nil
    changePerson(&random) { person, _, _ in person.manager = manager }
  }

  private mutating func changePerson(
    _ random: inout SeededGenerator, _ change: (inout Person, Bool, inout SeededGenerator) -> Void
  ) {
    guard let index = people.indices.randomElement(using: &random) else { return }
    change(&people[index], hasInactive, &random)
  }

  /// Often the newest: whoever was just being created when a cycle was broken off.
  private func anyone(_ random: inout SeededGenerator) -> Int? {
    random.chance(40) ? people.indices.last : people.indices.randomElement(using: &random)
  }

  private mutating func newNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  /// A newcomer's name: mostly one that nobody has had.
  private mutating func newName(
    _ prefix: String, _ foreign: [String], _ taken: [String], _ random: inout SeededGenerator
  ) -> String {
    let fresh = freshName(prefix, &random)
    let taken = Set(taken.map { $0.lowercased() })
    let former = owners.keys.filter { $0.hasPrefix(prefix) && !taken.contains($0) }.sorted()
    switch Int.random(in: 0..<10, using: &random) {
    case 0...1: return random.pick(foreign.filter { !taken.contains($0.lowercased()) }, else: fresh)
    case 2...3: return random.pick(former, else: fresh)
    default: return fresh
    }
  }
}

extension RandomDirectory.Person {
  fileprivate mutating func setAttributes(hasInactive: Bool, _ random: inout SeededGenerator) {
    title = random.maybe { $0.pick(["Clerk", "Head", "clerk"], else: "") }
    givenName = random.maybe { $0.pick(["Ada", "Zoë"], else: "") }
    email = random.maybe { $0.pick(["a@example.com", "b@example.com"], else: "") }
    if hasInactive { active = random.maybe { $0.chance(60) } }
  }
}

// MARK: - Teams

extension RandomDirectory {
  private mutating func addTeam(_ foreign: [String], _ random: inout SeededGenerator) {
    guard teams.count < 4 else { return }
    let name = newName("g", foreign, teams.map(\.name), &random)
    teams.append(Team(number: newNumber(), name: name, members: someMembers(&random)))
    owners[name.lowercased()] = lastNumber
  }

  private mutating func removeTeam(_ random: inout SeededGenerator) {
    guard let index = teams.indices.randomElement(using: &random) else { return }
    formerTeams.append(teams.remove(at: index))
  }

  private mutating func bringBackTeam(_ random: inout SeededGenerator) {
    guard let index = formerTeams.indices.randomElement(using: &random) else { return }
    var team = formerTeams.remove(at: index)
    if owners[team.name.lowercased()] != team.number { team.name = freshName("g", &random) }
    team.members = someMembers(&random)
    teams.append(team)
    owners[team.name.lowercased()] = team.number
  }

  private mutating func renameTeam(_ random: inout SeededGenerator) {
    guard let index = teams.indices.randomElement(using: &random) else { return }
    teams[index].name = freshName("g", &random)
    owners[teams[index].name.lowercased()] = teams[index].number
  }

  private mutating func changeMembers(_ random: inout SeededGenerator) {
    guard let index = teams.indices.randomElement(using: &random) else { return }
    teams[index].members = someMembers(&random)
  }

  private func someMembers(_ random: inout SeededGenerator) -> [Int] {
    people.map(\.number).filter { _ in random.chance(50) }
  }
}
