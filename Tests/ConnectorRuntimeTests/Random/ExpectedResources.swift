import ConnectorRuntime

/// Which users, or groups, a server must have after provisioning cycles, by a model that is much simpler than they are.
///
/// Each person has a tag that never changes, which is written into the account like any other attribute. So it can be
/// told whose account one is, without asking the ledger.
struct ExpectedResources {
  struct Wanted {
    let tag: String
    let name: String
    var key: String { name.lowercased() }
  }

  let nameAttribute: String
  let tagAttribute: String
  let isDeleting: Bool
  /// What the directory has never wanted, as it was added.
  private(set) var foreign: [String: JSONObject] = [:]
  /// What may have been taken over by a cycle that was broken off, as it was before.
  private(set) var doubtful: [String: JSONObject] = [:]
  /// What was foreign at first, as it was added.
  private(set) var originals: [String: JSONObject] = [:]
  /// The ids of those that were there when a cycle had gone well, by tags.
  private var homes: [String: String] = [:]
  /// What somebody else has been given, because the name passed to him.
  private var passedOn: Set<String> = []

  init(name: String, tag: String, isDeleting: Bool) {
    (nameAttribute, tagAttribute, self.isDeleting) = (name, tag, isDeleting)
  }

  mutating func addForeign(_ resource: JSONObject) {
    foreign[resource.text("id")] = resource
    originals[resource.text("id")] = resource
  }

  /// Somebody else has deleted a resource.
  mutating func forget(_ id: String) { homes = homes.filter { $0.value != id } }

  /// Whether a resource can't be one that the cycles manage.
  func isUnmanaged(_ id: String) -> Bool { foreign[id] != nil || doubtful[id] != nil }

  /// Takes down what a cycle may do that is about to begin.
  mutating func begin(_ wanted: [Wanted], _ before: [JSONObject]) {
    for resource in before {
      let id = resource.text("id")
      guard let newOwner = wanted.first(where: { $0.key == key(of: resource) }) else { continue }
      if let original = foreign.removeValue(forKey: id) { doubtful[id] = original }
      if resource.text(tagAttribute) != newOwner.tag { passedOn.insert(id) }
      for (tag, home) in homes where home == id && !wanted.contains(where: { $0.tag == tag }) { homes[tag] = nil }
    }
    // Whoever is wanted no more for one cycle may be made anew by the next.
    if isDeleting { homes = homes.filter { home in wanted.contains { $0.tag == home.key } } }
  }

  /// What a cycle may not do in any case.
  func problems(
    _ wanted: [Wanted], _ before: [JSONObject], _ after: [JSONObject], spared: String
  ) -> [String] {
    var problems: [String] = []
    let old = Dictionary(before.map { ($0.text("id"), $0) }) { first, _ in first }
    let new = Dictionary(after.map { ($0.text("id"), $0) }) { first, _ in first }
    for (id, original) in foreign where new[id] != original { problems.append("foreign \(id) has changed") }
    for (key, same) in Dictionary(grouping: after, by: key) where same.count > 1 {
      problems.append("\(same.count) are called \(key)")
    }
    for (id, resource) in old where new[id] == nil {
      let isWanted = wanted.contains { other in
        homes[other.tag] == id || (other.tag == resource.text(tagAttribute) && !passedOn.contains(id))
      }
      if !isDeleting || isWanted { problems.append("\(id) of \(key(of: resource)) has been deleted") }
    }
    for (id, resource) in new {
      guard let before = old[id], !wanted.contains(where: { $0.key == key(of: resource) }) else { continue }
      let changed = Set(before.keys + resource.keys).filter { before[$0] != resource[$0] }
      let others = changed.filter { ![spared, "meta", "schemas"].contains($0) }
      if !others.isEmpty { problems.append("\(id), which nobody wants, has changed: \(others)") }
    }
    return problems
  }

  /// Compares with what there must be once cycles have gone well.
  ///
  /// - Returns: What is wanted, by its tag, what is there besides and not as it was added, and what is wrong.
  mutating func settle(
    _ wanted: [Wanted], _ after: [JSONObject]
  ) -> (found: [String: JSONObject], rest: [JSONObject], problems: [String]) {
    var (found, problems): ([String: JSONObject], [String]) = ([:], [])
    for wanted in wanted {
      guard let resource = after.first(where: { key(of: $0) == wanted.key }) else {
        problems.append("\(wanted.name) is missing")
        continue
      }
      let id = resource.text("id")
      if let home = homes[wanted.tag], home != id { problems.append("\(wanted.name) has \(id) in place of \(home)") }
      if resource.text(tagAttribute) != wanted.tag { problems.append("\(wanted.name) has another tag") }
      homes = homes.filter { $0.value != id }
      homes[wanted.tag] = id
      doubtful[id] = nil
      found[wanted.tag] = resource
    }
    let claimed = Set(found.values.map { $0.text("id") })
    var rest: [JSONObject] = []
    for resource in after where !claimed.contains(resource.text("id")) {
      let id = resource.text("id")
      guard foreign[id] == nil, doubtful[id] != resource else { continue }
      doubtful[id] = nil
      rest.append(resource)
      if isDeleting { problems.append("\(id) of \(key(of: resource)) is still there") }
      if found[resource.text(tagAttribute)] != nil, !passedOn.contains(id) {
        problems.append("\(resource.text(tagAttribute)) is there twice")
      }
    }
    return (found, rest, problems)
  }

  private func key(of resource: JSONObject) -> String { resource.text(nameAttribute).lowercased() }
}

extension JSONObject {
  /// A text; empty for none.
  func text(_ name: String) -> String { self[name]?.string ?? "" }
}
