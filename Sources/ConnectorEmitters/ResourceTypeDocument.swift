import ConnectorJSON
import ConnectorManifest
import SCIMSchema

extension ConnectorManifest {
  /// The app's resource types, as a SCIM server lists them under `/ResourceTypes` (RFC 7643 §6).
  public var scimResourceTypes: JSONValue { PublishedSchemas(of: resourceModels, in: self).resourceTypeDocuments }
}

extension PublishedSchemas {
  var resourceTypeDocuments: JSONValue {
    .array(
      resourceTypes.map { type in
        let name = type.rawValue
        return [
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
          "id": .string(name),
          "name": .string(name),
          "endpoint": .string(type.endpoint),
          "description": .string(type.coreSchema.description),
          "schema": .string(type.coreURN),
          "schemaExtensions": .array(
            extensions[type, default: []].map { part in
              ["schema": .string(part.urn), "required": .bool(part.isRequired)]
            }),
          "meta": ["resourceType": "ResourceType", "location": .string("/v2/ResourceTypes/\(name)")],
        ]
      })
  }
}

extension ConnectorManifest.Resource.Name {
  /// Where the resources of this type are, relative to the base URL (RFC 7644 §3.2).
  fileprivate var endpoint: String {
    switch self {
    case .user: "/Users"
    case .group: "/Groups"
    }
  }
}
