import ConnectorEmitters
import ConnectorJSON
import Testing

@Suite struct SCIMResourceTypesTests {
  @Test func namesTheSchemaAndEndpointOfEachType() {
    let types = sampleManifest(groups: []).scimResourceTypes
    #expect(types.array?.map { $0.at("/name") } == ["User", "Group"])
    #expect(types.array?.map { $0.at("/endpoint") } == ["/Users", "/Groups"])
    #expect(
      types.array?.map { $0.at("/schema") } == [
        "urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:core:2.0:Group",
      ])
    #expect(types.at("/0/schemas") == ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"])
    #expect(types.at("/0/meta") == ["resourceType": "ResourceType", "location": "/v2/ResourceTypes/User"])
  }

  @Test func hasNoGroupsWhereThePageDoesNotSupportThem() {
    #expect(sampleManifest().scimResourceTypes.array?.count == 1)
  }

  @Test func anExtensionIsRequiredOnlyIfOneOfTheTypesAttributesInItIs() {
    let types = sampleManifest(
      users: [
        row("urn:example:a:floor", required: false), row("urn:example:b:floor"),
        row("urn:example:b:wing", required: true),
      ],
      groups: [row("urn:example:a:wing", required: true)]
    ).scimResourceTypes
    #expect(
      types.at("/0/schemaExtensions") == [
        ["schema": "urn:example:a", "required": false], ["schema": "urn:example:b", "required": true],
      ])
    #expect(types.at("/1/schemaExtensions") == [["schema": "urn:example:a", "required": true]])
  }

  @Test func theTypesOwnURNIsNoExtension() {
    let types = sampleManifest(users: [row("urn:ietf:params:scim:schemas:core:2.0:User:title")]).scimResourceTypes
    #expect(types.at("/0/schemaExtensions") == [])
  }
}
