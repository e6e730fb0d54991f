/// A user that is wanted in an app, and what the directory knows of it that the app doesn't.
public struct WantedUser<User: SCIMResource>: Sendable {
  /// The user.
  public var user: User
  /// What the directory knows the user by and never changes, such as `objectId`. It is kept in the ledger, so that a
  /// user who is renamed keeps the account.
  public var directoryID: String?

  /// Creates a user that is wanted.
  public init(_ user: User, directoryID: String? = nil) {
    self.user = user
    self.directoryID = directoryID
  }
}
