import ConnectorJSON
import TutorialDiagnostics

extension ConnectorManifest {
  /// The manifest as JSON. All keys are present, `null` means that the page doesn't say, and each place is written under
  /// the JSON Pointer that it is kept under, in the page's order.
  public var json: JSONValue { json(schema: nil) }

  /// The manifest as JSON that names its schema.
  ///
  /// - Parameter schema: Where an editor finds the JSON Schema, for the key `$schema`: ``schemaID``, or a relative path.
  /// - Returns: The object, with `$schema` first if it is given.
  public func json(schema: String?) -> JSONValue {
    var object: JSONObject = [:]
    object["$schema"] = schema.map(JSONValue.string)
    object.merge([
      "manifestVersion": .number(JSONNumber(Self.version)),
      "app": app.json,
      "tutorial": tutorial.json,
      "capabilities": capabilities.json,
      "tenantURL": tenantURL.json,
      "authentication": authentication.json,
      "groups": .string(groups.rawValue),
      "resources": .array(resources.map(\.json)),
      "prerequisites": prerequisites.json,
      "limitations": .array(limitations.map(JSONValue.string)),
      "provenance": provenanceJSON,
    ])
    return .object(object)
  }

  /// In the page's order, so that a changed page changes the file where the page has changed.
  private var provenanceJSON: JSONValue {
    let places = provenance.sorted { ($0.value.start, $0.key) < ($1.value.start, $1.key) }
    return .object(JSONObject(places.lazy.map { ($0.key, $0.value.json) }))
  }
}

extension ConnectorManifest.App {
  fileprivate var json: JSONValue {
    ["name": .string(name), "slug": .string(slug), "homepage": JSONValue(homepage)]
  }
}

extension ConnectorManifest.Tutorial {
  fileprivate var json: JSONValue {
    [
      "file": .string(file),
      "title": JSONValue(title),
      "date": JSONValue(date),
      "author": JSONValue(author),
      "identityProvider": .string(identityProvider.rawValue),
    ]
  }
}

extension ConnectorManifest.Capabilities {
  fileprivate var json: JSONValue {
    [
      "createUsers": JSONValue(createUsers),
      "removeUsers": JSONValue(removeUsers),
      "updateUsers": JSONValue(updateUsers),
      "groups": JSONValue(groups),
      "singleSignOn": JSONValue(singleSignOn),
    ]
  }
}

extension ConnectorManifest.TenantURL {
  fileprivate var json: JSONValue {
    ["kind": .string(kind.rawValue), "value": JSONValue(value), "others": .array(others.map(JSONValue.string))]
  }
}

extension ConnectorManifest.Authentication {
  fileprivate var json: JSONValue {
    [
      "method": JSONValue(method?.rawValue),
      "secretTokenName": JSONValue(secretTokenName),
      "tokenLifetime": JSONValue(tokenLifetime),
    ]
  }
}

extension ConnectorManifest.Resource {
  fileprivate var json: JSONValue {
    ["name": .string(name.rawValue), "attributes": .array(attributes.map(\.json))]
  }
}

extension ConnectorManifest.Attribute {
  fileprivate var json: JSONValue {
    [
      "path": .string(path),
      "type": JSONValue(type?.rawValue),
      "filterable": JSONValue(filterable),
      "required": JSONValue(required),
      "matching": JSONValue(matching),
    ]
  }
}

extension ConnectorManifest.Prerequisites {
  fileprivate var json: JSONValue {
    ["license": JSONValue(license), "roles": .array(roles.map(JSONValue.string))]
  }
}

extension SourceRange {
  fileprivate var json: JSONValue {
    [
      "line": .number(JSONNumber(start.line)),
      "column": .number(JSONNumber(start.column)),
      "endLine": .number(JSONNumber(end.line)),
      "endColumn": .number(JSONNumber(end.column)),
    ]
  }
}
