/// A user that is wanted in an app, and what the directory knows of it that the app doesn't.
public struct WantedUser<User: SCIMResource>: Sendable {
  /// The user.
  public var user: User
  /// What the directory knows the user by and never changes, such as `objectId`. It is kept in the ledger, so that a
  /// user who is renamed keeps the account.
  public var directoryID: String?
  /// The manager, who must be among the wanted users: by the value that they are matched by first, such as the user name,
  /// or by the ``directoryID``. The cycle makes the app's id of it (RFC 7643 §4.3). With `nil`, the user's own property
  /// counts, and has to have the app's id in it.
  public var manager: String?

  /// Creates a user that is wanted.
  public init(_ user: User, directoryID: String? = nil, manager: String? = nil) {
    self.user = user
    self.directoryID = directoryID
    self.manager = manager
  }
}
