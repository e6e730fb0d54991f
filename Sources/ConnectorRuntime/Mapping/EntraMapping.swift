/// How the directory's users and groups become the app's, as an `entra-synchronization-schema.json` says it.
///
///     let mapping = try EntraMapping(parsing: bytes)
///     let cycle = ProvisioningCycle(client: client, ledger: ledger, mapping: mapping)
///     let plan = try await cycle.plan(people: [["objectId": "7d1c", "userPrincipalName": "ada@example.com"]])
///
/// The document is Microsoft Graph's `synchronizationSchema`, as connectorgen writes it, or as somebody has changed it
/// since. Who is in scope is not looked at: a mapping says what a user becomes, and not whether.
public struct EntraMapping: Sendable {
  /// The mapping of users; `nil` where there is none, or it is switched off.
  public let users: EntraObjectMapping?
  /// The mapping of groups; `nil` where there is none, or it is switched off.
  public let groups: EntraObjectMapping?

  /// Reads the mappings of a schema.
  ///
  /// - Parameter schema: The `synchronizationSchema`.
  /// - Throws: ``EntraMappingError`` for the first thing that is wrong: a part that isn't as Graph has it, an
  ///   expression that can't be read, or an attribute that its directory doesn't define.
  public init(_ schema: JSONValue) throws(EntraMappingError) {
    let mappings = try EntraSchemaNode(schema).objectMappings()
    users = mappings.first { $0.sourceObjectName == ResourceType.user.name }
    groups = mappings.first { $0.sourceObjectName == ResourceType.group.name }
  }

  /// Reads the mappings of a schema's JSON text.
  ///
  /// - Parameter bytes: The whole text, in UTF-8.
  /// - Throws: ``EntraMappingError`` where the text isn't JSON, and as ``init(_:)`` does.
  public init(parsing bytes: [UInt8]) throws(EntraMappingError) {
    let schema: JSONValue
    do throws(JSONSyntaxError) {
      schema = try JSONDocument(parsing: bytes).root.value
    } catch {
      throw EntraMappingError("Byte \(error.offset) of the schema: \(error)")
    }
    try self.init(schema)
  }

  /// The app's user for one of the directory's.
  ///
  /// - Parameters:
  ///   - object: The user as the directory knows it.
  ///   - existing: The user as the app has it; `nil` for one that is to be created. What no mapping sets stays as it
  ///     is.
  ///   - appID: The app's id of a user or group, given the directory's; `nil` for one that the app doesn't have, which
  ///     is then left out. `{ $0 }` takes the directory's ids over, which is enough to look at a mapping, and nothing
  ///     that an app should be sent.
  /// - Returns: The user as the app is to have it.
  /// - Throws: ``EntraMappingError`` where the schema maps no users, an expression can do nothing with this one's
  ///   values, or a value is not what the attribute takes.
  public func user<User: SCIMResource>(
    from object: DirectoryObject, updating existing: User? = nil, appID: (String) -> String?
  ) throws(EntraMappingError) -> User {
    guard let users else { throw EntraMappingError("The schema has no enabled object mapping whose source is User.") }
    return try users.resource(from: object, updating: existing, appID: appID)
  }

  /// The app's group for one of the directory's.
  ///
  /// - Parameters:
  ///   - object: The group as the directory knows it.
  ///   - existing: The group as the app has it; `nil` for one that is to be created. What no mapping sets stays as it
  ///     is.
  ///   - appID: The app's id of a user or group, given the directory's; `nil` for one that the app doesn't have, which
  ///     is then left out. `{ $0 }` takes the directory's ids over, which is enough to look at a mapping, and nothing
  ///     that an app should be sent.
  /// - Returns: The group as the app is to have it.
  /// - Throws: ``EntraMappingError`` where the schema maps no groups, an expression can do nothing with this one's
  ///   values, or a value is not what the attribute takes.
  public func group<Group: SCIMResource>(
    from object: DirectoryObject, updating existing: Group? = nil, appID: (String) -> String?
  ) throws(EntraMappingError) -> Group {
    guard let groups else { throw EntraMappingError("The schema has no enabled object mapping whose source is Group.") }
    return try groups.resource(from: object, updating: existing, appID: appID)
  }
}
