/// An account that is wanted, or of which it can't be told what is wanted.
struct WantedAccount<User: SCIMResource>: Sendable {
  /// What is wanted, without the references; `nil` where that can't be told.
  let user: User?
  /// What the account is matched by, at least.
  let json: JSONObject
  let directoryID: String?
  let references: [WantedReference]
  /// What can't be done, whatever the server has; a sentence.
  let problem: String?

  /// What the account is called.
  var key: String { User.matchKey(of: json) ?? directoryID ?? "" }

  /// What others refer to the account by.
  var names: [String] { [key] + [directoryID].compactMap(\.self) }

  /// An account of which it is known what is wanted.
  init(_ user: User, directoryID: String?, references: [WantedReference], problem: String? = nil) {
    let user = user.inUse
    self.user = user
    json = user.encoded()
    self.directoryID = directoryID.flatMap { $0.isEmpty ? nil : $0 }
    self.references = references
    self.problem = problem
  }

  /// An account of which only that is known what it is matched by.
  init(matching json: JSONObject, directoryID: String?, problem: String) {
    user = nil
    self.json = json
    self.directoryID = directoryID
    references = []
    self.problem = problem
  }

  init(_ wanted: WantedUser<User>) {
    guard let manager = wanted.manager, let binding = User.managerBinding else {
      let problem = "The app's tutorial maps no manager, so none is sent. Take the manager out."
      self.init(
        wanted.user, directoryID: wanted.directoryID, references: [], problem: wanted.manager.map { _ in problem })
      return
    }
    let reference = WantedReference(path: binding.path, names: [manager])
    self.init(wanted.user, directoryID: wanted.directoryID, references: [reference])
  }
}

extension AttributePath {
  /// Whether it is the manager, or the manager's id.
  var isManager: Bool {
    attribute.isSameName(as: "manager") && filter == nil && (subAttribute ?? "value").isSameName(as: "value")
  }
}

extension SCIMResource {
  /// The binding of the attribute that says whether an account is in use.
  static var activeBinding: AttributeBinding<Self>? {
    let active = AttributeLocation(.attribute("active"), in: resourceType)
    return bindings.first { $0.location.isSame(as: active) }
  }

  /// The binding of the manager, or of the manager's id (RFC 7643 §4.3).
  fileprivate static var managerBinding: AttributeBinding<Self>? {
    bindings.first { $0.path.isManager }
  }

  /// The account, in use unless it says otherwise.
  fileprivate var inUse: Self {
    guard let binding = Self.activeBinding, binding.value(in: self) == nil else { return self }
    var user = self
    try? binding.decode(["active": true], &user)
    return user
  }
}
