/// What an app can be asked to do: yes, no, or `nil` where the tutorial doesn't say.
public struct ConnectorCapabilities: Hashable, Sendable {
  /// Users are created.
  public var createUsers: Bool?
  /// Changed attributes are carried over.
  public var updateUsers: Bool?
  /// Users are removed, or disabled, when they need the app no more.
  public var removeUsers: Bool?
  /// Groups and their members are provisioned.
  public var groups: Bool?
  /// The app supports single sign-on.
  public var singleSignOn: Bool?

  /// Creates capabilities.
  public init(
    createUsers: Bool? = nil, updateUsers: Bool? = nil, removeUsers: Bool? = nil, groups: Bool? = nil,
    singleSignOn: Bool? = nil
  ) {
    self.createUsers = createUsers
    self.updateUsers = updateUsers
    self.removeUsers = removeUsers
    self.groups = groups
    self.singleSignOn = singleSignOn
  }
}
