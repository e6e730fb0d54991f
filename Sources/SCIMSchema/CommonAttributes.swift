extension Schema {
  /// The attributes that every resource has and that no schema lists: `id`, `externalId` and `meta` (RFC 7643 §3.1).
  public static let commonAttributes: [AttributeDefinition] = [
    // Every resource has an `id`, but a client must not send one, so it is not "required" of a client.
    AttributeDefinition(
      name: "id",
      description: "The service provider's identifier of the resource, which never changes.",
      isCaseExact: true,
      mutability: .readOnly,
      returned: .always,
      uniqueness: .server
    ),
    AttributeDefinition(
      name: "externalId",
      description: "The provisioning client's own identifier of the resource.",
      isCaseExact: true
    ),
    AttributeDefinition(
      name: "meta",
      type: .complex,
      description: "What the service provider records about the resource.",
      mutability: .readOnly,
      subAttributes: [
        AttributeDefinition(
          name: "resourceType",
          description: "The name of the resource's type.",
          isCaseExact: true,
          mutability: .readOnly
        ),
        AttributeDefinition(
          name: "created", type: .dateTime, description: "When the resource was made.", mutability: .readOnly),
        AttributeDefinition(
          name: "lastModified",
          type: .dateTime,
          description: "When the resource was last changed.",
          mutability: .readOnly
        ),
        AttributeDefinition(
          name: "location",
          type: .reference,
          description: "The resource's URI.",
          isCaseExact: true,
          mutability: .readOnly,
          referenceTypes: ["uri"]
        ),
        AttributeDefinition(
          name: "version",
          description: "The resource's entity tag, which changes with every change.",
          isCaseExact: true,
          mutability: .readOnly
        ),
      ]
    ),
  ]
}
