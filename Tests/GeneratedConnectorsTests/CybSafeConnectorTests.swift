import ConnectorRuntime
import GeneratedConnectors
import Testing

/// A checked-in connector is used as its author would use it.
struct CybSafeConnectorTests {
  private let user = CybSafeConnector.User(
    userName: "ada@example.com", active: true, givenName: "Ada", mobilePhoneNumber: "+44 1",
    workEmail: "ada@example.com")

  @Test("A user's properties stand at their SCIM paths in its JSON")
  func encoding() {
    let json = user.encoded()
    #expect(json["userName"] == "ada@example.com")
    #expect(json["active"] == true)
    #expect(json["name"] == ["givenName": "Ada"])
    #expect(json["emails"] == [["type": "work", "value": "ada@example.com"]])
    #expect(json["phoneNumbers"] == [["type": "mobile", "value": "+44 1"]])
    #expect(json["schemas"] == ["urn:ietf:params:scim:schemas:core:2.0:User"])
  }

  @Test("What the tutorial doesn't name survives reading and writing")
  func unknown() throws {
    let json: JSONObject = [
      "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "7", "userName": "ada",
      "emails": [
        ["type": "home", "value": "home@example.com"], ["type": "work", "value": "old@example.com", "primary": true],
      ],
      "urn:example:2.0:User": ["shoe": 42], "meta": ["resourceType": "User"],
    ]
    var read = try CybSafeConnector.User(decoding: json)
    #expect(read.encoded() == json)
    #expect(read.workEmail == "old@example.com")
    read.workEmail = "new@example.com"
    #expect(
      read.encoded()["emails"] == [
        ["type": "home", "value": "home@example.com"], ["type": "work", "value": "new@example.com", "primary": true],
      ])
    #expect(read.encoded()["urn:example:2.0:User"] == ["shoe": 42])
  }

  @Test("A user without a required attribute is refused, with the attribute's path")
  func required() {
    #expect(throws: (any Error).self) { try CybSafeConnector.User(decoding: ["active": true]) }
  }

  @Test("The tutorial's facts are typed values")
  func facts() {
    #expect(CybSafeConnector.appName == "CybSafe")
    #expect(CybSafeConnector.endpoint == .literal("https://app.cybsafe.com/scim/v2/"))
    #expect(CybSafeConnector.authentication.method == .bearerToken)
    #expect(CybSafeConnector.capabilities.groups == true)
    #expect(TaptConnector.capabilities.groups == false)
    #expect(PromappConnector.capabilities.groups == nil)
  }
}
