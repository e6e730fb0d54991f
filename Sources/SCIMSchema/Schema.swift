/// A set of attributes under a URN: a resource type's own, or an extension of one (RFC 7643 §7).
public struct Schema: Hashable, Sendable {
  /// The schema's URN, such as `urn:ietf:params:scim:schemas:core:2.0:User`.
  public var id: String
  /// The schema's name for people.
  public var name: String
  /// What the schema describes.
  public var description: String
  /// The attributes, in the schema's order.
  public var attributes: [AttributeDefinition]

  /// A schema made of its parts.
  public init(id: String, name: String, description: String = "", attributes: [AttributeDefinition]) {
    self.id = id
    self.name = name
    self.description = description
    self.attributes = attributes
  }

  /// The attribute of that name, whatever the case of its letters (RFC 7643 §2.1), or `nil`.
  public func attribute(named name: some StringProtocol) -> AttributeDefinition? {
    attributes.named(name)
  }
}
