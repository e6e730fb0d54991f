/// A group that is wanted in an app, with its members.
public struct WantedGroup: Hashable, Sendable {
  /// The name, by which the group is matched.
  public var name: String
  /// The members: of each user, the value of the attribute that users are matched by first, such as the user name, or
  /// what the directory knows the user by.
  public var members: [String]

  /// Creates a group.
  public init(_ name: String, members: [String] = []) {
    self.name = name
    self.members = members
  }
}

/// A group on a server, as far as a provisioning cycle looks at it.
struct GroupRecord: SCIMResource {
  var displayName: String
  var members: [Member]
  var original = JSONObject()

  static let resourceType = ResourceType.group
  static let bindings: [AttributeBinding<GroupRecord>] = [
    .required(\.displayName, at: .attribute("displayName"), matchingPriority: 1),
    .list(\.members, at: .attribute("members")),
  ]

  init(displayName: String, members: [Member] = []) {
    self.displayName = displayName
    self.members = members
  }

  init(required attributes: AttributeReader<GroupRecord>) throws(AttributeValueError) {
    self.init(displayName: try attributes[\.displayName])
  }
}
