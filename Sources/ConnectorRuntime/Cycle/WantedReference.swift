/// Accounts that one of an account's attributes refers to.
struct WantedReference: Hashable, Sendable {
  let path: AttributePath
  /// What the accounts are called by those who want them: what they are matched by first, or the directory's ids.
  let names: [String]
}

/// What becomes of a user's references, as far as the app's ids are known.
struct Referral: Sendable {
  /// All the attributes that refer to others.
  private(set) var paths: [AttributePath] = []
  /// Those that wait for an account to be created.
  private(set) var late: [WantedReference] = []
  /// The attributes that are left alone, because what they are to refer to isn't known, or not yet.
  private(set) var untouched: [AttributePath] = []
  /// What can't be referred to, in sentences.
  private(set) var problems: [String] = []

  init() {}

  /// Puts the references into a user that are known.
  init<User: SCIMResource>(_ user: inout User, _ references: [WantedReference], _ roster: Roster) {
    paths = references.map(\.path)
    for reference in references {
      let ids = reference.names.compactMap(roster.id)
      let missing = reference.names.filter { roster.id(of: $0) == nil }
      guard !missing.contains(where: roster.isComing) else {
        late.append(reference)
        user.refer(to: [], at: reference.path)
        untouched.append(reference.path)
        continue
      }
      user.refer(to: ids, at: reference.path)
      if ids.isEmpty { untouched.append(reference.path) }
      problems += missing.map { name in
        let subject = "The \(reference.path.attribute) \(JSONValue.string(name).serialized())"
        return roster.isWanted(name)
          ? "\(subject) is not on the server, because it could not be provisioned. Mend that and run the cycle again."
          : "\(subject) is not among the wanted users. Add it there, or take the reference out."
      }
    }
  }

  /// Gives up waiting for an attribute's accounts.
  mutating func drop(_ path: AttributePath) { late.removeAll { $0.path == path } }
}

extension SCIMResource {
  /// Puts ids into an attribute, in place of what is there.
  fileprivate mutating func refer(to ids: [String], at path: AttributePath) {
    guard let binding = Self.bindings.first(where: { $0.path == path }) else { return }
    // An id alone is read as a reference, too.
    for value in [.array(ids.map(JSONValue.string)), ids.first.map(JSONValue.string)] {
      var (json, resource) = (JSONObject(), self)
      binding.location.set(value, in: &json)
      guard (try? binding.decode(json, &resource)) != nil else { continue }
      self = resource
      return
    }
  }
}
