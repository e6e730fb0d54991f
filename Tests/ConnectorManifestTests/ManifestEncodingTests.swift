import ConnectorJSON
import ConnectorManifest
import Testing
import TutorialDiagnostics

@Suite("A manifest's JSON")
struct ManifestEncodingTests {
  @Test("has the format's keys in the format's order")
  func sample() {
    #expect(ConnectorManifest.sample.json.serialized() == ConnectorManifest.sampleText)
  }

  @Test("has all keys, with null or an empty array, where the page says nothing")
  func silent() {
    #expect(
      ConnectorManifest.silent.json.serialized(indented: false)
        == #"{"manifestVersion":1,"app":{"name":"","slug":"app","homepage":null},"#
        + #""tutorial":{"file":"","title":null,"date":null,"author":null,"identityProvider":"Azure AD"},"#
        + #""capabilities":{"createUsers":null,"removeUsers":null,"updateUsers":null,"groups":null,"#
        + #""singleSignOn":null},"tenantURL":{"kind":"none","value":null,"others":[]},"#
        + #""authentication":{"method":null,"secretTokenName":null,"tokenLifetime":null},"groups":"unstated","#
        + #""resources":[],"prerequisites":{"license":null,"roles":[]},"limitations":[],"provenance":{}}"#)
  }

  @Test("begins with its schema's name, if that is wanted")
  func schema() {
    let text = ConnectorManifest.sample.json(schema: ConnectorManifest.schemaID).serialized()
    #expect(text.hasPrefix("{\n  \"$schema\": \"\(ConnectorManifest.schemaID)\",\n  \"manifestVersion\": 1,\n"))
    #expect(ConnectorManifest.sample.json(schema: nil) == ConnectorManifest.sample.json)
  }

  @Test("lists the places in the page's order, and those at the same place by their pointers")
  func provenanceOrder() {
    func place(_ line: Int, _ column: Int) -> SourceRange {
      SourceRange(
        start: SourcePosition(line: line, column: column), end: SourcePosition(line: line, column: column + 1))
    }
    var manifest = ConnectorManifest.silent
    manifest.provenance = [
      "/app/name": place(10, 1), "/tutorial/title": place(2, 12), "/app/slug": place(10, 1),
      "/tutorial/author": place(2, 3), "/groups": place(9, 80),
    ]
    #expect(
      manifest.json.object?["provenance"]?.object?.keys == [
        "/tutorial/author", "/tutorial/title", "/groups", "/app/name", "/app/slug",
      ])
  }

  @Test("holds a path that is no SCIM path as the page spells it, which decoding warns of")
  func strangePath() {
    var manifest = ConnectorManifest.silent
    manifest.resources = [
      .init(
        name: .user,
        attributes: [.init(path: "emails[type eq work", type: nil, filterable: nil, required: nil, matching: nil)])
    ]
    let pointer = JSONPointer(["resources", "0", "attributes", "0", "path"])
    #expect(manifest.json[pointer] == "emails[type eq work")

    let (decoded, diagnostics) = ConnectorManifest.decode(
      SourceFile(name: "manifest.json", text: manifest.json.serialized()))
    #expect(decoded == manifest)
    #expect(diagnostics.map(\.id) == ["manifest-attribute-path"])
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(
      diagnostics.first?.message
        == "/resources/0/attributes/0/path: must be a SCIM attribute path, but is \"emails[type eq work\": "
        + "at offset 15, the value is not a text in double quotation marks, a number, true, false or null.")
  }
}
