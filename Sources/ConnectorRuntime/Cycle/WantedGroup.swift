/// A group that is wanted in an app, with its members.
public struct WantedGroup: Hashable, Sendable {
  /// The name, by which the group is matched.
  public var name: String
  /// The members: of each user, the value of the attribute that users are matched by first, such as the user name, or
  /// what the directory knows the user by.
  public var members: [String]
  /// What the directory knows the group by, for the app to know it, too (RFC 7643 §3.1); with `nil`, it is left as it is.
  public var externalId: String?
  /// What the directory knows the group by and never changes. It is kept in the ledger, so that a group that is renamed
  /// stays the same.
  public var directoryID: String?
  /// The values of other attributes; `nil` for one that shall have none.
  var others: [AttributeChange] = []

  /// Creates a group.
  public init(_ name: String, members: [String] = [], externalId: String? = nil, directoryID: String? = nil) {
    self.name = name
    self.members = members
    self.externalId = externalId
    self.directoryID = directoryID
  }
}

extension WantedGroup {
  /// The attributes besides the name and the members.
  private var attributes: [AttributeChange] {
    externalId.map { [AttributeChange(path: .attribute("externalId"), value: .string($0))] + others } ?? others
  }

  /// The group as far as the app's groups can have what is wanted, and what they can't have.
  func possible(_ known: [AttributeLocation]) -> (group: WantedGroup, rest: [String]) {
    func isKnown(_ name: String) -> Bool { known.contains { $0.path.attribute.isSameName(as: name) } }
    var (group, rest) = (self, [String]())
    if !members.isEmpty, !isKnown("members") {
      group.members = []
      rest.append("The app's tutorial maps no members of groups, so none are sent.")
    }
    if externalId != nil, !isKnown("externalId") {
      group.externalId = nil
      rest.append("The app's tutorial maps no externalId of groups, so none is sent.")
    }
    return (group, rest)
  }

  /// The group as it is created, with its first members.
  func record(members: [Member]) -> GroupRecord {
    var record = GroupRecord(displayName: name, members: members)
    var schemas = [ResourceType.group.schema]
    for attribute in attributes {
      let location = AttributeLocation(attribute.path, in: .group)
      location.set(attribute.value, in: &record.original)
      if attribute.value != nil, let urn = location.extensionURN, !schemas.contains(urn) { schemas.append(urn) }
    }
    record.original["schemas"] = .array(schemas.map(JSONValue.string))
    return record
  }

  /// In what a group on a server is not as wanted, besides its members.
  func changes(fromServer json: JSONObject) -> [AttributeChange] {
    let name = GroupRecord(displayName: name).changes(fromServer: json).filter { $0.path == GroupRecord.namePath }
    return name
      + attributes.filter { attribute in
        let value = try? AttributeLocation(attribute.path, in: .group).value(in: json)
        return value != attribute.value
      }
  }
}

/// A group on a server, as far as a provisioning cycle looks at it.
struct GroupRecord: SCIMGroup {
  var displayName: String
  var members: [Member]
  var original = JSONObject()

  static let namePath = AttributePath.attribute("displayName")
  static let bindings: [AttributeBinding<GroupRecord>] = [
    .required(\.displayName, at: namePath, matchingPriority: 1),
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
