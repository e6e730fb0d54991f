/// An account that is wanted, or of which it can't be told what is wanted.
struct WantedAccount<User: SCIMResource>: Sendable {
  /// What is wanted; `nil` where that can't be told.
  let user: User?
  /// What the account is matched by, at least.
  let json: JSONObject
  let directoryID: String?
  /// Why it can't be told what is wanted; a sentence.
  let problem: String?

  /// What the account is called.
  var key: String { User.matchKey(of: json) ?? directoryID ?? "" }

  init(_ wanted: WantedUser<User>) {
    let user = wanted.user.inUse
    self.user = user
    json = user.encoded()
    directoryID = wanted.directoryID.flatMap { $0.isEmpty ? nil : $0 }
    problem = nil
  }
}

extension SCIMResource {
  /// The binding of the attribute that says whether an account is in use.
  static var activeBinding: AttributeBinding<Self>? {
    let active = AttributeLocation(.attribute("active"), in: resourceType)
    return bindings.first { $0.location.isSame(as: active) }
  }

  /// The account, in use unless it says otherwise.
  fileprivate var inUse: Self {
    guard let binding = Self.activeBinding, binding.value(in: self) == nil else { return self }
    var user = self
    try? binding.decode(["active": true], &user)
    return user
  }
}
