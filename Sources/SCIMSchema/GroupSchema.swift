extension Schema {
  /// The core schema of a group (RFC 7643 §4.2 and §8.7.1).
  public static let group = Schema(
    id: groupURN,
    name: "Group",
    description: "A set of users and of other groups.",
    attributes: [
      // §4.2 calls it REQUIRED; §8.7.1 has `false` (erratum 5368).
      AttributeDefinition(name: "displayName", description: "The group's name for people.", isRequired: true),
      AttributeDefinition(
        name: "members",
        type: .complex,
        description: "The members of the group.",
        isMultiValued: true,
        subAttributes: [
          AttributeDefinition(
            name: "value",
            description: "The id of the member.",
            isCaseExact: true,
            mutability: .immutable
          ),
          AttributeDefinition(
            name: "$ref",
            type: .reference,
            description: "The URI of the member.",
            isCaseExact: true,
            mutability: .immutable,
            referenceTypes: ["User", "Group"]
          ),
          AttributeDefinition(
            name: "type",
            description: "Whether the member is a user or a group.",
            mutability: .immutable,
            canonicalValues: ["User", "Group"]
          ),
          // Missing in §8.7.1, but part of any list (§2.4) and of the group in §8.4.
          AttributeDefinition(
            name: "display", description: "The text to show for the member.", mutability: .immutable),
        ]
      ),
    ]
  )
}
