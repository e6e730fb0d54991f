import ConnectorEmitters
import ConnectorManifest
import SCIMSchema
import Testing
import TutorialDiagnostics

@Suite struct ResourceModelTests {
  @Test func withoutATableHoldsWhatTheRFCRequiresAndSaysSo() throws {
    let models = sampleManifest(groups: []).resourceModels
    #expect(models.map(\.name) == [.user, .group])
    #expect(models.map { $0.attributes.map(\.path.description) } == [["userName"], ["displayName"]])
    for (model, section) in zip(models, ["§4.1.1", "§4.2"]) {
      let attribute = try #require(model.attributes.first)
      #expect(attribute.isRequired)
      #expect(attribute.definition?.name == attribute.path.attribute)
      guard case .assumed(let reason) = attribute.origin else {
        Issue.record("\(attribute.path) is not marked as assumed")
        continue
      }
      #expect(reason.contains("RFC 7643 \(section)"))
    }
  }

  @Test(arguments: [ConnectorManifest.GroupSupport.unsupported, .unstated])
  func hasNoGroupsUnlessThePageSupportsThem(support: ConnectorManifest.GroupSupport) {
    var manifest = sampleManifest(users: [row("userName")], groups: [row("displayName"), row("?")])
    manifest.groups = support
    #expect(manifest.resourceModels.map(\.name) == [.user])
    #expect(manifest.unusableAttributes.isEmpty)
  }

  @Test func keepsThePagesOrderAndPlaces() {
    let model = sampleManifest(users: [row("title"), row("userName"), row("active", .boolean)]).resourceModels[0]
    #expect(model.attributes.map(\.path.description) == ["title", "userName", "active"])
    let place = SourcePosition(line: 102, column: 3)
    #expect(model.attributes[2].origin == .stated(SourceRange(start: place, end: place)))
  }

  @Test func theSamePathCountsOnceWhereItComesFirst() {
    let model = sampleManifest(users: [
      row("EMAILS[type eq \"work\"].value", nil, filterable: false),
      row("userName"),
      row("emails[Type EQ \"Work\"].Value", .string, filterable: true, required: true),
      row("urn:ietf:params:scim:schemas:core:2.0:User:username", nil, required: true),
    ]).resourceModels[0]
    #expect(model.attributes.map(\.path.description) == ["EMAILS[type eq \"work\"].value", "userName"])
    #expect(model.attributes[0].isRequired)
    #expect(model.attributes[0].isFilterable == true)
    #expect(model.attributes[0].statedType == .string)
  }

  @Test func pathsOfDifferentMeaningAreKeptApart() {
    let paths = [
      "roles", "roles[primary eq \"True\"].value", "emails[type eq \"work\"].value", "emails[type eq \"home\"].value",
      "urn:scim:schemas:extension:enterprise:1.0.department",
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "department",
    ]
    let model = sampleManifest(users: [row("userName")] + paths.map { row($0) }).resourceModels[0]
    #expect(model.attributes.map(\.path.description) == ["userName"] + paths)
  }

  @Test func theStatedTypeGoesBeforeTheRFCs() {
    let model = sampleManifest(users: [
      row("active", .string), row("profileUrl", nil), row("shoeSize", nil), row("manager", .reference),
    ]).resourceModels[0]
    #expect(model.attributes.dropFirst().map(\.type) == [.string, .reference, .string, .reference])
    #expect(model.attributes.dropFirst().map { $0.definition?.type } == [.boolean, .reference, nil, nil])
  }

  @Test func definitionsAreThoseOfTheStandardSchemas() throws {
    let parts = { (attribute: AttributeDefinition) in
      [attribute.name] + attribute.subAttributes.map { "\(attribute.name).\($0.name)" }
    }
    let paths =
      (Schema.user.attributes + Schema.commonAttributes).flatMap(parts)
      + Schema.enterpriseUser.attributes.flatMap(parts).map { "\(Schema.enterpriseUserURN):\($0)" }
    let attributes = sampleManifest(users: paths.map { row($0) }).resourceModels[0].attributes
    #expect(attributes.map(\.path.description) == paths)
    for attribute in attributes {
      let definition = try #require(attribute.path.definition(in: [.user, .enterpriseUser]))
      #expect(attribute.definition == definition)
    }
  }

  @Test func theEnterpriseExtensionIsDefinedByEitherOfItsURNs() {
    let model = sampleManifest(users: [
      row("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter"),
      row("urn:scim:schemas:extension:enterprise:1.0.costCenter"),
      row("urn:example:extension:2.0:User:costCenter"),
    ]).resourceModels[0]
    #expect(model.attributes.dropFirst().map { $0.definition?.name } == ["costCenter", "costCenter", nil])
  }

  @Test func filterableAttributesMatchInThePagesOrder() {
    let model = sampleManifest(users: [
      row("externalId", filterable: true), row("title", filterable: false), row("userName", filterable: true),
    ]).resourceModels[0]
    #expect(model.attributes.map(\.matchingPriority) == [1, nil, 2])
    #expect(!model.matchingIsAssumed)
  }

  @Test func whatThePageSaysOfMatchingGoesBeforeFiltering() {
    let model = sampleManifest(users: [
      row("userName", filterable: true), row("externalId", filterable: true, matching: true),
    ]).resourceModels[0]
    #expect(model.attributes.map(\.matchingPriority) == [nil, 1])
  }

  @Test(arguments: [nil, false])
  func withoutAMatchingAttributeTheRequiredOneMatchesAndIsMarked(filterable: Bool?) {
    let models = sampleManifest(
      users: [row("title", filterable: filterable), row("userName", filterable: filterable)],
      groups: [row("members", .reference, filterable: filterable)]
    ).resourceModels
    #expect(models[0].attributes.map(\.matchingPriority) == [nil, 1])
    #expect(models[1].attributes.map(\.matchingPriority) == [1, nil])
    #expect(models.map(\.matchingIsAssumed) == [true, true])
  }

  @Test func nothingMatchesThatTheDirectoryHasNoValueFor() {
    let models = sampleManifest(
      users: [row("id", filterable: true), row("nickName", filterable: true), row("externalId", filterable: true)],
      groups: [row("id", filterable: true), row("displayName")]
    ).resourceModels
    #expect(models[0].attributes.map(\.path.description) == ["userName", "id", "nickName", "externalId"])
    #expect(models[0].attributes.map(\.matchingPriority) == [nil, nil, nil, 1])
    #expect(models[1].attributes.map(\.matchingPriority) == [nil, 1])
    #expect(models.map(\.matchingIsAssumed) == [false, true])
  }

  @Test func whatIsNoPathIsToldWithItsPlace() throws {
    let manifest = sampleManifest(users: [row("userName"), row("emails[type eq work].value"), row("")])
    #expect(manifest.resourceModels[0].attributes.count == 1)
    let unusable = manifest.unusableAttributes
    #expect(unusable.map(\.index) == [1, 2])
    #expect(unusable.map(\.text) == ["emails[type eq work].value", ""])
    #expect(unusable.map(\.place?.start.line) == [101, 102])
    #expect(unusable[1].problem == .notAPath(AttributePathError(reason: .empty, offset: 0)))
  }

  @Test(arguments: [
    ("urn:ietf:params:scim:schemas:core:2.0:Group:displayName", UnusableAttribute.Problem.otherResourceType),
    ("schemas", .reservedName), ("urn:example:extension:desk:ID", .reservedName),
  ])
  func whatNoSchemaCanHoldIsTold(path: String, problem: UnusableAttribute.Problem) {
    let manifest = sampleManifest(users: [row(path)])
    #expect(manifest.unusableAttributes.map(\.problem) == [problem])
    #expect(manifest.resourceModels[0].attributes.map(\.path.description) == ["userName"])
  }

  @Test("A filter's value is meant by a path without it, where the page's type is a value's")
  func valueThatIsLeftOut() {
    let model = sampleManifest(users: [
      row("emails[type eq \"work\"]", .string), row("phoneNumbers[type eq \"work\"]", .complex),
      row("phoneNumbers[type eq \"fax\"]", nil), row("addresses[type eq \"work\"]", .string),
      row("crew[type eq \"deck\"]", .string),
    ]).resourceModels[0]
    #expect(
      model.attributes.dropFirst().map(\.path.description) == [
        "emails[type eq \"work\"].value", "phoneNumbers[type eq \"work\"]", "phoneNumbers[type eq \"fax\"]",
        "addresses[type eq \"work\"]", "crew[type eq \"deck\"]",
      ])
  }
}
