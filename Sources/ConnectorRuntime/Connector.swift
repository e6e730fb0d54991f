/// What is known of an app that users are provisioned to, and the type of its users.
///
/// A generated connector states what the app's tutorial states. Provisioning itself needs a tenant's own URL and
/// credentials, which are never part of a connector.
public protocol Connector: Sendable {
  /// The app's users, with the attributes that the app takes.
  associatedtype User: SCIMUser

  /// The app's name for people.
  static var appName: String { get }
  /// Where the app's SCIM endpoint is.
  static var endpoint: Endpoint { get }
  /// How a client signs in to the app.
  static var authentication: ConnectorAuthentication { get }
  /// What the app can be asked to do.
  static var capabilities: ConnectorCapabilities { get }
}

/// A connector whose app takes groups and their members, too.
public protocol GroupProvisioning: Connector {
  /// The app's groups, with the attributes that the app takes.
  associatedtype Group: SCIMGroup
}
