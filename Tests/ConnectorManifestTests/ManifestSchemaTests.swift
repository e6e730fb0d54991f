import ConnectorJSON
import ConnectorManifest
import SCIMSchema
import Testing
import TutorialDiagnostics

@Suite("The manifest's JSON Schema")
struct ManifestSchemaTests {
  private let schema = ConnectorManifest.jsonSchema

  @Test("says which draft it is in and what it is called")
  func identity() {
    #expect(schema.object?.keys.prefix(2) == ["$schema", "$id"])
    #expect(schema.object?["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema.object?["$id"] == .string(ConnectorManifest.schemaID))
  }

  @Test("describes each value of a manifest, wants each key and takes no other")
  func complete() throws {
    var compared = 0
    try compare(ConnectorManifest.sample.json, with: schema, at: JSONPointer(), count: &compared)
    // The sample's objects: the manifest, six parts, two resources with three attributes, two places and their map.
    #expect(compared == 15)
  }

  /// Walks a manifest and the schema side by side.
  private func compare(_ value: JSONValue, with schema: JSONValue, at pointer: JSONPointer, count: inout Int) throws {
    let schema = try resolved(schema)
    #expect(schema["description"]?.string?.isEmpty == false, "\(pointer)")
    switch value {
    case .object(let members):
      count += 1
      #expect(schema["type"] == "object", "\(pointer)")
      let isMap = schema["propertyNames"] != nil
      if !isMap {
        #expect(schema["additionalProperties"] == false, "\(pointer)")
        #expect(schema["required"] == .array(members.keys.map(JSONValue.string)), "\(pointer)")
      }
      for (key, value) in members {
        let property = isMap ? schema["additionalProperties"] : schema["properties"]?.object?[key]
        try compare(value, with: try #require(property, "\(pointer) \(key)"), at: pointer.appending(key), count: &count)
      }
    case .array(let elements):
      #expect(schema["type"] == "array", "\(pointer)")
      let items = try resolved(try #require(schema["items"]))
      for (index, element) in elements.enumerated() where items["type"] != "string" {
        try compare(element, with: .object(items), at: pointer.appending(index), count: &count)
      }
    default:
      #expect(schema["type"] != nil || schema["enum"] != nil || schema["const"] != nil, "\(pointer)")
    }
  }

  private func resolved(_ schema: JSONValue) throws -> JSONObject {
    let object = try #require(schema.object)
    guard let reference = object["$ref"]?.string else { return object }
    let pointer = try #require(JSONPointer(parsing: String(reference.dropFirst())))
    return try #require(self.schema[pointer]?.object)
  }

  @Test("lists the values of each enumeration")
  func enumerations() throws {
    func values(_ pointer: String) throws -> JSONValue? { self.schema[try #require(JSONPointer(parsing: pointer))] }
    #expect(
      try values("/$defs/attribute/properties/type/enum")
        == .array(AttributeType.allCases.map { .string($0.rawValue) } + [.null]))
    #expect(
      try values("/$defs/authentication/properties/method/enum") == [
        "bearerToken", "oauthAuthorization", "adminCredentials", "other", nil,
      ])
    #expect(try values("/$defs/tenantURL/properties/kind/enum") == ["literal", "template", "console", "none"])
    #expect(try values("/$defs/tutorial/properties/identityProvider/enum") == ["Microsoft Entra ID", "Azure AD"])
    #expect(try values("/$defs/resource/properties/name/enum") == ["User", "Group"])
    #expect(try values("/properties/groups/enum") == ["supported", "unsupported", "unstated"])
  }

  @Test(
    "has the same form for a string as decoding has",
    arguments: [
      (
        "/app/slug", ["a", "1", "a-b", "15-five-2"],
        ["", "-", "a-", "-a", "a--b", "A", "é", "a b", "a_b", "a\n", "\n", "a/b", "..", "a\u{301}"]
      ),
      (
        "/tutorial/date", ["2020-11-12", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2021-04-30"],
        [
          "", "2020-13-01", "2020-00-10", "2020-01-00", "2020-01-32", "0000-01-01", "20-01-01", "2020-1-1",
          "2020/01/01", "2020-01-01T00:00:00Z", " 2020-01-01", "2020-01-01 ", "2020-01-01\n", "-2020-01-01",
          "２０２０-01-01", "+020-01-01", "2020-01-01-01", "2020-01",
        ]
      ),
      (
        "/authentication/tokenLifetime",
        ["P6M", "P1Y", "P365D", "PT1H", "P1Y2M3DT4H5M6S", "P52W", "P1DT12H", "P0D", "P1Y1D", "PT1H1S", "P007D"],
        [
          "", "P", "PT", "P1", "1D", "p6m", "P6m", "P1D1M", "P1M1M", "P1YT", "P1H", "PT1D", "P1W1D", "P1Y1W", "P-1D",
          "P1.5D", "P 1D", "P1D ", "P1DT1HT1M", "-P1D", "PD", "P٣D", "P1D\n", "6 months",
        ]
      ),
      (
        "/tenantURL/value",
        ["https://a", "http://a/b", "HTTPS://A", "hTTp://é", "https://{tenant}.example/scim", "https:// a"],
        [
          "", "https://", "https:///a", "https:/a", "https", "ftp://a", "a.b/c", " https://a", "httpx://a",
          "javascript:1",
        ]
      ),
    ] as [(String, [String], [String])])
  func forms(pointer: String, taken: [String], refused: [String]) throws {
    let path = try #require(JSONPointer(parsing: pointer)).tokens
    let place = JSONPointer(["$defs", path[0], "properties", path[1], "pattern"])
    let rule = JSONPointer(["$defs", path[0], "allOf", "0", "then", "properties", path[1], "pattern"])
    let pattern = try #require(schema[place] ?? schema[rule]).string ?? ""
    let regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
    for (texts, isTaken) in [(taken, true), (refused, false)] {
      for text in texts {
        #expect(text.contains(regex) == isTaken, "\(text.debugDescription)")
        #expect(try diagnostics(for: .string(text), at: path).isEmpty == isTaken, "\(text.debugDescription)")
      }
    }
  }

  @Test(
    "takes days that a month doesn't have, which decoding refuses",
    arguments: ["2023-02-29", "1900-02-29", "2021-04-31"])
  func missingDays(date: String) throws {
    #expect(try diagnostics(for: .string(date), at: ["tutorial", "date"]).map(\.id) == ["manifest-date"])
  }

  @Test("takes any text that a cell can have as an attribute's path")
  func paths() {
    let path = schema[JSONPointer(["$defs", "attribute", "properties", "path"])]?.object
    #expect(path?["pattern"] == nil)
    #expect(path?["minLength"] == 1)
  }

  @Test("is written as JSON that reads back the same")
  func text() throws {
    #expect(try JSONDocument(parsing: Array(schema.serialized().utf8)).root.value == schema)
  }

  /// What decoding says of the sample with one value of one part replaced.
  private func diagnostics(for value: JSONValue, at path: [String]) throws -> [Diagnostic] {
    var manifest = try #require(ConnectorManifest.sample.json.object)
    var part = try #require(manifest[path[0]]?.object)
    part[path[1]] = value
    manifest[path[0]] = .object(part)
    return ConnectorManifest.decode(SourceFile(name: "", text: JSONValue.object(manifest).serialized())).diagnostics
  }
}
