import ConnectorRuntime
import Testing

@Suite("Changes")
struct ChangeTests {
  @Test("are the bound attributes that differ, with their new values, in the order of the bindings")
  func changes() throws {
    var old = SampleUser(userName: "ada")
    old.title = "Countess"
    old.workEmail = "a@example.com"
    old.manager = Reference("26")
    var new = old
    new.title = nil
    new.workEmail = "b@example.com"
    new.department = "Engines"
    #expect(
      new.changes(from: old).map { "\($0.path) = \($0.value?.serialized(indented: false) ?? "nothing")" } == [
        "urn:ietf:params:scim:schemas:core:2.0:User:title = nothing",
        #"emails[type eq "work"].value = "b@example.com""#,
        #"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department = "Engines""#,
      ])
    #expect(new.changes(from: new) == [])
  }

  @Test("are not what a server adds or spells in another way")
  func noChanges() throws {
    var wanted = SampleUser(userName: "ada")
    wanted.active = true
    wanted.manager = Reference("26")
    wanted.quota = 1
    wanted.startDate = DateTime("2020-01-01T00:00:00Z")
    wanted.entitlements = [MultiValue("a"), MultiValue("b", primary: false)]
    let found = try SampleUser(
      decoding: object(
        """
        {"id": "1", "userName": "ada", "active": "True", "entitlements": [{"value": "b"}, {"value": "a", "display": "A"}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "26", "displayName": "Jo"}},
         "urn:example:params:scim:schemas:extension:app:2.0:User": {"quota": 1.00, "startDate": "2020-01-01T01:00:00.000+01:00"}}
        """))
    #expect(wanted.changes(from: found) == [])
  }

  @Test("of a group's members are told by who they are")
  func members() throws {
    let found = SampleGroup(displayName: "Staff", members: [Member("1", display: "Ada"), Member("2")])
    #expect(SampleGroup(displayName: "Staff", members: [Member("2"), Member("1")]).changes(from: found) == [])
    let wanted = SampleGroup(displayName: "Staff", members: [Member("1"), Member("3")])
    #expect(
      wanted.changes(from: found) == [
        AttributeChange(path: .attribute("members"), value: [["value": "1"], ["value": "3"]])
      ])
    #expect(
      SampleGroup(displayName: "Staff").changes(from: found) == [
        AttributeChange(path: .attribute("members"), value: nil)
      ])
  }

  @Test("do not come of matching: the attributes to match by are in their turns, those without a value left out")
  func matching() {
    var user = SampleUser(userName: "ada")
    #expect(SampleUser.matchingBindings.map(\.path.attribute) == ["emails", "userName"])
    #expect(user.matchingValues.map(\.path) == [.attribute("userName")])
    user.workEmail = "a@example.com"
    #expect(user.matchingValues.map(\.value) == ["a@example.com", "ada"])
  }
}
