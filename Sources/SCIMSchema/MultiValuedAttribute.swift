extension AttributeDefinition {
  /// A list of complex values, each with the sub-attributes that most lists have (RFC 7643 §2.4): the value, a text to
  /// show for it, a label, and whether it is the preferred one.
  static func list(
    of value: AttributeDefinition,
    named name: String,
    description: String,
    types: [String] = []
  ) -> AttributeDefinition {
    AttributeDefinition(
      name: name,
      type: .complex,
      description: description,
      isMultiValued: true,
      subAttributes: [
        value,
        AttributeDefinition(name: "display", description: "The text to show for this value."),
        .label(types),
        .primary,
      ]
    )
  }

  static func label(_ canonicalValues: [String]) -> AttributeDefinition {
    AttributeDefinition(
      name: "type", description: "A label for what this value is used for.", canonicalValues: canonicalValues)
  }

  static let primary = AttributeDefinition(
    name: "primary", type: .boolean, description: "Whether this is the preferred value; at most one is.")
}
