/// A user or group as the directory knows it: its attributes by the names that the directory gives them.
///
///     let ada: DirectoryObject = [
///       "userPrincipalName": "ada@example.com", "IsSoftDeleted": false, "manager": .reference("7d1c…"),
///     ]
///
/// An attribute that isn't there has no value, which the directory calls null.
public struct DirectoryObject: Hashable, Sendable {
  /// The attributes that have a value. Names are compared as they are written.
  public var attributes: [String: DirectoryValue]

  /// Creates an object of its attributes.
  public init(_ attributes: [String: DirectoryValue] = [:]) {
    self.attributes = attributes
  }

  /// An attribute's value; `nil` where it has none.
  public subscript(name: String) -> DirectoryValue? {
    get { attributes[name] }
    set { attributes[name] = newValue }
  }
}

extension DirectoryObject: ExpressibleByDictionaryLiteral {
  /// An object with these attributes. Of two with the same name, the last one counts.
  public init(dictionaryLiteral attributes: (String, DirectoryValue)...) {
    self.init(Dictionary(attributes) { _, last in last })
  }
}
