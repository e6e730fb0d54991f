extension Schema {
  /// The enterprise extension of a user (RFC 7643 §4.3 and §8.7.1).
  public static let enterpriseUser = Schema(
    id: enterpriseUserURN,
    name: "EnterpriseUser",
    description: "What an organization records about a user who works for it.",
    attributes: [
      AttributeDefinition(
        name: "employeeNumber", description: "The number or code that the organization gave the user."),
      AttributeDefinition(name: "costCenter", description: "The name of the user's cost center."),
      AttributeDefinition(name: "organization", description: "The name of the user's organization."),
      AttributeDefinition(name: "division", description: "The name of the user's division."),
      AttributeDefinition(name: "department", description: "The name of the user's department."),
      AttributeDefinition(
        name: "manager",
        type: .complex,
        description: "The user's manager, who is a user too.",
        subAttributes: [
          // §4.3 calls `value` and `$ref` RECOMMENDED; the description of `value` in §8.7.1 calls it REQUIRED.
          AttributeDefinition(name: "value", description: "The id of the manager.", isCaseExact: true),
          AttributeDefinition(
            name: "$ref",
            type: .reference,
            description: "The URI of the manager.",
            isCaseExact: true,
            referenceTypes: ["User"]
          ),
          AttributeDefinition(
            name: "displayName", description: "The manager's display name.", mutability: .readOnly),
        ]
      ),
    ]
  )
}
