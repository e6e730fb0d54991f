import ConnectorEmitters
import ConnectorJSON
import ConnectorManifest
import Testing
import TutorialDiagnostics

@Suite struct TemplateValidationTests {
  static let manifest = sampleManifest(
    users: [
      row("userName", filterable: true, required: true), row("active", .boolean), row("nickName"),
      row("emails[type eq \"work\"].value"), row("urn:example:extension:desk:2.0:User:floor", .integer),
      row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", .reference),
    ],
    groups: [row("displayName", filterable: true), row("members", .reference)])

  @Test func findsNothingInWhatIsGenerated() throws {
    for manifest in [Self.manifest, sampleManifest()] {
      let sources = try manifest.templateFiles().map { SourceFile(name: $0.path, text: $0.contents) }
      #expect(TemplateValidation.validate(sources) == [])
    }
  }

  @Test func knowsTheKindByTheContent() throws {
    let kinds = try Self.manifest.templateFiles().map { file in
      TemplateValidation.kind(of: try JSONDocument(parsing: Array(file.contents.utf8)))
    }
    #expect(kinds == TemplateKind.allCases)
    for text in ["{}", "[]", "[{}]", "1", "{\"name\":\"x\"}"] {
      let document = try JSONDocument(parsing: Array(text.utf8))
      #expect(TemplateValidation.kind(of: document) == nil)
      #expect(ids(TemplateValidation.validate(SourceFile(name: "x.json", text: text))) == ["template-kind"])
    }
  }

  @Test(arguments: ["", "{", "{\"directories\": [}", "\u{0}", "[1,]"])
  func saysWhereTextIsNotJSON(text: String) {
    let diagnostics = TemplateValidation.validate(SourceFile(name: "x.json", text: text))
    #expect(ids(diagnostics) == ["template-syntax"])
    #expect(diagnostics.first?.range != nil)
  }

  /// Each edit of a synchronization schema, and the pointer and kind of what is then wrong.
  @Test(arguments: [
    ("\"editable\": true", "\"editable\": true, \"colour\": 1", "/synchronizationRules/0/colour", "unknown-key"),
    ("\"editable\": true", "\"editable\": \"yes\"", "/synchronizationRules/0/editable", "type"),
    ("\"priority\": 1", "\"priority\": 1.5", "/synchronizationRules/0/priority", "type"),
    ("\"priority\": 1", "\"priority\": 1, \"priority\": 1", "/synchronizationRules/0/priority", "duplicate-key"),
    ("Add,Update,Delete", "Add,Remove", "/synchronizationRules/0/objectMappings/0/flowTypes", "value"),
    ("\"type\": \"Boolean\"", "\"type\": \"Bool\"", "/directories/0/objects/0/attributes/2/type", "value"),
    ("\"name\": \"IsSoftDeleted\"", "\"name\": null", "/directories/0/objects/0/attributes/2/name", "type"),
    (
      "\"targetDirectoryName\": \"Fabrikam Desk\"", "\"targetDirectoryName\": \"Desk\"",
      "/synchronizationRules/0/targetDirectoryName", "reference"
    ),
    (
      "\"sourceObjectName\": \"Group\"", "\"sourceObjectName\": \"Team\"",
      "/synchronizationRules/0/objectMappings/1/sourceObjectName", "reference"
    ),
    (
      "\"targetAttributeName\": \"active\"", "\"targetAttributeName\": \"enabled\"",
      "/synchronizationRules/0/objectMappings/0/attributeMappings/1/targetAttributeName", "reference"
    ),
    (
      "\"targetAttributeName\": \"active\"", "\"targetAttributeName\": \"USERNAME\"",
      "/synchronizationRules/0/objectMappings/0/attributeMappings/1/targetAttributeName", "duplicate"
    ),
    (
      "\"expression\": \"[mail]\"", "\"expression\": \"Trim([post], \\\"[text]\\\")\"",
      "/synchronizationRules/0/objectMappings/0/attributeMappings/2/source/expression", "reference"
    ),
    (
      "\"name\": \"IsSoftDeleted\",\n                      \"type\"", "\"name\": \"Gone\", \"type\"",
      "/synchronizationRules/0/objectMappings/0/attributeMappings/1/source/parameters/0/value/name", "reference"
    ),
    (
      "\"matchingPriority\": 0", "\"matchingPriority\": 1",
      "/synchronizationRules/0/objectMappings/0/attributeMappings/1/matchingPriority", "priority"
    ),
    (
      "\"matchingPriority\": 0", "\"matchingPriority\": -1",
      "/synchronizationRules/0/objectMappings/0/attributeMappings/1/matchingPriority", "priority"
    ),
    (
      "\"referencedObjectName\": \"User\"", "\"referencedObjectName\": \"Device\"",
      "/directories/0/objects/0/attributes/4/referencedObjects/0/referencedObjectName", "reference"
    ),
  ])
  func pointsAtWhatIsWrongInASynchronizationSchema(text: String, edit: String, pointer: String, id: String) {
    expect(Self.manifest.entraSynchronizationSchema, editing: text, to: edit, gives: id, at: pointer)
  }

  @Test(arguments: [
    ("\"mutability\"", "\"mutabilty\"", "/0/attributes/0/mutabilty", "unknown-key"),
    ("\"type\": \"boolean\"", "\"type\": \"bool\"", "/0/attributes/1/type", "value"),
    ("\"name\": \"nickName\"", "\"name\": \"Active\"", "/0/attributes/2/name", "duplicate"),
    ("\"name\": \"nickName\"", "\"name\": \"nick name\"", "/0/attributes/2/name", "name"),
    ("\"name\": \"nickName\",", "", "/0/attributes/2", "missing-key"),
    ("\"multiValued\": false", "\"multiValued\": null", "/0/attributes/0/multiValued", "type"),
    ("\"type\": \"complex\"", "\"type\": \"string\"", "/0/attributes/3/subAttributes", "sub-attributes"),
    (
      "\"required\": true", "\"required\": true, \"referenceTypes\": [\"User\"]", "/0/attributes/0/referenceTypes",
      "reference-types"
    ),
    ("core:2.0:Group\",\n    \"name\"", "core:2.0:USER\",\n    \"name\"", "/1/id", "duplicate"),
    ("core:2.0:Schema\"", "core:2.0:Scheme\"", "/0/schemas", "schema"),
  ])
  func pointsAtWhatIsWrongInSchemas(text: String, edit: String, pointer: String, id: String) {
    expect(Self.manifest.scimSchemas, editing: text, to: edit, gives: id, at: pointer)
  }

  @Test(arguments: [
    ("\"endpoint\": \"/Users\"", "\"endpoint\": \"Users\"", "/0/endpoint", "endpoint"),
    ("\"endpoint\": \"/Groups\"", "\"endpoint\": \"/Users\"", "/1/endpoint", "duplicate"),
    ("\"name\": \"Group\"", "\"name\": \"user\"", "/1/name", "duplicate"),
    ("\"schema\": \"urn:ietf:params:scim:schemas:core:2.0:User\"", "\"schema\": \"User\"", "/0/schema", "schema"),
    ("\"required\": false", "\"required\": 0", "/0/schemaExtensions/0/required", "type"),
    (
      "urn:example:extension:desk:2.0:User", "urn:ietf:params:scim:schemas:core:2.0:User",
      "/0/schemaExtensions/0/schema", "duplicate"
    ),
  ])
  func pointsAtWhatIsWrongInResourceTypes(text: String, edit: String, pointer: String, id: String) {
    expect(Self.manifest.scimResourceTypes, editing: text, to: edit, gives: id, at: pointer)
  }

  @Test(arguments: [
    ("\"patch\"", "\"PATCH\"", "", "missing-key"),
    ("\"maxResults\": 200", "\"maxResults\": -1", "/filter/maxResults", "number"),
    ("\"maxResults\": 200", "\"maxResults\": \"200\"", "/filter/maxResults", "type"),
    ("oauthbearertoken", "bearer", "/authenticationSchemes/0/type", "value"),
    ("\"sort\": {\n    \"supported\": false\n  }", "\"sort\": false", "/sort", "type"),
  ])
  func pointsAtWhatIsWrongInAServiceProviderConfig(text: String, edit: String, pointer: String, id: String) {
    expect(Self.manifest.scimServiceProviderConfig, editing: text, to: edit, gives: id, at: pointer)
  }

  @Test func onlyOneAuthenticationSchemeIsPreferred() throws {
    var config = try #require(Self.manifest.scimServiceProviderConfig.object)
    let scheme = try #require(config["authenticationSchemes"]?.at("/0"))
    config["authenticationSchemes"] = [scheme, scheme]
    #expect(ids(findings(in: .object(config))) == ["template-primary"])
  }

  @Test func resourceTypesNameSchemasOfTheirFolder() {
    let types = SourceFile(name: "a/types.json", text: Self.manifest.scimResourceTypes.serialized())
    let others = sampleManifest().scimSchemas.serialized()
    let beside = TemplateValidation.validate([types, SourceFile(name: "a/schemas.json", text: others)])
    #expect(ids(beside) == Array(repeating: "template-reference", count: 3))
    #expect(TemplateValidation.validate([types, SourceFile(name: "b/schemas.json", text: others)]) == [])
  }

  @Test func tellsAllThatIsWrongInTheFilesOrder() {
    let text = Self.manifest.entraSynchronizationSchema.serialized()
      .replacing("\"priority\": 1", with: "\"priority\": true")
      .replacing("\"anchor\": true", with: "\"anchor\": 1")
      .replacing("\"referencedObjectName\": \"User\"", with: "\"referencedObjectName\": \"Device\"")
    let diagnostics = TemplateValidation.validate(SourceFile(name: "x.json", text: text))
    let lines = diagnostics.compactMap(\.range?.start.line)
    #expect(lines.count == 7)
    #expect(lines == lines.sorted())
  }

  @Test func textsInExpressionsReadNoAttribute() {
    let text = Self.manifest.entraSynchronizationSchema.serialized()
      .replacing(#""expression": "[mail]""#, with: #""expression": "Append([mail], \"a \\\"[b]\")""#)
    #expect(TemplateValidation.validate(SourceFile(name: "x.json", text: text)) == [])
  }

  @Test func aComplexSubAttributeIsToldOnce() {
    let document: JSONValue = [
      [
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": "urn:example:desk",
        "attributes": [
          [
            "name": "a", "type": "complex", "multiValued": false,
            "subAttributes": [["name": "b", "type": "complex", "multiValued": false]],
          ]
        ],
      ]
    ]
    #expect(ids(findings(in: document)) == ["template-value"])
  }

  @Test func nestingAndRepetitionAreNoDanger() {
    let deep = String(repeating: "{\"source\":", count: 80) + "1" + String(repeating: "}", count: 80)
    let mapping = "{\"attributeMappings\":[\(deep)]}"
    let text = "{\"synchronizationRules\":[{\"objectMappings\":[\(mapping)]}]}"
    #expect(!TemplateValidation.validate(SourceFile(name: "x.json", text: text)).isEmpty)
    let unclosed = String(repeating: "[", count: 100_000)
    #expect(ids(TemplateValidation.validate(SourceFile(name: "x.json", text: unclosed))) == ["template-syntax"])
  }

  // MARK: Asking

  private func expect(
    _ document: JSONValue, editing text: String, to edit: String, gives id: String, at pointer: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let original = document.serialized()
    #expect(original.contains(text), sourceLocation: sourceLocation)
    let source = SourceFile(name: "x.json", text: original.replacing(text, with: edit, maxReplacements: 1))
    let subject = pointer.isEmpty ? "The document " : "\(pointer): "
    let found = TemplateValidation.validate(source).contains { diagnostic in
      diagnostic.id == "template-\(id)" && diagnostic.message.hasPrefix(subject) && diagnostic.range != nil
        && diagnostic.severity == .error
    }
    #expect(found, "\(TemplateValidation.validate(source).map(\.message))", sourceLocation: sourceLocation)
  }

  private func findings(in document: JSONValue) -> [Diagnostic] {
    TemplateValidation.validate(SourceFile(name: "x.json", text: document.serialized()))
  }

  private func ids(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map(\.id)
  }
}
