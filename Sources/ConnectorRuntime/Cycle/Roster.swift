/// The users who can be referred to: by what they are matched by first, and by the directory's ids.
struct Roster: Sendable {
  private var ids: [String: String] = [:]
  private var names: Set<String> = []
  private var coming: Set<String> = []

  /// Takes down a user, and the app's id where there is one.
  mutating func note(_ names: [String], id: String?, isComing: Bool = false) {
    for name in names {
      self.names.insert(name)
      if let id { ids[name] = id }
      if isComing { coming.insert(name) }
    }
  }

  /// Whether a user of a name is wanted.
  func isWanted(_ name: String) -> Bool { names.contains(name) || names.contains(name.lowercased()) }

  /// Whether a user of a name is going to be created.
  func isComing(_ name: String) -> Bool { coming.contains(name) || coming.contains(name.lowercased()) }

  /// The app's id of a user.
  func id(of name: String) -> String? { ids[name] ?? ids[name.lowercased()] }
}
