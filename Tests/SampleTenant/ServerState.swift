import ConnectorRuntime

/// All that a server has, in lines that can be compared: nothing is merged, so what is doubled is seen.
package struct ServerState: Equatable, Sendable {
  /// A line of JSON for each user, its members sorted, without what the server itself puts in; sorted.
  package var users: [String]
  /// A line for each group, with its members' names sorted; sorted.
  package var groups: [String]

  /// A state of users as the server shows them, and groups.
  package init(users: [JSONObject], groups: [WantedGroup]) {
    self.users = users.map { JSONValue.object($0).sorted.serialized(indented: false) }.sorted()
    self.groups = groups.map { "\($0.name): \($0.members.sorted().joined(separator: " "))" }.sorted()
  }

  /// How many users and groups there are.
  package var lines: Int { users.count + groups.count }

  /// The lines that only one of two states has, a few of them; nothing where the states are equal.
  package func difference(from wanted: ServerState) -> String {
    let changes = (users + groups).difference(from: wanted.users + wanted.groups)
    let lines = changes.prefix(8).map { change in
      switch change {
      case .insert(_, let line, _): "not wanted: \(line)"
      case .remove(_, let line, _): "missing: \(line)"
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension JSONValue {
  fileprivate var sorted: JSONValue {
    switch self {
    case .object(let object):
      .object(JSONObject(object.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted) }))
    case .array(let elements): .array(elements.map(\.sorted))
    default: self
    }
  }
}
