/// A user, a group or another resource whose attributes are properties (RFC 7643 §3).
///
/// A type lists its properties and where in the JSON they stand; reading, writing and comparing come of that:
///
///     struct User: SCIMUser {
///       var userName: String
///       var workEmail: String?
///       var original = JSONObject()
///
///       static let bindings: [AttributeBinding<User>] = [
///         .required(\.userName, at: .attribute("userName")),
///         .optional(\.workEmail, at: .attribute("emails", where: .type("work"), "value")),
///       ]
///
///       init(required attributes: AttributeReader<User>) throws(AttributeValueError) {
///         userName = try attributes[\.userName]
///       }
///     }
///
/// Resources are equal when they are the same JSON.
public protocol SCIMResource: Hashable, Sendable {
  /// The kind of resource.
  static var resourceType: ResourceType { get }
  /// The properties and their attributes.
  static var bindings: [AttributeBinding<Self>] { get }

  /// The JSON that the resource was read from, with all that no property holds; empty for a new resource.
  ///
  /// What a property holds is not looked up here but in the property.
  var original: JSONObject { get set }

  /// Creates a resource from the values that it can't be without. The other properties are set afterwards, through
  /// their bindings.
  ///
  /// - Parameter attributes: The values.
  /// - Throws: ``AttributeValueError`` where one is missing or has the wrong type.
  init(required attributes: AttributeReader<Self>) throws(AttributeValueError)
}

/// A user of an app (RFC 7643 §4.1).
public protocol SCIMUser: SCIMResource {}

extension SCIMUser {
  /// Users.
  public static var resourceType: ResourceType { .user }
}

/// A group of an app (RFC 7643 §4.2).
public protocol SCIMGroup: SCIMResource {}

extension SCIMGroup {
  /// Groups.
  public static var resourceType: ResourceType { .group }
}
