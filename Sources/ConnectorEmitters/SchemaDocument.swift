import ConnectorJSON
import ConnectorManifest
import SCIMSchema

extension ConnectorManifest {
  /// The app's schemas, as a SCIM server lists them under `/Schemas` (RFC 7643 §7): the attributes of the resource
  /// models, each with a description that says where it comes from.
  public var scimSchemas: JSONValue { PublishedSchemas(of: resourceModels, in: self).schemaDocuments }
}

extension PublishedSchemas {
  var schemaDocuments: JSONValue { .array(schemas.map(\.document)) }
}

extension Schema {
  fileprivate var document: JSONValue {
    [
      "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
      "id": .string(id),
      "name": .string(name),
      "description": .string(description),
      "attributes": .array(attributes.map { .object($0.document) }),
      "meta": ["resourceType": "Schema", "location": .string("/v2/Schemas/\(id)")],
    ]
  }
}

extension AttributeDefinition {
  /// The attribute's characteristics, also those that have RFC 7643's default, without those that its type hasn't.
  fileprivate var document: JSONObject {
    var document: JSONObject = [
      "name": .string(name),
      "type": .string(type.rawValue),
      "multiValued": .bool(isMultiValued),
      "description": .string(description),
      "required": .bool(isRequired),
    ]
    if !canonicalValues.isEmpty { document["canonicalValues"] = .array(canonicalValues.map(JSONValue.string)) }
    if [.string, .reference, .binary].contains(type) { document["caseExact"] = .bool(isCaseExact) }
    document["mutability"] = .string(mutability.rawValue)
    document["returned"] = .string(returned.rawValue)
    document["uniqueness"] = .string(uniqueness.rawValue)
    if type == .reference { document["referenceTypes"] = .array(referenceTypes.map(JSONValue.string)) }
    if type == .complex { document["subAttributes"] = .array(subAttributes.map { .object($0.document) }) }
    return document
  }
}
