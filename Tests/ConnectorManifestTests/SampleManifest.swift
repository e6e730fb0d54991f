import ConnectorManifest
import TutorialDiagnostics

extension ConnectorManifest {
  /// A manifest in which no list is empty and no value unstated.
  static let sample = ConnectorManifest(
    app: App(name: "CybSafe", slug: "cybsafe", homepage: "https://www.cybsafe.com"),
    tutorial: Tutorial(
      file: "cybsafe-provisioning-tutorial.md", title: "Configure CybSafe", date: "2020-11-12", author: "jeevansd",
      identityProvider: .microsoftEntraID),
    capabilities: Capabilities(
      createUsers: true, removeUsers: true, updateUsers: false, groups: true, singleSignOn: false),
    tenantURL: TenantURL(
      kind: .literal, value: "https://app.cybsafe.com/scim", others: ["https://eu.cybsafe.com/scim"]),
    authentication: Authentication(method: .bearerToken, secretTokenName: "API key", tokenLifetime: "P6M"),
    groups: .supported,
    resources: [
      Resource(
        name: .user,
        attributes: [
          Attribute(path: "userName", type: .string, filterable: true, required: true, matching: true),
          Attribute(
            path: "emails[type eq \"work\"].value", type: .string, filterable: false, required: false, matching: false),
        ]),
      Resource(
        name: .group,
        attributes: [Attribute(path: "members", type: .reference, filterable: false, required: false, matching: false)]),
    ],
    prerequisites: Prerequisites(license: "Enterprise", roles: ["Application Administrator"]),
    limitations: ["Groups are not nested."],
    provenance: [
      "/app/name": SourceRange(
        start: SourcePosition(line: 20, column: 21), end: SourcePosition(line: 20, column: 28)),
      "/limitations/0": SourceRange(
        start: SourcePosition(line: 80, column: 1), end: SourcePosition(line: 81, column: 1)),
    ]
  )

  /// ``sample`` as the format wants it.
  static let sampleText = """
    {
      "manifestVersion": 1,
      "app": {
        "name": "CybSafe",
        "slug": "cybsafe",
        "homepage": "https://www.cybsafe.com"
      },
      "tutorial": {
        "file": "cybsafe-provisioning-tutorial.md",
        "title": "Configure CybSafe",
        "date": "2020-11-12",
        "author": "jeevansd",
        "identityProvider": "Microsoft Entra ID"
      },
      "capabilities": {
        "createUsers": true,
        "removeUsers": true,
        "updateUsers": false,
        "groups": true,
        "singleSignOn": false
      },
      "tenantURL": {
        "kind": "literal",
        "value": "https://app.cybsafe.com/scim",
        "others": [
          "https://eu.cybsafe.com/scim"
        ]
      },
      "authentication": {
        "method": "bearerToken",
        "secretTokenName": "API key",
        "tokenLifetime": "P6M"
      },
      "groups": "supported",
      "resources": [
        {
          "name": "User",
          "attributes": [
            {
              "path": "userName",
              "type": "string",
              "filterable": true,
              "required": true,
              "matching": true
            },
            {
              "path": "emails[type eq \\"work\\"].value",
              "type": "string",
              "filterable": false,
              "required": false,
              "matching": false
            }
          ]
        },
        {
          "name": "Group",
          "attributes": [
            {
              "path": "members",
              "type": "reference",
              "filterable": false,
              "required": false,
              "matching": false
            }
          ]
        }
      ],
      "prerequisites": {
        "license": "Enterprise",
        "roles": [
          "Application Administrator"
        ]
      },
      "limitations": [
        "Groups are not nested."
      ],
      "provenance": {
        "/app/name": {
          "line": 20,
          "column": 21,
          "endLine": 20,
          "endColumn": 28
        },
        "/limitations/0": {
          "line": 80,
          "column": 1,
          "endLine": 81,
          "endColumn": 1
        }
      }
    }
    """

  /// A manifest of a page that states next to nothing.
  static let silent = ConnectorManifest(
    app: App(name: "", slug: "app", homepage: nil),
    tutorial: Tutorial(file: "", title: nil, date: nil, author: nil, identityProvider: .azureAD),
    capabilities: Capabilities(),
    tenantURL: TenantURL(kind: .none),
    authentication: Authentication(),
    groups: .unstated,
    resources: [],
    prerequisites: Prerequisites(license: nil, roles: []),
    limitations: [],
    provenance: [:]
  )
}
