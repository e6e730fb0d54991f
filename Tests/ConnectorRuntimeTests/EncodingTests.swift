import ConnectorRuntime
import Testing

@Suite("A resource is written")
struct EncodingTests {
  @Test("with its schemas, nested names, labelled values and extensions, and without what is nil")
  func newUser() throws {
    var user = SampleUser(userName: "ada")
    user.active = true
    user.givenName = "Ada"
    user.workEmail = "ada@example.com"
    user.workLocality = "London"
    user.workRegion = "Greater London"
    user.primaryRole = "admin"
    user.manager = Reference("26")
    user.seats = 2
    user.startDate = DateTime("2020-01-01T09:00:00+01:00")
    user.certificate = Binary([1, 2, 3])
    let expected = try object(
      """
      {
        "schemas": [
          "urn:ietf:params:scim:schemas:core:2.0:User",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
          "urn:example:params:scim:schemas:extension:app:2.0:User"
        ],
        "userName": "ada",
        "active": true,
        "name": {"givenName": "Ada"},
        "emails": [{"type": "work", "value": "ada@example.com"}],
        "addresses": [{"type": "work", "locality": "London", "region": "Greater London"}],
        "roles": [{"primary": true, "value": "admin"}],
        "x509Certificates": [{"value": "AQID"}],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "26"}},
        "urn:example:params:scim:schemas:extension:app:2.0:User": {
          "licenses": {"seats": 2},
          "startDate": "2020-01-01T08:00:00Z"
        }
      }
      """)
    #expect(user.encoded() == expected)
    #expect(user.encoded().keys.prefix(2) == ["schemas", "userName"])
  }

  @Test("with the group's schema and members")
  func newGroup() throws {
    let group = SampleGroup(displayName: "Staff", members: [Member("1", type: "User"), Member("2")])
    let expected = try object(
      """
      {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        "displayName": "Staff",
        "members": [{"value": "1", "type": "User"}, {"value": "2"}]
      }
      """)
    #expect(group.encoded() == expected)
    #expect(SampleGroup(displayName: "Staff").encoded()["members"] == nil)
  }

  @Test(
    "with a changed value in its place, and all else as it was",
    arguments: [
      (
        #"{"emails": [{"type": "home", "value": "h"}, {"type": "Work", "value": "w", "x": 1}]}"#,
        #"{"emails": [{"type": "home", "value": "h"}, {"type": "Work", "value": "new", "x": 1}]}"#
      ),
      (
        #"{"EMails": [{"type": "home", "value": "h"}]}"#,
        #"{"EMails": [{"type": "home", "value": "h"}, {"type": "work", "value": "new"}]}"#
      ),
      (#"{"emails": {"type": "work", "value": "w"}}"#, #"{"emails": [{"type": "work", "value": "new"}]}"#),
      (#"{"emails": null}"#, #"{"emails": [{"type": "work", "value": "new"}]}"#),
      (#"{}"#, #"{"emails": [{"type": "work", "value": "new"}]}"#),
    ])
  func changedValue(before: String, after: String) throws {
    var user = try SampleUser(decoding: user(with: before))
    user.workEmail = "new"
    #expect(try user.encoded() == self.user(with: after))
  }

  @Test(
    "without a removed value, and with all else as it was",
    arguments: [
      (#"{"emails": [{"type": "work", "value": "w", "primary": true}]}"#, #"{}"#),
      (#"{"emails": [{"type": "work", "value": "w", "x": 1}]}"#, #"{"emails": [{"type": "work", "x": 1}]}"#),
      (#"{"emails": [{"type": "work", "value": "w"}, {"value": "h"}]}"#, #"{"emails": [{"value": "h"}]}"#),
      (#"{"emails": [{"type": "work", "value": "w"}, {"type": "work", "value": "v"}]}"#, #"{}"#),
      (#"{"name": {"givenName": "Ada"}}"#, #"{}"#),
      (#"{"name": {"givenName": "Ada", "nick": "A"}}"#, #"{"name": {"nick": "A"}}"#),
      (#"{"x509Certificates": [{"value": "AQID"}, {"value": "AQID", "x": 1}]}"#, #"{"x509Certificates": [{"x": 1}]}"#),
    ])
  func removedValue(before: String, after: String) throws {
    var user = try SampleUser(decoding: user(with: before))
    user.workEmail = nil
    user.givenName = nil
    user.certificate = nil
    #expect(try user.encoded() == self.user(with: after))
  }

  @Test("keeps a value's labels when one of its parts goes and another comes")
  func replacedPart() throws {
    var user = try SampleUser(
      decoding: user(with: #"{"addresses": [{"type": "work", "primary": true, "locality": "Paris"}]}"#))
    user.workLocality = nil
    user.workRegion = "Texas"
    let expected = #"{"addresses": [{"type": "work", "primary": true, "region": "Texas"}]}"#
    #expect(try user.encoded() == self.user(with: expected))
  }

  @Test("lists an extension while it has a value, and no longer")
  func extensions() throws {
    var user = SampleUser(userName: "ada")
    user.department = "Engines"
    var copy = try SampleUser(decoding: user.encoded())
    copy.department = nil
    #expect(copy.encoded() == SampleUser(userName: "ada").encoded())
    copy.original["schemas"] = nil
    #expect(copy.encoded()["schemas"] == [.string(Schema.userURN)])
  }

  @Test("keeps what is unknown of the members that stay in a group")
  func members() throws {
    var group = try SampleGroup(
      decoding: object(
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Staff",
         "members": [{"value": "1", "x": 1}, {"value": "2", "x": 2}]}
        """))
    group.members.removeFirst()
    group.members.append(Member("3"))
    #expect(group.encoded()["members"] == [["value": "2", "x": 2], ["value": "3"]])
  }

  @Test("writes what was spelled leniently in the strict form once it has changed, and leaves it until then")
  func strictness() throws {
    var user = try SampleUser(decoding: user(with: #"{"active": "True"}"#))
    #expect(user.encoded()["active"] == "True")
    user.active = false
    #expect(user.encoded()["active"] == false)
    user.quota = .infinity
    #expect(user.encoded() == SampleUserJSON.inactive)
  }

  @Test("has a property for a whole attribute written before one for a part of it")
  func overlap() throws {
    var user = Overlapping()
    user.given = "Ada"
    user.name = ["familyName": "Lovelace"]
    user.primary = "b"
    user.emails = [MultiValue("a", primary: true)]
    let json = user.encoded()
    #expect(json["name"] == ["familyName": "Lovelace", "givenName": "Ada"])
    #expect(json["emails"] == [["value": "b", "primary": true]])
  }

  private func user(with members: String) throws -> JSONObject {
    var json: JSONObject = ["schemas": [.string(Schema.userURN)], "userName": "ada"]
    json.merge(try object(members))
    return json
  }
}

private enum SampleUserJSON {
  static let inactive: JSONObject = ["schemas": [.string(Schema.userURN)], "userName": "ada", "active": false]
}

private struct Overlapping: SCIMUser {
  var given: String?
  var name: JSONObject?
  var primary: String?
  var emails: [MultiValue] = []
  var original = JSONObject()

  static let bindings: [AttributeBinding<Overlapping>] = [
    .optional(\.given, at: .attribute("name", "givenName")),
    .optional(\.name, at: .attribute("name")),
    .optional(
      \.primary,
      at: .attribute(
        "emails", where: .comparison(attribute: "primary", operator: .eq, value: .boolean(true)), "value")),
    .list(\.emails, at: .attribute("emails")),
  ]

  init() {}

  init(required attributes: AttributeReader<Overlapping>) throws(AttributeValueError) {}
}
