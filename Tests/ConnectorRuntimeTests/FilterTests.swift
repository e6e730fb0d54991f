import ConnectorRuntime
import Testing

@Suite("A filter picks the value that a property is bound to")
struct FilterTests {
  @Test(
    "whatever it compares",
    arguments: [
      (#"type eq "WORK""#, "w"), (#"type ne "work""#, "h"), ("type pr", "w"), ("not (type pr)", "n"),
      ("primary eq true", "h"), (#"primary eq "True""#, "h"), ("primary eq false", "w"), (#"value sw "N""#, "n"),
      (#"value ew "h""#, "h"), (#"value co "o""#, nil), (#"rank gt 1"#, "h"), ("rank ge 1", "w"), ("rank lt 2", "w"),
      ("rank eq 2.0", "h"), ("rank ne 1", "h"), (#"type eq "home" and primary eq true"#, "h"),
      (#"type eq "x" or value eq "n""#, "n"), ("type eq null", "n"), (#"rank eq "2""#, nil), ("primary gt true", nil),
      (#"urn:ietf:params:scim:schemas:core:2.0:User:type eq "home""#, "h"), (#"type le "home""#, "h"),
    ])
  func picks(filter: String, value: String?) throws {
    let path = try AttributePath(parsing: "emails[\(filter)].value")
    let json = try object(
      """
      {"emails": [{"type": "work", "value": "w", "rank": 1, "primary": false},
                  {"type": "home", "value": "h", "rank": 2, "primary": "TRUE"}, {"value": "n"}]}
      """)
    #expect(path.read(from: json) == value)
  }

  @Test(
    "and a new value is one that it picks",
    arguments: [
      #"type eq "work""#, #"type eq "work" and primary eq "True""#, #"type eq "a" or type eq "b""#, #"type sw "a""#,
      "rank ge 2", #"type ne "work""#, "not (primary eq true)", "value pr", "type eq null",
      #"urn:ietf:params:scim:schemas:core:2.0:User:type eq "work""#,
    ])
  func makes(filter: String) throws {
    let path = try AttributePath(parsing: "emails[\(filter)].value")
    let json = path.write("new", to: ["emails": [["type": "x", "rank": 1, "primary": true]]])
    #expect(path.read(from: json) == "new")
  }
}

extension AttributePath {
  /// Reads the value at a path through a binding.
  fileprivate func read(from json: JSONObject) -> String? {
    Bound.$path.withValue(self) { (try? Bound(decoding: json))?.value }
  }

  fileprivate func write(_ value: String, to json: JSONObject) -> JSONObject {
    Bound.$path.withValue(self) {
      var resource = Bound()
      resource.original = json
      resource.value = value
      return resource.encoded()
    }
  }
}

/// A resource with one property, bound to whatever path a test is about.
private struct Bound: SCIMUser {
  @TaskLocal static var path = AttributePath(attribute: "value")

  var value: String?
  var original = JSONObject()

  static var bindings: [AttributeBinding<Bound>] { [.optional(\.value, at: path)] }

  init() {}

  init(required attributes: AttributeReader<Bound>) throws(AttributeValueError) {}
}
