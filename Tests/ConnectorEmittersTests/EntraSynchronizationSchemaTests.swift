import ConnectorEmitters
import ConnectorJSON
import ConnectorManifest
import SCIMSchema
import Testing

@Suite struct EntraSynchronizationSchemaTests {
  static let user = "urn:ietf:params:scim:schemas:core:2.0:User"
  static let group = "urn:ietf:params:scim:schemas:core:2.0:Group"
  static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

  @Test func mapsUsersAndGroupsBetweenTheTwoDirectories() {
    let schema = sampleManifest(users: [row("userName")], groups: [row("displayName")]).entraSynchronizationSchema
    #expect(schema.at("/directories/0/name") == "Azure Active Directory")
    #expect(schema.at("/directories/1/name") == "Fabrikam Desk")
    #expect(schema.at("/synchronizationRules/0/sourceDirectoryName") == "Azure Active Directory")
    #expect(schema.at("/synchronizationRules/0/targetDirectoryName") == "Fabrikam Desk")
    let mappings = schema.at("/synchronizationRules/0/objectMappings")?.array ?? []
    #expect(mappings.map { $0.object?["sourceObjectName"] } == ["User", "Group"])
    #expect(mappings.map { $0.object?["targetObjectName"] } == [.string(Self.user), .string(Self.group)])
  }

  @Test func mapsNoGroupsWhereThePageDoesNotSupportThem() {
    let schema = sampleManifest(users: [row("userName")]).entraSynchronizationSchema
    #expect(schema.at("/synchronizationRules/0/objectMappings")?.array?.count == 1)
    #expect(schema.at("/directories/1/objects")?.array?.count == 1)
  }

  @Test func theSourceHasOnlyWhatTheMappingsReadAndTheAnchor() {
    let schema = sampleManifest(
      users: [
        row("userName"), row("active", .boolean), row("name.formatted"), row("\(Self.enterprise):manager", .reference),
      ],
      groups: [row("members", .reference)]
    ).entraSynchronizationSchema
    let users = schema.at("/directories/0/objects/0/attributes")
    #expect(
      users?.array?.map { $0.object?["name"] } == [
        "objectId", "userPrincipalName", "IsSoftDeleted", "givenName", "surname", "manager",
      ])
    #expect(users?.element("IsSoftDeleted")?.at("/type") == "Boolean")
    #expect(users?.element("manager")?.at("/referencedObjects/0/referencedObjectName") == "User")
    let members = schema.at("/directories/0/objects/1/attributes")?.element("members")
    #expect(members?.at("/multivalued") == true)
    #expect(members?.at("/referencedObjects")?.array?.map { $0.at("/referencedObjectName") } == ["User", "Group"])
  }

  @Test func theTargetHoldsEveryAttributeOfTheModelAndOneAnchor() {
    let paths = ["userName", "nickName", "urn:example:extension:desk:2.0:User:floor", "id"]
    for rows in [paths, paths.dropLast()] {
      let attributes = sampleManifest(users: rows.map { row($0) }).entraSynchronizationSchema
        .at("/directories/1/objects/0/attributes")
      #expect(Set(attributes?.array?.compactMap { $0.at("/name")?.string } ?? []) == Set(paths))
      #expect(attributes?.array?.count { $0.at("/anchor") == true } == 1)
      #expect(attributes?.element("id")?.at("/anchor") == true)
    }
  }

  @Test(arguments: [
    ("age", AttributeType.integer, "Integer"), ("rate", .decimal, "String"), ("since", .dateTime, "DateTime"),
    ("active", .boolean, "Boolean"), ("key", .binary, "Binary"), ("mentor", .reference, "Reference"),
    ("name", .complex, "String"), ("\(enterprise):manager", .complex, "Reference"),
    ("profileUrl", .reference, "String"),
    ("\(enterprise):manager", .string, "String"),
  ])
  func typesAreGraphs(path: String, stated: AttributeType, type: String) {
    let attribute = sampleManifest(users: [row(path, stated)]).entraSynchronizationSchema
      .at("/directories/1/objects/0/attributes")?.element(path)
    #expect(attribute?.at("/type") == .string(type))
  }

  @Test func referencesLeadToTheAppsOwnObjects() {
    let manifest = sampleManifest(users: [row("\(Self.enterprise):manager", .reference), row("groups", nil)])
    let attributes = manifest.entraSynchronizationSchema.at("/directories/1/objects/0/attributes")
    #expect(
      attributes?.element("\(Self.enterprise):manager")?.at("/referencedObjects/0/referencedObjectName")
        == .string(Self.user))
    // There is no object for groups that this could lead to.
    #expect(attributes?.element("groups")?.at("/referencedObjects") == [])
    #expect(attributes?.element("groups")?.at("/mutability") == "ReadOnly")
  }

  @Test func aFilterPicksOneOfManyValues() {
    let paths = ["emails", "emails[type eq \"work\"]", "emails[type eq \"work\"].value", "title"]
    let attributes = sampleManifest(users: paths.map { row($0, nil) }).entraSynchronizationSchema
      .at("/directories/1/objects/0/attributes")
    #expect(paths.map { attributes?.element($0)?.at("/multivalued") } == [true, false, false, false])
  }

  @Test func anAttributeWithoutDocumentedSourceIsListedAndNotMapped() {
    let manifest = sampleManifest(users: [row("userName"), row("nickName"), row("id")])
    let rule = manifest.entraSynchronizationSchema.at("/synchronizationRules/0")
    #expect(
      rule?.at("/objectMappings/0/attributeMappings")?.array?.map { $0.at("/targetAttributeName") } == ["userName"])
    let entry = rule?.at("/metadata")?.element("key", "needsSource/User/nickName")
    #expect(entry?.at("/value")?.string?.contains("line 101 of fabrikam-desk-provisioning-tutorial.md") == true)
    #expect(manifest.attributesWithoutSource.map(\.attribute.path.description) == ["nickName"])
  }

  @Test func mappingsCarryTheirMatchingPriority() {
    let mappings = sampleManifest(users: [
      row("title"), row("userName", filterable: true), row("externalId", filterable: true),
    ]).entraSynchronizationSchema.at("/synchronizationRules/0/objectMappings/0/attributeMappings")
    #expect(mappings?.array?.map { $0.at("/matchingPriority") } == [0, 1, 2])
  }

  @Test func whereNoMatchingAttributeHasASourceTheRequiredOneMatchesAndTheMetadataSaySo() {
    let rule = sampleManifest(groups: [row("id", filterable: true), row("displayName")]).entraSynchronizationSchema
      .at("/synchronizationRules/0")
    #expect(rule?.at("/objectMappings/1/attributeMappings/0/targetAttributeName") == "displayName")
    #expect(rule?.at("/objectMappings/1/attributeMappings/0/matchingPriority") == 1)
    #expect(rule?.at("/metadata")?.element("key", "assumed/Group/matching") != nil)
  }

  @Test func whatIsAssumedIsInTheMetadata() {
    let metadata = sampleManifest().entraSynchronizationSchema.at("/synchronizationRules/0/metadata")
    for key in ["assumed/sources", "assumed/User/userName", "assumed/User/matching", "assumed/User/flowTypes"] {
      #expect(metadata?.element("key", key) != nil, "\(key)")
    }
    let stated = sampleManifest(
      capabilities: .init(createUsers: true, removeUsers: true, updateUsers: true),
      users: [row("userName", filterable: true)]
    ).entraSynchronizationSchema.at("/synchronizationRules/0/metadata")
    #expect(stated?.array?.map { $0.at("/key") } == ["assumed/sources"])
  }

  @Test(arguments: [
    (ConnectorManifest.Capabilities(), "Add,Update,Delete"),
    (.init(createUsers: true, updateUsers: true), "Add,Update,Delete"),
    (.init(createUsers: false), "Update,Delete"),
    (.init(removeUsers: false, updateUsers: false), "Add"),
    (.init(createUsers: false, removeUsers: false, updateUsers: false), "None"),
  ])
  func onlyWhatThePageDeniesDoesNotFlow(capabilities: ConnectorManifest.Capabilities, flowTypes: String) {
    let mapping = sampleManifest(capabilities: capabilities).entraSynchronizationSchema
      .at("/synchronizationRules/0/objectMappings/0")
    #expect(mapping?.at("/flowTypes") == .string(flowTypes))
  }

  @Test(arguments: ["Azure Active Directory", "azure active directory", ""])
  func theAppsDirectoryHasANameOfItsOwn(name: String) {
    let directories = sampleManifest(name: name).entraSynchronizationSchema.at("/directories")?.array ?? []
    let names = directories.compactMap { $0.at("/name")?.string?.lowercased() }
    #expect(Set(names).count == 2)
    #expect(!names.contains(""))
  }
}
