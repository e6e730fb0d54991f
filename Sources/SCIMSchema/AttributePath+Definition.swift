extension AttributePath {
  /// What the schemas say of the attribute that the path ends at: of the sub-attribute if the path has one, else of the
  /// attribute. `nil` where they do not know it.
  ///
  /// A path with a URN is looked up in that schema. One without is looked up in the schemas that are not extensions, in
  /// the order given, because an extension's attributes need its URN (RFC 7644 §3.10): give ``Schema/group`` alone, or
  /// first, for a group's paths. Both find the attributes that every resource has (``Schema/commonAttributes``).
  ///
  /// - Parameter schemas: The schemas that apply, such as ``Schema/standard``.
  /// - Returns: The definition that the path ends at, or `nil`.
  public func definition(in schemas: [Schema]) -> AttributeDefinition? {
    let named = schemas.filter { candidate in
      schema.map(candidate.id.equalsIgnoringASCIICase) ?? !candidate.isExtension
    }
    var attributes = named.flatMap(\.attributes)
    if named.contains(where: { !$0.isExtension }) { attributes += Schema.commonAttributes }
    guard let definition = attributes.named(attribute) else { return nil }
    guard let subAttribute else { return definition }
    return definition.subAttribute(named: subAttribute)
  }
}

extension Schema {
  /// Told by the URN, which is how RFC 7643 §10.3 registers extensions.
  fileprivate var isExtension: Bool {
    id.split(separator: ":").contains { $0.equalsIgnoringASCIICase("extension") }
  }
}
