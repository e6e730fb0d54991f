import ConnectorEmitters
import ConnectorManifest
import SCIMSchema
import Testing
import TutorialDiagnostics

@Suite("A Swift connector")
struct SwiftConnectorTests {
  @Test("has the app's facts as values, and a type for users and groups whose properties are bound to their attributes")
  func wholeFile() throws {
    var manifest = sampleManifest(
      capabilities: .init(createUsers: true, removeUsers: false),
      authentication: .bearerToken,
      users: [
        row("userName", filterable: true),
        row("active", .boolean),
        row("emails[type eq \"work\"].value", required: true),
        row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", .reference),
        row("urn:ietf:params:scim:schemas:extension:fabrikam:2.0:User:seats", .integer),
      ],
      groups: [row("members", .reference)])
    manifest.tenantURL = .init(
      kind: .literal, value: "https://a.example.com/scim", others: ["https://b.example.com/scim"])
    manifest.authentication.secretTokenName = "API \"key\""
    manifest.provenance["/tenantURL/value"] = SourceRange(
      start: .init(line: 48, column: 1), end: .init(line: 48, column: 9))
    let file = try manifest.swiftConnector()
    #expect(file.path == "fabrikam-desk/FabrikamDeskConnector.swift")
    #expect(file.contents == wholeFileText)
  }

  @Test("has no type for groups where the app isn't known to support them")
  func noGroups() throws {
    let source = try sampleManifest(users: [row("userName")]).swiftConnector().contents
    #expect(source.contains("public enum FabrikamDeskConnector: ConnectorRuntime.Connector {"))
    #expect(!source.contains("Group"))
  }

  @Test("is for whom its options say, and imports what they say")
  func options() throws {
    let manifest = sampleManifest(users: [row("userName"), row("nickName")])
    let source = manifest.connectorSource(
      SwiftOptions(access: .internal, imports: ["Zoo", "Audit.Log", "Zoo", "no name"]))
    #expect(source.contains("import Audit.Log\nimport ConnectorRuntime\nimport Zoo\n\n"))
    #expect(!source.contains("public") && !source.contains("no name"))
    let package = manifest.connectorSource(SwiftOptions(access: .package))
    let open = manifest.connectorSource()
    #expect(open.contains("\npublic import ConnectorRuntime\n\n"))
    let conditional = """
      #if hasFeature(InternalImportsByDefault)
        package import ConnectorRuntime
      #else
        import ConnectorRuntime
      #endif
      """
    #expect(
      package
        == open.replacing("public import ConnectorRuntime", with: conditional).replacing("public ", with: "package "))
    #expect(source.contains("  static let appName = ") && source.contains("    var nickName: String?"))
  }

  @Test(
    "says where the endpoint is, as the page does",
    arguments: [
      (.init(kind: .console), "Endpoint.console"),
      (.init(kind: .none), "Endpoint.unstated"),
      (
        .init(kind: .template, value: "https://<tenant>.example.com"),
        #"Endpoint.template("https://<tenant>.example.com")"#
      ),
      (.init(kind: .literal), "Endpoint.console"),
    ] as [(ConnectorManifest.TenantURL, String)])
  func endpoint(tenantURL: ConnectorManifest.TenantURL, expression: String) throws {
    var manifest = sampleManifest()
    manifest.tenantURL = tenantURL
    let declaration = "  public static let endpoint = ConnectorRuntime.\(expression)\n"
    #expect(try manifest.swiftConnector().contents.contains(declaration))
  }

  @Test(
    "has the type that a value has in the app's schemas",
    arguments: [
      ("userName", .string, "userName: String"), ("active", .boolean, "active: Bool?"), ("n", .integer, "n: Int?"),
      ("n", .decimal, "n: Double?"), ("n", .dateTime, "n: DateTime?"), ("n", .binary, "n: Binary?"),
      ("n", .reference, "n: String?"), ("n", nil, "n: String?"), ("n", .complex, "n: String?"),
      ("profileUrl", .reference, "profileUrl: String?"), ("name", .string, "name: JSONObject?"),
      ("roles", .string, "roles: [MultiValue]"), ("addresses", .complex, "addresses: [JSONObject]"),
      ("groups", .reference, "groups: [Member]"), ("emails[type eq \"work\"]", .complex, "workEmail: MultiValue?"),
      ("x509Certificates[type eq \"a\"].value", nil, "aX509Certificate: Binary?"),
      ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", .string, "manager: Reference?"),
      ("id", .integer, "id: String?"), ("meta", .complex, "meta: JSONObject?"),
    ] as [(String, AttributeType?, String)])
  func types(path: String, type: AttributeType?, property: String) throws {
    let source = try sampleManifest(users: [row(path, type)]).swiftConnector().contents
    #expect(source.replacing("ConnectorRuntime.", with: "").contains("    public var \(property)\n"))
  }

  @Test("has a property that is never nil for an attribute that the page requires, unless no server gives it back")
  func required() throws {
    let source = try sampleManifest(
      users: [
        row("title", required: true), row("password", required: true), row("id", required: true),
        row("nickName", required: false), row("roles", required: true),
      ]
    ).swiftConnector().contents
    let properties = source.split(separator: "\n").filter { $0.hasPrefix("    public var ") }.map { $0.dropFirst(15) }
    #expect(
      properties == [
        "userName: String", "title: String", "password: String?", "id: String?", "nickName: String?",
        "roles: [ConnectorRuntime.MultiValue]", "original = ConnectorRuntime.JSONObject()",
      ])
    #expect(source.contains("self.init(userName: try attributes[\\.userName], title: try attributes[\\.title])"))
  }

  @Test(
    "says what the page states of an attribute, and what is only assumed of it",
    arguments: [
      (row("userName", required: true, matching: true), "string, required, matching (", ""),
      (
        row("userName", filterable: true), "string (",
        " Assumed: required, by RFC 7643; matching, as it is filterable."
      ),
    ])
  func stated(row: ConnectorManifest.Attribute, stated: String, assumed: String) throws {
    let source = try sampleManifest(users: [row]).swiftConnector().contents
    let comment = source.replacing("\n    /// ", with: " ")
    #expect(comment.contains(" `userName`: \(stated)fabrikam-desk-provisioning-tutorial.md:100).\(assumed)\n"))
  }

  @Test("says of an attribute that the page does not list why it is there")
  func assumed() throws {
    let source = try sampleManifest().swiftConnector().contents
    #expect(
      source.contains(
        """
            /// `userName`: string, required, matching. Assumed: required by RFC 7643 §4.1.1; the tutorial does not list it.
            public var userName: String

        """))
  }

  @Test("matches by what the schema matches by, where the directory has no value for what the page names")
  func matching() {
    let manifest = sampleManifest(groups: [row("id", filterable: true), row("displayName")])
    let mapping = manifest.entraSynchronizationSchema.at("/synchronizationRules/0/objectMappings/1")
    let matching = mapping?.at("/attributeMappings")?.array?.filter { $0.at("/matchingPriority") != 0 } ?? []
    #expect(matching.map { $0.at("/targetAttributeName") } == ["displayName"])
    let source = manifest.connectorSource()
    let comments = source.replacing("\n    /// ", with: " ")
    #expect(comments.contains("Assumed: required, by RFC 7643; matching, as the directory has no value for id."))
    #expect(source.contains(#".optional(\.id, at: .attribute("id")),"#))
    #expect(source.contains(#".required(\.displayName, at: .attribute("displayName"), matchingPriority: 1),"#))
  }

  @Test("is refused where the slug can't name a folder")
  func slug() {
    #expect(throws: InvalidSlugError.self) { try sampleManifest(slug: "../x").swiftConnector() }
  }
}

private let wholeFileText = """
  // Generated by connectorgen from fabrikam-desk-provisioning-tutorial.md; do not edit.
  // Your own code belongs in another file, such as FabrikamDeskConnector+Custom.swift: this one is written anew.

  public import ConnectorRuntime

  /// Provisions users and groups to Fabrikam Desk.
  public enum FabrikamDeskConnector: ConnectorRuntime.GroupProvisioning {
    /// The app's name for people.
    public static let appName = "Fabrikam Desk"
    /// Where the app's SCIM endpoint is (fabrikam-desk-provisioning-tutorial.md:48).
    public static let endpoint = ConnectorRuntime.Endpoint.literal(
      "https://a.example.com/scim", others: ["https://b.example.com/scim"]
    )
    /// How a client signs in to the app.
    public static let authentication = ConnectorRuntime.ConnectorAuthentication(
      method: .bearerToken, secretTokenName: "API \\"key\\""
    )
    /// What the app can be asked to do, as far as the tutorial says.
    public static let capabilities = ConnectorRuntime.ConnectorCapabilities(
      createUsers: true, removeUsers: false, groups: true
    )

    /// A user, with the attributes that the tutorial maps.
    public struct User: ConnectorRuntime.SCIMUser {
      /// The name that the user signs in with.
      /// `userName`: string (fabrikam-desk-provisioning-tutorial.md:100). Assumed: required, by RFC 7643; matching, as it
      /// is filterable.
      public var userName: String
      /// Whether the account is in use.
      /// `active`: boolean (fabrikam-desk-provisioning-tutorial.md:101).
      public var active: Bool?
      /// The email address.
      /// `emails[type eq "work"].value`: string, required (fabrikam-desk-provisioning-tutorial.md:102).
      public var workEmail: String
      /// The user's manager, who is a user too.
      /// `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager`: reference
      /// (fabrikam-desk-provisioning-tutorial.md:103).
      public var manager: ConnectorRuntime.Reference?
      /// `urn:ietf:params:scim:schemas:extension:fabrikam:2.0:User:seats`: integer
      /// (fabrikam-desk-provisioning-tutorial.md:104).
      public var seats: Int?
      /// The JSON that the user was read from, with all that no property holds.
      public var original = ConnectorRuntime.JSONObject()

      /// The properties and their attributes.
      public static let bindings: [ConnectorRuntime.AttributeBinding<User>] = [
        .required(\\.userName, at: .attribute("userName"), matchingPriority: 1),
        .optional(\\.active, at: .attribute("active")),
        .required(\\.workEmail, at: .attribute("emails", where: .type("work"), "value")),
        .optional(\\.manager, at: .attribute("manager", in: ConnectorRuntime.Schema.enterpriseUserURN)),
        .optional(\\.seats, at: .attribute("seats", in: extensionFabrikam)),
      ]

      private static let extensionFabrikam = "urn:ietf:params:scim:schemas:extension:fabrikam:2.0:User"

      /// Creates a user.
      public init(
        userName: String,
        active: Bool? = nil,
        workEmail: String,
        manager: ConnectorRuntime.Reference? = nil,
        seats: Int? = nil
      ) {
        self.userName = userName
        self.active = active
        self.workEmail = workEmail
        self.manager = manager
        self.seats = seats
      }

      /// Creates a user from the values that none is without.
      public init(required attributes: ConnectorRuntime.AttributeReader<User>)
        throws(ConnectorRuntime.AttributeValueError)
      {
        self.init(userName: try attributes[\\.userName], workEmail: try attributes[\\.workEmail])
      }
    }

    /// A group, with the attributes that the tutorial maps.
    public struct Group: ConnectorRuntime.SCIMGroup {
      /// The group's name for people.
      /// `displayName`: string, required, matching. Assumed: required by RFC 7643 §4.2; the tutorial does not list it.
      public var displayName: String
      /// The members of the group.
      /// `members`: reference (fabrikam-desk-provisioning-tutorial.md:200).
      public var members: [ConnectorRuntime.Member]
      /// The JSON that the group was read from, with all that no property holds.
      public var original = ConnectorRuntime.JSONObject()

      /// The properties and their attributes.
      public static let bindings: [ConnectorRuntime.AttributeBinding<Group>] = [
        .required(\\.displayName, at: .attribute("displayName"), matchingPriority: 1),
        .list(\\.members, at: .attribute("members")),
      ]

      /// Creates a group.
      public init(displayName: String, members: [ConnectorRuntime.Member] = []) {
        self.displayName = displayName
        self.members = members
      }

      /// Creates a group from the values that none is without.
      public init(required attributes: ConnectorRuntime.AttributeReader<Group>)
        throws(ConnectorRuntime.AttributeValueError)
      {
        self.init(displayName: try attributes[\\.displayName])
      }
    }
  }

  """
