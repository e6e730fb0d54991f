import ConnectorRuntime
import Testing

/// A mapping is made of the smallest schema that has it.
struct EntraMappingTests {
  private static func schema(
    _ mappings: [JSONValue], attributes: [JSONValue] = attributes, enabled: JSONValue = true
  ) -> JSONValue {
    let source = ["userPrincipalName", "mail", "active", "manager", "roles", "count"].map { name -> JSONValue in
      ["name": .string(name), "type": "String", "multivalued": false]
    }
    return [
      "directories": [
        ["name": "Directory", "objects": [["name": "User", "attributes": .array(source)]]],
        ["name": "App", "objects": [["name": "AppUser", "attributes": .array(attributes)]]],
      ],
      "synchronizationRules": [
        [
          "sourceDirectoryName": "Directory", "targetDirectoryName": "App",
          "objectMappings": [
            [
              "enabled": enabled, "sourceObjectName": "User", "targetObjectName": "AppUser",
              "attributeMappings": .array(mappings),
            ]
          ],
        ]
      ],
    ]
  }

  private static let attributes: [JSONValue] = [
    ["name": "userName", "type": "String"], ["name": "active", "type": "Boolean"],
    ["name": #"emails[type eq "work"].value"#, "type": "String"],
    ["name": "urn:example:2.0:User:floor", "type": "Integer"],
    ["name": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "type": "Reference"],
    ["name": "roles", "type": "String", "multivalued": true],
  ]

  private static let manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"

  private static func mapping(
    _ target: String, _ expression: String, flowType: String = "Always", defaultValue: JSONValue = nil,
    priority: Int = 0
  ) -> JSONValue {
    [
      "targetAttributeName": .string(target), "source": ["expression": .string(expression)],
      "flowType": .string(flowType), "defaultValue": defaultValue, "matchingPriority": JSONValue(priority),
    ]
  }

  private static let userName = mapping("userName", "[userPrincipalName]", priority: 1)

  /// A user whose only bound attribute is the one that none is without, so that all else is seen in its JSON.
  private struct User: SCIMUser {
    var userName: String
    var original = JSONObject()
    static let bindings: [AttributeBinding<User>] = [.required(\.userName, at: .attribute("userName"))]
    init(required attributes: AttributeReader<User>) throws(AttributeValueError) {
      userName = try attributes[\.userName]
    }
  }

  private func map(_ mappings: [JSONValue], _ object: DirectoryObject, updating existing: JSONObject? = nil) throws
    -> JSONObject
  {
    var object = object
    object["userPrincipalName"] = "ada@example.com"
    let mapping = try EntraMapping(Self.schema([Self.userName] + mappings))
    let existing = try existing.map { try User(decoding: $0) }
    return try mapping.user(from: object, updating: existing) { $0 }.encoded()
  }

  @Test("A value becomes what the app's attribute takes: text, booleans, numbers, references, lists, values of a list")
  func types() throws {
    let json = try map(
      [
        Self.mapping("active", #"Switch([active], , "False", "True", "True", "False")"#),
        Self.mapping(#"emails[type eq "work"].value"#, "[mail]"),
        Self.mapping("urn:example:2.0:User:floor", "[count]"), Self.mapping(Self.manager, "[manager]"),
        Self.mapping("roles", "[roles]"),
      ],
      [
        "active": true, "mail": "ada@work.example", "count": "3", "manager": .reference("7d1c"),
        "roles": ["Admin", "Reader"],
      ])
    #expect(
      json == [
        "schemas": [
          "urn:ietf:params:scim:schemas:core:2.0:User", "urn:example:2.0:User",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        ],
        "userName": "ada@example.com", "active": false, "emails": [["type": "work", "value": "ada@work.example"]],
        "urn:example:2.0:User": ["floor": 3], "roles": ["Admin", "Reader"],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": ["manager": ["value": "7d1c"]],
      ])
  }

  @Test("A source without a value gives none, or the mapping's default value")
  func defaults() throws {
    let mail = #"emails[type eq "work"].value"#
    #expect(try map([Self.mapping(mail, "[mail]")], [:])["emails"] == nil)
    let withDefault = [Self.mapping(mail, "[mail]", defaultValue: "nobody@example.com")]
    #expect(try map(withDefault, [:])["emails"] == [["type": "work", "value": "nobody@example.com"]])
    #expect(try map(withDefault, ["mail": "a@b"])["emails"] == [["type": "work", "value": "a@b"]])
  }

  @Test("References get the app's ids, and those that the app doesn't have are left out")
  func references() throws {
    let mapping = try EntraMapping(Self.schema([Self.userName, Self.mapping(Self.manager, "[manager]")]))
    let ada: DirectoryObject = ["userPrincipalName": "ada", "manager": .reference("7d1c")]
    let known: User = try mapping.user(from: ada) { ["7d1c": "42"][$0] }
    let urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    #expect(known.encoded()[urn] == ["manager": ["value": "42"]])
    let unknown: User = try mapping.user(from: ada) { _ in nil }
    #expect(unknown.encoded()[urn] == nil)
  }

  @Test(
    "An update takes over what the kind of flow lets it, and leaves alone what no mapping sets",
    arguments: [
      ("Always", "new", "new"), ("Always", nil, nil), ("ObjectAddOnly", "new", "old"), ("ObjectAddOnly", nil, "old"),
      ("AttributeAddOnly", "new", "old"), ("ValueAddOnly", "new", "new"), ("ValueAddOnly", nil, "old"),
      ("MultiValueAddOnly", "new", "old"),
    ] as [(String, DirectoryValue?, JSONValue?)])
  func flow(type: String, source: DirectoryValue?, result: JSONValue?) throws {
    let existing: JSONObject = [
      "id": "1", "userName": "ada@example.com", "emails": [["type": "work", "value": "old"]], "nickName": "A",
    ]
    var object = DirectoryObject()
    object["mail"] = source
    let mappings = [Self.mapping(#"emails[type eq "work"].value"#, "[mail]", flowType: type)]
    let json = try map(mappings, object, updating: existing)
    #expect(json["emails"] == result.map { [["type": "work", "value": $0]] })
    #expect(json["nickName"] == "A")
    #expect(json["id"] == "1")
    let created = try map(mappings, object)
    #expect(created["emails"]?.array?.count == source.map { _ in 1 })
    let added = try map(mappings, object, updating: ["userName": "ada@example.com"])
    #expect((added["emails"] != nil) == (source != nil && !["ObjectAddOnly", "MultiValueAddOnly"].contains(type)))
  }

  @Test("A flow that only adds values keeps those that the app has", arguments: ["ValueAddOnly", "MultiValueAddOnly"])
  func addedValues(type: String) throws {
    let json = try map(
      [Self.mapping("roles", "[roles]", flowType: type)], ["roles": ["Admin", "Reader"]],
      updating: ["userName": "ada@example.com", "roles": [["value": "Admin", "primary": true], "Guest"]])
    #expect(json["roles"] == [["value": "Admin", "primary": true], "Guest", "Reader"])
  }

  @Test("Matching attributes come in their turns, and all others are none")
  func matching() throws {
    let mapping = try EntraMapping(
      Self.schema([
        Self.mapping("active", "[active]"), Self.mapping(#"emails[type eq "work"].value"#, "[mail]", priority: 2),
        Self.userName,
      ]))
    #expect(mapping.users?.matchingAttributes.map(\.description) == ["userName", #"emails[type eq "work"].value"#])
  }

  @Test("Users are mapped from a schema that maps no groups, and neither where the mapping is switched off")
  func missing() throws {
    let mapping = try EntraMapping(Self.schema([Self.userName]))
    #expect(mapping.groups == nil)
    #expect(throws: EntraMappingError.self) { let _: User = try mapping.group(from: [:]) { $0 } }
    let off = try EntraMapping(Self.schema([Self.userName], enabled: false))
    #expect(off.users == nil)
    #expect(throws: EntraMappingError.self) { let _: User = try off.user(from: ["userPrincipalName": "ada"]) { $0 } }
  }

  @Test(
    "A value that an attribute doesn't take is an error that names the attribute, and not the value",
    arguments: [
      ("active", "[active]", ["active": "perhaps"], "\"True\" or \"False\""),
      ("urn:example:2.0:User:floor", "[count]", ["count": "third"], "a whole number"),
      ("userName", "[mail]", ["mail": ["a", "b"]], "one text"),
      ("active", "[manager]", ["manager": .reference("secret")], "\"True\" or \"False\""),
    ] as [(String, String, DirectoryObject, String)])
  func unsuitable(target: String, expression: String, object: DirectoryObject, wanted: String) throws {
    let mapping = try EntraMapping(Self.schema([Self.mapping(target, expression)]))
    let error = #expect(throws: EntraMappingError.self) { let _: User = try mapping.user(from: object) { $0 } }
    #expect(error?.description == "The value for \(target) must be \(wanted), but is something else.")
  }

  @Test("A user without what the app requires is refused with the attribute, and an expression with its column")
  func userErrors() throws {
    let mapping = try EntraMapping(Self.schema([Self.userName]))
    let missing = #expect(throws: EntraMappingError.self) { let _: User = try mapping.user(from: [:]) { $0 } }
    #expect(missing?.description == "The attribute userName is required, but has no value.")
    let lower = try EntraMapping(Self.schema([Self.mapping("userName", "ToLower([manager])")]))
    let error = #expect(throws: EntraMappingError.self) {
      let _: User = try lower.user(from: ["manager": .reference("7d1c")]) { $0 }
    }
    #expect(error?.expressionError == MappingExpressionError(reason: .notText(.toLower), column: 1))
    #expect(error?.description.hasPrefix("The expression for userName: At column 1, ToLower needs a text") == true)
  }

  @Test(
    "A schema that is not as Graph has it is an error with the place",
    arguments: [
      (
        schema([mapping("userName", "Trim([mail])")]),
        "/attributeMappings/0/source/expression can't be read: the function"
      ),
      (schema([mapping("userName", "[maill]")]), "/attributeMappings/0/source/expression reads [maill], which"),
      (schema([mapping("nickName", "[mail]")]), "/attributeMappings/0/targetAttributeName is not among the attributes"),
      (schema([userName, userName]), "/attributeMappings/1/targetAttributeName is mapped twice"),
      (
        schema([mapping("a b", "[mail]")], attributes: [["name": "a b"]]),
        "/attributeMappings/0/targetAttributeName is no SCIM attribute path: "
      ),
      (
        schema([mapping("userName", "[mail]", flowType: "Never")]),
        "/attributeMappings/0/flowType must be one of Always,"
      ),
      (schema([mapping("userName", "[mail]", defaultValue: 1)]), "/attributeMappings/0/defaultValue must be a string"),
      (schema([["targetAttributeName": 1]]), "/attributeMappings/0/targetAttributeName must be a string"),
      (schema([userName], attributes: [["type": "String"]]), "/objects/0/attributes/0/name must be a string"),
      (
        schema([userName], attributes: [["name": "userName", "type": "Text"]]),
        "/attributes/0/type must be one of String,"
      ),
      ([:], "The schema's /synchronizationRules must be an array."), (nil, "/synchronizationRules must be an array."),
      (["synchronizationRules": [1]], "/synchronizationRules/0/objectMappings must be an array."),
    ] as [(JSONValue, String)])
  func malformed(schema: JSONValue, message: String) {
    let error = #expect(throws: EntraMappingError.self) { try EntraMapping(schema) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test("Whatever stands in any place of a schema, it is read or an error")
  func anyValue() {
    let whole = Self.schema([Self.userName, Self.mapping("roles", "[roles]", flowType: "ValueAddOnly")])
    for changed in whole.withAnyPartReplaced(by: [nil, -1, "x", [], [:]]) {
      _ =
        try? EntraMapping(changed).user(from: ["userPrincipalName": "ada", "roles": [[], "Admin"]], appID: { $0 })
        as User
    }
  }

  @Test("A text that isn't JSON is an error")
  func notJSON() {
    let error = #expect(throws: EntraMappingError.self) { try EntraMapping(parsing: Array("{".utf8)) }
    #expect(error?.description.hasPrefix("Byte 1 of the schema: ") == true)
  }
}

extension JSONValue {
  /// This value with each of its parts, and itself, replaced by each of other values.
  fileprivate func withAnyPartReplaced(by values: [JSONValue]) -> [JSONValue] {
    var changed = values
    switch self {
    case .object(let object):
      for (key, value) in object {
        for part in value.withAnyPartReplaced(by: values) {
          var object = object
          object[key] = part
          changed.append(.object(object))
        }
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        for part in element.withAnyPartReplaced(by: values) {
          var elements = elements
          elements[index] = part
          changed.append(.array(elements))
        }
      }
    default: break
    }
    return changed
  }
}
