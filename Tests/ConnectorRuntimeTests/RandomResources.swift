import ConnectorRuntime
import SeededNumbers

extension SeededGenerator {
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func pick<Element>(_ elements: [Element], else other: Element) -> Element {
    elements.randomElement(using: &self) ?? other
  }

  mutating func text() -> String {
    pick(["", "a", "Zoë", "a\"b\\c", "work", "\u{202E}x", "True", "1", "日本", "a@example.com", "🦆"], else: "")
      + pick(["", "1", "x"], else: "")
  }

  mutating func maybe<Value>(_ make: (inout SeededGenerator) -> Value) -> Value? { chance(60) ? make(&self) : nil }
}

// MARK: - Users

extension SampleUser {
  /// A new user with some of its properties set.
  init(randomWith random: inout SeededGenerator) {
    self.init(userName: random.text())
    change(everyHundred: 60, with: &random)
  }

  /// Sets some properties, also to nothing.
  mutating func change(everyHundred percent: Int, with random: inout SeededGenerator) {
    if random.chance(percent) { userName = random.text() }
    if random.chance(percent) { active = random.maybe { $0.chance(50) } }
    if random.chance(percent) { entitlements = Self.randomEntitlements(&random) }
    if random.chance(percent) {
      certificate = random.maybe { Binary([UInt8](repeating: UInt8($0.text().count), count: 3)) }
    }
    if random.chance(percent) { manager = random.maybe { Reference($0.text(), ref: $0.maybe { $0.text() }) } }
    if random.chance(percent) { seats = random.maybe { Int.random(in: -9...9, using: &$0) } }
    if random.chance(percent) { quota = random.maybe { Double.random(in: -9...9, using: &$0) } }
    if random.chance(percent) {
      startDate = random.maybe { DateTime(secondsSince1970: Int.random(in: -1_000_000...2_000_000_000, using: &$0)) }
    }
    if random.chance(percent) { preferences = random.maybe { ["a": .string($0.text())] } }
    let texts: [WritableKeyPath<SampleUser, String?>] = [
      \.title, \.givenName, \.familyName, \.workEmail, \.mobilePhoneNumber, \.workLocality, \.workRegion, \.primaryRole,
      \.department,
    ]
    for text in texts where random.chance(percent) { self[keyPath: text] = random.maybe { $0.text() } }
  }

  private static func randomEntitlements(_ random: inout SeededGenerator) -> [MultiValue] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in
      MultiValue(random.text(), type: random.maybe { $0.text() }, primary: random.maybe { $0.chance(50) })
    }
  }
}

// MARK: - JSON

/// A user as some server may send it: any attribute may be missing or null, lists hold values that nobody asked for, names
/// are spelled in any case, and there are members of the server's own everywhere.
func randomUserJSON(_ random: inout SeededGenerator) -> JSONObject {
  var json: JSONObject = ["schemas": [.string(Schema.userURN), .string(Schema.enterpriseUserURN), .string(appURN)]]
  json.add("userName", &random, always: true) { .string($0.text()) }
  json.add("id", &random) { .string($0.text()) }
  json.add("active", &random) { $0.pick([true, false, "True", "FALSE"], else: nil) }
  json.add("title", &random) { $0.pick([.string($0.text()), 12345, nil], else: nil) }
  json.add("name", &random) { .object($0.object(with: ["givenName", "familyName", "formatted"])) }
  json.add("emails", &random) { $0.list(types: ["work", "Work", "home"], parts: ["value", "display"]) }
  json.add("phoneNumbers", &random) { $0.list(types: ["mobile", "work"], parts: ["value"]) }
  json.add("addresses", &random) { $0.list(types: ["home", "work"], parts: ["locality", "region", "country"]) }
  json.add("roles", &random) { $0.list(types: ["x", "y"], parts: ["value", "display"]) }
  json.add("entitlements", &random) { $0.list(types: ["x", "y"], parts: ["value", "display"]) }
  json.add("x509Certificates", &random) { _ in .array([["value": "AQID"], ["value": "_-8"]]) }
  json.add(Schema.enterpriseUserURN, &random) { random in
    var part = random.object(with: ["department", "costCenter"])
    part.add("manager", &random) { $0.pick(["26", ["value": "26", "displayName": "Jo"], nil, [:]], else: nil) }
    return .object(part)
  }
  json.add(appURN, &random) { random in
    var part = random.object(with: ["ownThing"])
    part.add("licenses", &random) { _ in ["seats": "12", "kind": "a"] }
    part.add("quota", &random) {
      $0.pick([1, .string("2.50"), .number(JSONNumber(text: "3.10") ?? JSONNumber(3))], else: nil)
    }
    part.add("startDate", &random) { $0.pick(["2020-02-29T12:00:00+01:00", "2021-01-01"], else: nil) }
    part.add("preferences", &random) { .object($0.object(with: ["a", "b"])) }
    return .object(part)
  }
  json.add("somethingElse", &random) { ["deep": [nil, .string($0.text()), ["x": 1]]] }
  return json
}

extension JSONObject {
  /// Adds a member with its name in any case, null now and then, or not at all.
  fileprivate mutating func add(
    _ name: String, _ random: inout SeededGenerator, always: Bool = false,
    _ make: (inout SeededGenerator) -> JSONValue
  ) {
    guard always || random.chance(70) else { return }
    let spelling = random.pick([name, name, name.lowercased(), name.uppercased()], else: name)
    self[spelling] = always || random.chance(90) ? make(&random) : .null
  }
}

extension SeededGenerator {
  fileprivate mutating func object(with names: [String]) -> JSONObject {
    var object = JSONObject()
    for name in names { object.add(name, &self) { .string($0.text()) } }
    if chance(30) { object["unknown"] = 1 }
    return object
  }

  fileprivate mutating func list(types: [String], parts: [String]) -> JSONValue {
    .array(
      (0..<Int.random(in: 0...3, using: &self)).map { _ in
        var element = object(with: parts)
        if chance(80) { element["type"] = .string(pick(types, else: "")) }
        if chance(40) { element["primary"] = pick([true, false, "True"], else: nil) }
        return .object(element)
      })
  }
}
