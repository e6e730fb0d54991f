import ConnectorJSON
import SCIMSchema

extension ConnectorManifest {
  /// The name of the manifest's JSON Schema, which is also what a manifest's `$schema` may be.
  public static let schemaID = "https://connectorgen.dev/schemas/manifest-1.json"

  /// The JSON Schema (draft 2020-12) of a manifest.
  ///
  /// What ``decode(_:)`` takes, the schema takes. What it refuses, the schema refuses too where the language of schemas
  /// can say it: it cannot compare a range's end with its start, nor look for the value that a pointer leads to.
  public static var jsonSchema: JSONValue {
    var schema: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string(schemaID),
      "title": "Connector manifest",
    ]
    schema.merge(manifestSchema.object ?? [:])
    schema["$defs"] = .object(definitions)
    return .object(schema)
  }

  private static var manifestSchema: JSONValue {
    .objectSchema(
      """
      What one provisioning tutorial states of its app. Every key is always present; null means that the page does not \
      say, which is not the same as false.
      """,
      [
        "manifestVersion": [
          "description": "The version of this format.",
          "const": .number(JSONNumber(version)),
        ],
        "app": ["$ref": "#/$defs/app"],
        "tutorial": ["$ref": "#/$defs/tutorial"],
        "capabilities": ["$ref": "#/$defs/capabilities"],
        "tenantURL": ["$ref": "#/$defs/tenantURL"],
        "authentication": ["$ref": "#/$defs/authentication"],
        "groups": .choiceSchema(
          of: GroupSupport.self,
          """
          Whether groups are provisioned, by all that the page says. A step for the group mapping, a table of group \
          attributes or a capability is evidence for it, an explicit statement is evidence against it; the words \
          "users and/or groups" alone are none.
          """),
        "resources": ["$ref": "#/$defs/resources"],
        "prerequisites": ["$ref": "#/$defs/prerequisites"],
        "limitations": .stringsSchema("What the connector cannot do, in the page's words."),
        "provenance": ["$ref": "#/$defs/provenance"],
      ],
      optional: [
        "$schema": .stringSchema("Where an editor finds this schema: its $id, or a path to a copy of it.")
      ])
  }

  private static var definitions: JSONObject {
    [
      "app": App.schema,
      "tutorial": Tutorial.schema,
      "capabilities": Capabilities.schema,
      "tenantURL": TenantURL.schema,
      "authentication": Authentication.schema,
      "resources": Resource.listSchema,
      "resource": Resource.schema,
      "attribute": Attribute.schema,
      "prerequisites": Prerequisites.schema,
      "provenance": provenanceSchema,
      "range": rangeSchema,
    ]
  }
}

extension ConnectorManifest.App {
  fileprivate static var schema: JSONValue {
    .objectSchema(
      "The app that users are provisioned to.",
      [
        "name": .stringSchema("The name by which the page calls the app."),
        "slug": .stringSchema("The name in \(TextForm.slug.wanted). It names the app's output folder.", form: .slug),
        "homepage": .stringOrNullSchema("The app's home page."),
      ])
  }
}

extension ConnectorManifest.Tutorial {
  fileprivate static var schema: JSONValue {
    .objectSchema(
      "The page that states the facts.",
      [
        "file": .stringSchema("The page's file name, without its folder."),
        "title": .stringOrNullSchema("The title in the front matter."),
        "date": .stringOrNullSchema("The date in the front matter: \(TextForm.date.wanted).", form: .date),
        "author": .stringOrNullSchema("The author in the front matter."),
        "identityProvider": .choiceSchema(
          of: ConnectorManifest.IdentityProvider.self,
          "What the page calls the directory that users come from: by its name of today or its former one."),
      ])
  }
}

extension ConnectorManifest.Capabilities {
  fileprivate static var schema: JSONValue {
    .objectSchema(
      "What the page's capabilities checklist says; null where it has no such line, or where there is no checklist.",
      [
        "createUsers": .boolOrNullSchema("Whether users are created in the app."),
        "removeUsers": .boolOrNullSchema(
          "Whether users are removed from the app, or disabled, when they need it no more."),
        "updateUsers": .boolOrNullSchema("Whether changed attributes are carried over."),
        "groups": .boolOrNullSchema("Whether groups and their members are provisioned."),
        "singleSignOn": .boolOrNullSchema("Whether the app supports single sign-on."),
      ])
  }
}

extension ConnectorManifest.TenantURL {
  fileprivate static var schema: JSONValue {
    let webURL: JSONValue = ["type": "string", "pattern": .string(TextForm.webURL.pattern)]
    return .objectSchema(
      "Where the app's SCIM endpoint is.",
      [
        "kind": .choiceSchema(
          of: Kind.self,
          """
          How an administrator comes by the URL. literal: there is one for every customer. template: it has a \
          placeholder for the customer's part. console: it is copied from the app's own console, or the vendor tells \
          it. none: the tutorial has no tenant URL, because the administrator authorises instead.
          """),
        "value": .stringOrNullSchema("The URL, or the first where the page gives one for each region or edition."),
        "others": .stringsSchema("The page's other URLs, in its order."),
      ],
      rules: [
        rule(for: [.literal], ["value": webURL, "others": ["items": webURL]]),
        rule(for: [.template], ["value": ["type": "string"]]),
        rule(for: [.console, .none], ["value": ["type": "null"]]),
      ])
  }

  private static func rule(for kinds: [Kind], _ properties: JSONObject) -> JSONValue {
    [
      "if": ["properties": ["kind": ["enum": .array(kinds.map { .string($0.rawValue) })]], "required": ["kind"]],
      "then": ["properties": .object(properties)],
    ]
  }
}

extension ConnectorManifest.Authentication {
  fileprivate static var schema: JSONValue {
    .objectSchema(
      "How the provisioning service signs in to the app.",
      [
        "method": .choiceOrNullSchema(
          of: Method.self,
          """
          The kind of credentials. bearerToken: a long-lived token that is pasted in. oauthAuthorization: OAuth 2.0, \
          where an administrator signs in and consents, or the service has credentials of its own. adminCredentials: \
          an administrator's user name and password.
          """),
        "secretTokenName": .stringOrNullSchema("What the app calls the secret token."),
        "tokenLifetime": .stringOrNullSchema(
          "How long the secret token is valid: \(TextForm.duration.wanted).", form: .duration),
      ])
  }
}

extension ConnectorManifest.Resource {
  fileprivate static var listSchema: JSONValue {
    [
      "description": "The resource types that the page has an attribute table for, each once.",
      "type": "array",
      "items": ["$ref": "#/$defs/resource"],
      "allOf": .array(Name.allCases.map(atMostOne)),
    ]
  }

  private static func atMostOne(of name: Name) -> JSONValue {
    [
      "contains": ["properties": ["name": ["const": .string(name.rawValue)]], "required": ["name"]],
      "minContains": 0,
      "maxContains": 1,
    ]
  }

  fileprivate static var schema: JSONValue {
    .objectSchema(
      "A resource type and what the page's table maps for it.",
      [
        "name": .choiceSchema(of: Name.self, "The SCIM resource type (RFC 7643 §4)."),
        "attributes": [
          "description": "The table's rows, in its order.",
          "type": "array",
          "items": ["$ref": "#/$defs/attribute"],
        ],
      ])
  }
}

extension ConnectorManifest.Attribute {
  fileprivate static var schema: JSONValue {
    .objectSchema(
      "One row of an attribute table.",
      [
        "path": [
          "description":
            "The SCIM attribute path (RFC 7644 §3.5.2), as the table spells it; one that is no path is in no template.",
          "type": "string",
          "minLength": 1,
          "examples": ["userName", "name.givenName", "emails[type eq \"work\"].value"],
        ],
        "type": .choiceOrNullSchema(
          of: AttributeType.self, "The SCIM type (RFC 7643 §2.3); null where the table names none that SCIM knows."),
        "filterable": .boolOrNullSchema(
          "Whether the app can be searched by the attribute; null where the table has no such column."),
        "required": .boolOrNullSchema(
          "Whether the app requires the attribute; null where the table has no such column."),
        "matching": .boolOrNullSchema(
          "Whether accounts are matched by the attribute; null where the page does not say."),
      ])
  }
}

extension ConnectorManifest.Prerequisites {
  fileprivate static var schema: JSONValue {
    .objectSchema(
      "What an administrator needs beforehand.",
      [
        "license": .stringOrNullSchema("The plan or licence of the app."),
        "roles": .stringsSchema("The directory roles, one of which is needed."),
      ])
  }
}

extension ConnectorManifest {
  private static var provenanceSchema: JSONValue {
    [
      "description":
        "The place in the page that states a value, by the value's JSON Pointer (RFC 6901) in this manifest.",
      "type": "object",
      "propertyNames": [
        "pattern": .string("^/(\(factKeys.joined(separator: "|")))(/([^/~]|~[01])*)*$")
      ],
      "additionalProperties": ["$ref": "#/$defs/range"],
    ]
  }

  private static var rangeSchema: JSONValue {
    .objectSchema(
      "A stretch of the page, from its first byte to the position just past its last; the end is not before the start.",
      [
        "line": .ordinalSchema("The line, counted from 1."),
        "column": .ordinalSchema("The column, counted from 1 in UTF-8 bytes."),
        "endLine": .ordinalSchema("The line of the position just past the stretch."),
        "endColumn": .ordinalSchema("The column of the position just past the stretch."),
      ])
  }
}
