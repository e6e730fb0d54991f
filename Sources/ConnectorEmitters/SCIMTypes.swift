import SCIMSchema

/// The types that SCIM's discovery documents are made of (RFC 7643 §5 to §7).
extension TemplateTypes {
  /// SCIM's types, by name.
  static let scim = TemplateTypes(
    objects: [
      "Schema": [
        "schemas": .required(.list(.string)),
        "id": .required(.string),
        "name": .string,
        "description": .string,
        "attributes": .required(.list(.object("Attribute"))),
        "meta": .object("Meta"),
      ],
      "Attribute": characteristics(of: AttributeType.allCases).merging(
        ["subAttributes": .list(.object("SubAttribute"))], uniquingKeysWith: { first, _ in first }),
      "SubAttribute": characteristics(of: AttributeType.allCases.filter { $0 != .complex }),
      "ResourceType": [
        "schemas": .required(.list(.string)),
        "id": .string,
        "name": .required(.string),
        "description": .string,
        "endpoint": .required(.string),
        "schema": .required(.string),
        "schemaExtensions": .list(.object("SchemaExtension")),
        "meta": .object("Meta"),
      ],
      "SchemaExtension": ["schema": .required(.string), "required": .required(.boolean)],
      "ServiceProviderConfig": [
        "schemas": .required(.list(.string)),
        "id": .string,
        "documentationUri": .string,
        "patch": .required(.object("Supported")),
        "bulk": .required(.object("Bulk")),
        "filter": .required(.object("Filter")),
        "changePassword": .required(.object("Supported")),
        "sort": .required(.object("Supported")),
        "etag": .required(.object("Supported")),
        "authenticationSchemes": .required(.list(.object("AuthenticationScheme"))),
        "meta": .object("Meta"),
      ],
      "Supported": ["supported": .required(.boolean)],
      "Bulk": [
        "supported": .required(.boolean), "maxOperations": .required(.integer), "maxPayloadSize": .required(.integer),
      ],
      "Filter": ["supported": .required(.boolean), "maxResults": .required(.integer)],
      "AuthenticationScheme": [
        "type": .required(.oneOf(["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"])),
        "name": .required(.string),
        "description": .required(.string),
        "specUri": .string,
        "documentationUri": .string,
        "primary": .boolean,
      ],
      "Meta": [
        "resourceType": .string, "created": .string, "lastModified": .string, "location": .string, "version": .string,
      ],
    ],
    nullIsNoValue: true)

  private static func characteristics(of types: [AttributeType]) -> [String: Shape] {
    [
      "name": .required(.string),
      "type": .required(.oneOf(types.map(\.rawValue))),
      "multiValued": .required(.boolean),
      "description": .string,
      "required": .boolean,
      "canonicalValues": .list(.string),
      "caseExact": .boolean,
      "mutability": .oneOf(Mutability.allCases.map(\.rawValue)),
      "returned": .oneOf(Returned.allCases.map(\.rawValue)),
      "uniqueness": .oneOf(Uniqueness.allCases.map(\.rawValue)),
      "referenceTypes": .list(.string),
    ]
  }
}
