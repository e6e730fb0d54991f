/// A kind of resource that a SCIM server holds (RFC 7643 §6).
public struct ResourceType: Hashable, Sendable {
  /// The name, such as `User`.
  public var name: String
  /// Where the resources are, below the endpoint: `/Users`.
  public var path: String
  /// The URN of the schema that the resources have, apart from extensions.
  public var schema: String

  /// Creates a resource type.
  public init(name: String, path: String, schema: String) {
    self.name = name
    self.path = path
    self.schema = schema
  }

  /// Users (RFC 7643 §4.1).
  public static let user = ResourceType(name: "User", path: "/Users", schema: Schema.userURN)
  /// Groups (RFC 7643 §4.2).
  public static let group = ResourceType(name: "Group", path: "/Groups", schema: Schema.groupURN)
}
