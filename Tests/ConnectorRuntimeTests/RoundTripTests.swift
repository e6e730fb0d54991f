import ConnectorRuntime
import SeededNumbers
import Testing

@Suite("Reading and writing lose nothing")
struct RoundTripTests {
  @Test("a new user comes back from its JSON as it was", arguments: 0..<300)
  func newUser(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let user = SampleUser(randomWith: &random)
    let copy = try SampleUser(decoding: user.encoded())
    #expect(copy == user)
    #expect(copy.changes(from: user) == [])
    #expect(copy.hashValue == user.hashValue)
  }

  @Test("a server's JSON comes back as it was, to the order of its members", arguments: 0..<300)
  func serverJSON(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let json = randomUserJSON(&random)
    let encoded = try SampleUser(decoding: json).encoded()
    #expect(JSONValue.object(encoded).serialized() == JSONValue.object(json).serialized())
  }

  @Test("a changed user comes back from its JSON with its changes", arguments: 0..<300)
  func changedUser(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    var user = try SampleUser(decoding: randomUserJSON(&random))
    user.change(everyHundred: 30, with: &random)
    let copy = try SampleUser(decoding: user.encoded())
    #expect(copy == user)
    #expect(copy.changes(from: user) == [])
  }

  @Test("changing one thing changes nothing else", arguments: 0..<300)
  func otherMembers(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let json = randomUserJSON(&random)
    var user = try SampleUser(decoding: json)
    user.workEmail = "new@example.com"
    user.department = nil
    var encoded = user.encoded()
    user.workEmail = try SampleUser(decoding: json).workEmail
    user.department = try SampleUser(decoding: json).department
    #expect(user.encoded() == json)
    for name in json.keys
    where !["emails", Schema.enterpriseUserURN.lowercased(), "schemas"].contains(name.lowercased()) {
      #expect(encoded[name] == json[name])
      encoded[name] = nil
    }
    #expect(encoded.count <= 3)
  }

  @Test("a group with thousands of members is read and written in no time worth mentioning")
  func largeGroup() throws {
    let members = (0..<20_000).map { Member("id-\($0)", display: "Member \($0)") }
    var group = try SampleGroup(decoding: SampleGroup(displayName: "All", members: members).encoded())
    #expect(group.members == members)
    group.members.removeLast()
    group.members.append(Member("new"))
    #expect(try SampleGroup(decoding: group.encoded()).members.last == Member("new"))
  }
}
