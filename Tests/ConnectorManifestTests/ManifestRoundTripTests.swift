import ConnectorJSON
import ConnectorManifest
import SCIMSchema
import SeededNumbers
import Testing
import TutorialDiagnostics

@Suite("A manifest that is written")
struct ManifestRoundTripTests {
  @Test("is read back the same", arguments: [ConnectorManifest.sample, .silent])
  func samples(manifest: ConnectorManifest) {
    expectSame(manifest)
  }

  @Test("is read back the same, whatever it holds", arguments: 0..<40 as Range<UInt64>)
  func random(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    for _ in 0..<10 { expectSame(random.manifest()) }
  }

  private func expectSame(_ manifest: ConnectorManifest) {
    for json in [manifest.json, manifest.json(schema: ConnectorManifest.schemaID)] {
      for isIndented in [true, false] {
        let text = json.serialized(indented: isIndented)
        let (decoded, diagnostics) = ConnectorManifest.decode(SourceFile(name: "manifest.json", text: text))
        #expect(diagnostics == [])
        #expect(decoded == manifest)
        #expect(decoded?.json == manifest.json)
      }
    }
  }
}

/// Makes manifests that the format takes.
extension SeededGenerator {
  mutating func manifest() -> ConnectorManifest {
    var manifest = ConnectorManifest(
      app: .init(name: text(), slug: pick(["a", "1", "a-b-c", "9-x"]), homepage: orNil { $0.text() }),
      tutorial: .init(
        file: text(), title: orNil { $0.text() },
        date: orNil { $0.pick(["2020-11-12", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"]) },
        author: orNil { $0.text() }, identityProvider: pick(ConnectorManifest.IdentityProvider.allCases)),
      capabilities: .init(
        createUsers: bool(), removeUsers: bool(), updateUsers: bool(), groups: bool(), singleSignOn: bool()),
      tenantURL: tenantURL(),
      authentication: .init(
        method: orNil { $0.pick(ConnectorManifest.Authentication.Method.allCases) },
        secretTokenName: orNil { $0.text() },
        tokenLifetime: orNil { $0.pick(["P6M", "P1Y2M3DT4H5M6S", "PT0S", "P52W", "P1YT1S", "P1Y1D"]) }),
      groups: pick(ConnectorManifest.GroupSupport.allCases),
      resources: ConnectorManifest.Resource.Name.allCases.shuffled(using: &self).prefix(
        .random(in: 0...2, using: &self)
      )
      .map { name in
        .init(name: name, attributes: list { $0.attribute() })
      },
      prerequisites: .init(license: orNil { $0.text() }, roles: list { $0.text() }),
      limitations: list { $0.text() },
      provenance: [:]
    )
    var pointers: [JSONPointer] = []
    collectPointers(in: manifest.json, from: JSONPointer(), to: &pointers)
    for pointer in pointers.shuffled(using: &self).prefix(10) { manifest.provenance[pointer.description] = range() }
    return manifest
  }

  private mutating func tenantURL() -> ConnectorManifest.TenantURL {
    let kind = pick(ConnectorManifest.TenantURL.Kind.allCases)
    switch kind {
    case .literal:
      let urls = ["https://a.example/scim", "http://localhost:8080", "HTTPS://EXAMPLE/é"]
      return .init(kind: kind, value: pick(urls), others: list { $0.pick(urls) })
    case .template: return .init(kind: kind, value: text(), others: list { $0.text() })
    case .console, .none: return .init(kind: kind, others: list { $0.text() })
    }
  }

  private mutating func attribute() -> ConnectorManifest.Attribute {
    .init(
      path: pick([
        "userName", "members.$ref", "emails[type eq \"wörk \\\" 😀\"].value",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
        "addresses[not (type eq \"work\" or primary pr)]",
      ]), type: orNil { $0.pick(AttributeType.allCases) }, filterable: bool(), required: bool(), matching: bool())
  }

  private mutating func range() -> SourceRange {
    let start = SourcePosition(line: .random(in: 1...500, using: &self), column: .random(in: 1...200, using: &self))
    let columns = Int.random(in: 0...300, using: &self)
    let end =
      Bool.random(using: &self)
      ? SourcePosition(line: start.line, column: start.column + columns)
      : SourcePosition(line: start.line + 1, column: 1 + columns)
    return SourceRange(start: start, end: end)
  }

  private func collectPointers(in value: JSONValue, from pointer: JSONPointer, to pointers: inout [JSONPointer]) {
    for (key, value) in value.object ?? [:] where !["manifestVersion", "provenance"].contains(key) {
      pointers.append(pointer.appending(key))
      collectPointers(in: value, from: pointer.appending(key), to: &pointers)
    }
    for (index, value) in (value.array ?? []).enumerated() {
      pointers.append(pointer.appending(index))
      collectPointers(in: value, from: pointer.appending(index), to: &pointers)
    }
  }

  private mutating func text() -> String {
    let pieces = [
      "CybSafe", " ", "\"", "\\", "/", "~", "\n", "\r\n", "\t", "\0", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "é",
      "e\u{301}",
      "\u{301}", "👩‍👩‍👧", "🇩🇪", "\u{202E}", "\u{FEFF}", "\u{FFFF}", "\u{10FFFF}", "</script>", "\\u0041", "null",
    ]
    return list { $0.pick(pieces) }.joined()
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[.random(in: 0..<values.count, using: &self)]
  }

  private mutating func bool() -> Bool? {
    orNil { .random(using: &$0) }
  }

  private mutating func orNil<Value>(_ make: (inout SeededGenerator) -> Value) -> Value? {
    Int.random(in: 0..<3, using: &self) == 0 ? nil : make(&self)
  }

  private mutating func list<Value>(_ make: (inout SeededGenerator) -> Value) -> [Value] {
    (0..<Int.random(in: 0...4, using: &self)).map { _ in make(&self) }
  }
}
