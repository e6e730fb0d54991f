import ConnectorRuntime
import Testing

@Suite("A resource is read")
struct DecodingTests {
  @Test("from names and URNs in any case")
  func anyCase() throws {
    let user = try SampleUser(
      decoding: object(
        """
        {"USERNAME": "ada", "Name": {"GIVENNAME": "Ada"}, "Emails": [{"Type": "WORK", "Value": "w"}],
         "URN:ietf:params:SCIM:schemas:extension:enterprise:2.0:user": {"Manager": {"VALUE": "26"}}}
        """))
    #expect(user.userName == "ada")
    #expect(user.givenName == "Ada")
    #expect(user.workEmail == "w")
    #expect(user.manager == Reference("26"))
  }

  @Test("as leniently as servers write")
  func lenient() throws {
    let user = try SampleUser(
      decoding: object(
        """
        {"userName": 4711, "active": "True", "title": null, "name": {}, "emails": {"type": "work", "value": "w"},
         "roles": [{"value": "x"}, {"value": "y", "primary": "True"}], "entitlements": "e",
         "x509Certificates": [{"value": "AQ"}, {"value": "Ag==", "primary": true}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": "26"},
         "urn:example:params:scim:schemas:extension:app:2.0:User":
           {"licenses": {"seats": "3"}, "quota": "1.5", "startDate": "2020-01-01 09:00:00"}}
        """))
    #expect(user.userName == "4711")
    #expect(user.active == true)
    #expect(user.title == nil)
    #expect(user.givenName == nil)
    #expect(user.workEmail == "w")
    #expect(user.primaryRole == "y")
    #expect(user.entitlements == [MultiValue("e")])
    #expect(user.certificate == Binary([2]))
    #expect(user.manager == Reference("26"))
    #expect(user.seats == 3)
    #expect(user.quota == 1.5)
    #expect(user.startDate == DateTime("2020-01-01T09:00:00Z"))
  }

  @Test("with what every resource has")
  func commonAttributes() throws {
    let json = try object(
      #"{"userName": "ada", "ID": "7", "externalId": "e", "meta": {"version": "W/\"1\""}}"#)
    let user = try SampleUser(decoding: json)
    #expect(user.id == "7")
    #expect(user.externalId == "e")
    #expect(user.meta?["version"] == #"W/"1""#)
    #expect(SampleUser(userName: "ada").id == nil)
    #expect(try SampleGroup(decoding: object(#"{"displayName": "Staff", "id": 9}"#)).id == "9")
  }

  @Test(
    "or it is said which attribute is wrong, and how",
    arguments: [
      ("{}", "The attribute userName is required, but has no value."),
      (#"{"userName": null}"#, "The attribute userName is required, but has no value."),
      (#"{"userName": ["a"]}"#, "The attribute userName must be a string, but the JSON has an array there."),
      (
        #"{"userName": "a", "active": "yes"}"#,
        "The attribute active must be a boolean, but the JSON has a string there."
      ),
      (
        #"{"userName": "a", "name": "Ada"}"#,
        "The attribute name.givenName must be in an object, but the JSON has a string there."
      ),
      (
        #"{"userName": "a", "emails": "w"}"#,
        #"The attribute emails[type eq "work"].value must be in an array, but the JSON has a string there."#
      ),
      (
        #"{"userName": "a", "urn:example:params:scim:schemas:extension:app:2.0:User": []}"#,
        "The attribute urn:example:params:scim:schemas:extension:app:2.0:User:licenses.seats must be in an object, "
          + "but the JSON has an array there."
      ),
      (
        #"{"userName": "a", "urn:example:params:scim:schemas:extension:app:2.0:User": {"startDate": "soon"}}"#,
        "The attribute urn:example:params:scim:schemas:extension:app:2.0:User:startDate must be a string such as "
          + "2008-01-23T04:56:22Z, but the JSON has another string there."
      ),
      (
        #"{"userName": "a", "entitlements": [{"value": "e"}, true]}"#,
        #"The attribute entitlements must be an object that has a "value", but the JSON has a boolean there."#
      ),
    ])
  func errors(json: String, message: String) throws {
    let error = #expect(throws: AttributeValueError.self) { try SampleUser(decoding: object(json)) }
    #expect(error?.description == message)
  }

  @Test("or it is said which property has no binding, where a resource's own code asks for one that has none")
  func unbound() {
    let error = #expect(throws: AttributeValueError.self) { try Unbound(decoding: ["title": "Dr"]) }
    #expect(error?.reason == .unbound)
    #expect(error?.description.contains("Unbound.title") == true)
  }
}

private struct Unbound: SCIMUser {
  var title: String
  var original = JSONObject()

  static let bindings: [AttributeBinding<Unbound>] = []

  init(required attributes: AttributeReader<Unbound>) throws(AttributeValueError) {
    title = try attributes[\.title]
  }
}
