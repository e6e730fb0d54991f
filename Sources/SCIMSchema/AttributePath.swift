/// A path to an attribute, or into one, such as `name.familyName`, `emails[type eq "work"].value` or
/// `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department` (RFC 7644 §3.5.2).
public struct AttributePath: Hashable, Sendable {
  /// What stands between the schema's URN and the attribute's name.
  public enum SchemaSeparator: String, CaseIterable, Sendable {
    /// The colon of SCIM 2.0 (RFC 7644 §3.10).
    case colon = ":"
    /// The full stop of SCIM 1.1's extensions, as in `urn:scim:schemas:extension:enterprise:1.0.department`.
    case fullStop = "."
  }

  /// The URN of the attribute's schema, without what separates it from the attribute's name; `nil` where the path
  /// names none.
  public var schema: String?
  /// What separates the URN from the attribute's name; without meaning where the path has no URN.
  public var schemaSeparator: SchemaSeparator
  /// The attribute's name.
  public var attribute: String
  /// Which of a multi-valued attribute's values are meant; `nil` for all.
  public var filter: Filter?
  /// The name of the sub-attribute that the path ends at; `nil` where it ends at the attribute.
  public var subAttribute: String?

  /// A path made of its parts, which are taken as they are and not checked.
  public init(
    schema: String? = nil,
    schemaSeparator: SchemaSeparator = .colon,
    attribute: String,
    filter: Filter? = nil,
    subAttribute: String? = nil
  ) {
    self.schema = schema
    self.schemaSeparator = schemaSeparator
    self.attribute = attribute
    self.filter = filter
    self.subAttribute = subAttribute
  }

  /// Reads a path by the grammar of RFC 7644 §3.5.2.
  ///
  /// A text that begins with "urn:", in any case, names its schema: all before the last colon. One thing is taken that
  /// the grammar does not have: after a schema that ends in a version number, SCIM 1.1's full stop instead of the
  /// colon. One thing is refused that the grammar has: a filter after a sub-attribute, which could never match, because
  /// a sub-attribute is never complex (RFC 7643 §2.3.8).
  ///
  /// - Parameter text: The path, without white space around it.
  /// - Throws: ``AttributePathError``, with the place, where the text is not a path.
  public init(parsing text: some StringProtocol) throws(AttributePathError) {
    var scanner = TextScanner(text)
    self = try scanner.readPath()
  }
}

extension AttributePath: CustomStringConvertible {
  /// The path's canonical text. Parsing it gives the same path.
  public var description: String {
    var text = ""
    if let schema { text += schema + schemaSeparator.rawValue }
    text += attribute
    if let filter { text += "[\(filter)]" }
    if let subAttribute { text += "." + subAttribute }
    return text
  }
}
