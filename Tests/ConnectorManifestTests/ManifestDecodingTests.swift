import ConnectorJSON
import ConnectorManifest
import Testing
import TutorialDiagnostics

/// One thing wrong in the sample, and what must be said of it.
struct Fault: Sendable, CustomTestStringConvertible {
  /// A text that the sample has once, and what stands there instead.
  let text: String
  let replacement: String
  let id: String
  let pointer: String
  let line: Int
  let phrase: String
  var help: String?

  init(
    _ text: String, _ replacement: String, _ id: String, _ pointer: String, line: Int, _ phrase: String,
    help: String? = nil
  ) {
    (self.text, self.replacement, self.id, self.pointer) = (text, replacement, id, pointer)
    (self.line, self.phrase, self.help) = (line, phrase, help)
  }

  var testDescription: String { "\(text) -> \(replacement)" }
}

private func decode(_ text: String) -> (manifest: ConnectorManifest?, diagnostics: [Diagnostic]) {
  ConnectorManifest.decode(SourceFile(name: "edited.json", text: text))
}

/// The sample with one text instead of another that it has just once.
private func edited(_ text: String, _ replacement: String) throws -> String {
  let parts = ConnectorManifest.sampleText.split(separator: text, omittingEmptySubsequences: false)
  try #require(parts.count == 2, "not once in the sample: \(text)")
  return parts.joined(separator: replacement)
}

@Suite("An edited manifest")
struct ManifestDecodingTests {
  @Test("without a fault is read")
  func faultless() {
    let (manifest, diagnostics) = decode(ConnectorManifest.sampleText)
    #expect(diagnostics == [])
    #expect(manifest == .sample)
  }

  @Test("may name its schema")
  func namedSchema() throws {
    let (manifest, diagnostics) = decode(
      try edited("\"manifestVersion\": 1", "\"manifestVersion\": 1, \"$schema\": \"x\""))
    #expect(diagnostics == [])
    #expect(manifest == .sample)
  }

  @Test(
    "with a fault is refused, with the pointer, the line and the reason",
    arguments: [
      // Keys.
      Fault(
        "\"slug\": \"cybsafe\"", "\"slgu\": \"cybsafe\"", "manifest-unknown-key", "/app/slgu", line: 5,
        "is no key of a manifest", help: "Did you mean \"slug\"?"),
      Fault(
        "\"author\"", "\"writer\": null, \"author\"", "manifest-unknown-key", "/tutorial/writer", line: 12,
        "is no key of a manifest"),
      Fault(
        "\"groups\": \"supported\"", "\"groups\": \"supported\", \"a/b~\\u001b\": 1", "manifest-unknown-key",
        "/a~1b~0<U+1B>", line: 34, "is no key of a manifest"),
      Fault(
        ",\n    \"homepage\": \"https://www.cybsafe.com\"", "", "manifest-missing-key", "/app/homepage", line: 3,
        "is missing",
        help: "All keys are always present; what the page does not state is null, or an empty array."),
      Fault(
        "\"manifestVersion\": 1,", "", "manifest-missing-key", "/manifestVersion", line: 1, "is missing"),
      Fault(
        "\"method\": \"bearerToken\",", "\"method\": \"bearerToken\", \"method\": null,", "manifest-duplicate-key",
        "/authentication/method", line: 30, "stands here a second time"),
      Fault(
        "\"/limitations/0\"", "\"/app/name\"", "manifest-duplicate-key", "/provenance/~1app~1name", line: 84,
        "stands here a second time"),
      // Types.
      Fault(
        "\"name\": \"CybSafe\"", "\"name\": null", "manifest-type", "/app/name", line: 4,
        "must be a string, but is null"),
      Fault(
        "\"title\": \"Configure CybSafe\"", "\"title\": 7", "manifest-type", "/tutorial/title", line: 10,
        "must be a string or null, but is a number"),
      Fault(
        "\"createUsers\": true", "\"createUsers\": \"yes\"", "manifest-type", "/capabilities/createUsers", line: 16,
        "must be true, false or null, but is a string"),
      Fault(
        "\"license\": \"Enterprise\"", "\"license\": false", "manifest-type", "/prerequisites/license", line: 69,
        "must be a string or null, but is false"),
      Fault(
        "[\n    \"Groups are not nested.\"\n  ]", "\"none\"", "manifest-type", "/limitations", line: 74,
        "must be an array, but is a string"),
      Fault(
        "\"Application Administrator\"", "[]", "manifest-type", "/prerequisites/roles/0", line: 71,
        "must be a string, but is an array"),
      Fault(
        "\"groups\": \"supported\"", "\"groups\": true", "manifest-type", "/groups", line: 34,
        "must be a string, but is true"),
      Fault(
        "\"type\": \"reference\"", "\"type\": {}", "manifest-type", "/resources/1/attributes/0/type", line: 60,
        "must be a string or null, but is an object"),
      Fault(
        "\"manifestVersion\"", "\"$schema\": 1, \"manifestVersion\"", "manifest-type", "/$schema", line: 2,
        "must be a string, but is a number"),
      // Enumerations.
      Fault(
        "\"type\": \"reference\"", "\"type\": \"Strng\"", "manifest-unknown-value", "/resources/1/attributes/0/type",
        line: 60,
        "must be one of string, boolean, decimal, integer, dateTime, binary, reference, complex, null, but is \"Strng\"",
        help: "Did you mean \"string\"?"),
      Fault(
        "Microsoft Entra ID", "Okta", "manifest-unknown-value", "/tutorial/identityProvider", line: 13,
        "must be one of Microsoft Entra ID, Azure AD, but is \"Okta\""),
      Fault(
        "\"literal\"", "\"Literal\"", "manifest-unknown-value", "/tenantURL/kind", line: 23,
        "must be one of literal, template, console, none, but is \"Literal\"", help: "Did you mean \"literal\"?"),
      Fault(
        "\"bearerToken\"", "\"\"", "manifest-unknown-value", "/authentication/method", line: 30,
        "must be one of bearerToken, oauthAuthorization, adminCredentials, other, null, but is \"\""),
      Fault(
        "\"supported\"", "\"yes\"", "manifest-unknown-value", "/groups", line: 34,
        "must be one of supported, unsupported, unstated, but is \"yes\""),
      Fault(
        "\"Group\"", "\"Team\"", "manifest-unknown-value", "/resources/1/name", line: 56,
        "must be one of User, Group, but is \"Team\""),
      // Forms of strings.
      Fault(
        "\"userName\"", "\"\"", "manifest-attribute-path", "/resources/0/attributes/0/path", line: 40,
        "the path is empty",
        help: "A path is like userName, name.givenName or emails[type eq \"work\"].value (RFC 7644 §3.5.2)."),
      Fault(
        "\"cybsafe\"", "\"../cybsafe\"", "manifest-slug", "/app/slug", line: 5,
        "must be lower-case ASCII letters and digits, in words joined by single hyphens, but is \"../cybsafe\""),
      Fault(
        "\"2020-11-12\"", "\"11/12/2020\"", "manifest-date", "/tutorial/date", line: 11,
        "must be a day of the calendar, as YYYY-MM-DD, but is \"11/12/2020\""),
      Fault(
        "\"P6M\"", "\"6 months\"", "manifest-duration", "/authentication/tokenLifetime", line: 32,
        "must be an ISO 8601 duration in whole units, such as P6M or P1Y, but is \"6 months\""),
      Fault(
        "\"https://app.cybsafe.com/scim\"", "\"ftp://app.cybsafe.com\"", "manifest-tenant-url", "/tenantURL/value",
        line: 24, "must be a URL that begins with https:// or http://, but is \"ftp://app.cybsafe.com\""),
      Fault(
        "\"https://eu.cybsafe.com/scim\"", "\"eu.cybsafe.com\"", "manifest-tenant-url", "/tenantURL/others/0", line: 26,
        "must be a URL that begins with https:// or http://, but is \"eu.cybsafe.com\""),
      // Values that must agree.
      Fault(
        "\"manifestVersion\": 1", "\"manifestVersion\": 2", "manifest-version", "/manifestVersion", line: 2,
        "must be 1, but is 2", help: "This connectorgen reads manifests of version 1 only."),
      Fault(
        "\"manifestVersion\": 1", "\"manifestVersion\": \"1\"", "manifest-version", "/manifestVersion", line: 2,
        "must be 1, but is \"1\""),
      Fault(
        "\"value\": \"https://app.cybsafe.com/scim\"", "\"value\": null", "manifest-tenant-url", "/tenantURL/value",
        line: 24, "must be a string where kind is literal, but is null"),
      Fault(
        "\"literal\",\n    \"value\": \"https://app.cybsafe.com/scim\"", "\"template\", \"value\": null",
        "manifest-tenant-url", "/tenantURL/value", line: 23, "must be a string where kind is template, but is null"),
      Fault(
        "\"literal\"", "\"console\"", "manifest-tenant-url", "/tenantURL/value", line: 24,
        "must be null where kind is console, but is \"https://app.cybsafe.com/scim\""),
      Fault(
        "\"literal\"", "\"none\"", "manifest-tenant-url", "/tenantURL/value", line: 24,
        "must be null where kind is none, but is"),
      Fault(
        "\"Group\"", "\"User\"", "manifest-duplicate-resource", "/resources/1/name", line: 56,
        "is \"User\", as /resources/0/name is already"),
      // Provenance.
      Fault(
        "\"/limitations/0\"", "\"limitations\"", "manifest-provenance", "/provenance/limitations", line: 84,
        "\"limitations\" leads to nothing that a page states",
        help: "A key here is the JSON Pointer of a value in this manifest, such as /app/name."),
      Fault(
        "\"/limitations/0\"", "\"/limitations/1\"", "manifest-provenance", "/provenance/~1limitations~11", line: 84,
        "leads to nothing"),
      Fault(
        "\"/limitations/0\"", "\"/limitations/~\"", "manifest-provenance", "/provenance/~1limitations~1~0", line: 84,
        "leads to nothing"),
      Fault(
        "\"/limitations/0\"", "\"\"", "manifest-provenance", "/provenance/", line: 84, "leads to nothing"),
      Fault(
        "\"/limitations/0\"", "\"/manifestVersion\"", "manifest-provenance", "/provenance/~1manifestVersion", line: 84,
        "leads to nothing"),
      Fault(
        "\"line\": 80", "\"line\": 0", "manifest-range", "/provenance/~1limitations~10/line", line: 85,
        "must be a whole number from 1, but is 0"),
      Fault(
        "\"endColumn\": 28", "\"endColumn\": 2.5", "manifest-range", "/provenance/~1app~1name/endColumn", line: 82,
        "must be a whole number from 1, but is 2.5"),
      Fault(
        "\"endColumn\": 28", "\"endColumn\": \"28\"", "manifest-type", "/provenance/~1app~1name/endColumn", line: 82,
        "must be a whole number from 1, but is a string"),
      Fault(
        "\"endLine\": 81", "\"endLine\": 79", "manifest-range", "/provenance/~1limitations~10", line: 84,
        "ends in line 79, column 1, before it begins in line 80, column 1"),
      Fault(
        "\"endColumn\": 28", "\"endColumn\": 20", "manifest-range", "/provenance/~1app~1name", line: 78,
        "ends in line 20, column 20, before it begins in line 20, column 21"),
      Fault(
        "\"line\": 80,", "", "manifest-missing-key", "/provenance/~1limitations~10/line", line: 84, "is missing"),
      Fault(
        "\"line\": 80,", "\"line\": 80, \"endline\": 1,", "manifest-unknown-key",
        "/provenance/~1limitations~10/endline", line: 85, "is no key", help: "Did you mean \"endLine\"?"),
    ])
  func fault(fault: Fault) throws {
    let (manifest, diagnostics) = decode(try edited(fault.text, fault.replacement))
    #expect(manifest == nil)
    // A misspelled key is an unknown one and a missing one.
    let diagnostic = try #require(diagnostics.first { $0.id == fault.id })
    #expect(diagnostics.count == (fault.replacement.contains("slgu") ? 2 : 1), "\(diagnostics.map(\.message))")
    #expect(diagnostic.message.hasPrefix(fault.pointer + ": "), "\(diagnostic.message)")
    #expect(diagnostic.message.contains(fault.phrase), "\(diagnostic.message)")
    #expect(diagnostic.message.hasSuffix("."))
    #expect(diagnostic.range?.start.line == fault.line)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.file == "edited.json")
    if let help = fault.help { #expect(diagnostic.help == help) }
  }

  @Test("is marked at the key or value that is wrong")
  func marks() throws {
    for (text, replacement, marked) in [
      ("\"slug\"", "\"slug\": \"x\", \"slugs\"", "\"slugs\""),
      ("\"P6M\"", "\"six \\u006donths\"", "\"six \\u006donths\""),
      ("[\n    \"Groups are not nested.\"\n  ]", "{ }", "{ }"),
      ("\"kind\": \"literal\",", "", "{"),
    ] {
      let text = try edited(text, replacement)
      let source = SourceFile(name: "edited.json", text: text)
      let found = ConnectorManifest.decode(source).diagnostics.compactMap(\.range).map {
        source.text(source.offset(of: $0.start)..<source.offset(of: $0.end))
      }
      #expect(found.contains(marked), "\(found)")
    }
  }

  @Test("that is no object is refused as a whole", arguments: ["[]", "null", "\"{}\"", "1"])
  func noObject(text: String) {
    let (manifest, diagnostics) = decode(text)
    #expect(manifest == nil)
    #expect(diagnostics.map(\.id) == ["manifest-type"])
    #expect(diagnostics.first?.message.hasPrefix("The manifest must be an object, but is ") == true)
  }

  @Test("that is no JSON is refused at the place, and not looked at further")
  func noJSON() throws {
    let (manifest, diagnostics) = decode(try edited("\"slug\": \"cybsafe\",", "\"slug\": \"É\" é"))
    #expect(manifest == nil)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.id == "manifest-syntax")
    #expect(diagnostic.message == "Here a comma or \"}\" is expected.")
    #expect(
      diagnostic.range
        == SourceRange(start: SourcePosition(line: 5, column: 18), end: SourcePosition(line: 5, column: 20)))
  }

  @Test("that ends too early is refused at its end", arguments: ["", "\n", "{\n", "{\"a\": [1,\n"])
  func cutOff(text: String) {
    let diagnostics = decode(text).diagnostics
    #expect(diagnostics.map(\.id) == ["manifest-syntax"])
    #expect(diagnostics.first?.range?.end == SourceFile(name: "", text: text).position(at: text.utf8.count))
  }

  @Test("with many faults has all of them told, in the file's order")
  func manyFaults() throws {
    let text = """
      {
        "provenance": { "/app/nam": { "line": 0, "column": 1, "endLine": 1, "endColumn": "x" } },
        "app": { "name": 1, "slug": "-", "homepage": null, "homepage": null, "extra": null },
        "tutorial": { "file": null, "title": [], "date": "2023-02-29", "author": 1, "identityProvider": "AAD" },
        "capabilities": [],
        "tenantURL": { "kind": "console", "value": "x", "others": null },
        "authentication": { "method": "token", "secretTokenName": 1, "tokenLifetime": "P" },
        "groups": null,
        "resources": [ { "name": "User", "attributes": [ {}, 1, { "path": "", "type": "x", "filterable": 1,
          "required": 2, "matching": 3 } ] }, 5, { "name": "User", "attributes": null } ],
        "manifestVersion": 3
      }
      """
    let (manifest, diagnostics) = decode(text)
    #expect(manifest == nil)
    #expect(
      diagnostics.map { $0.message.prefix { $0 != ":" } } == [
        "/prerequisites", "/limitations",
        "/provenance/~1app~1nam", "/provenance/~1app~1nam/line", "/provenance/~1app~1nam/endColumn",
        "/app/name", "/app/slug", "/app/homepage", "/app/extra",
        "/tutorial/file", "/tutorial/title", "/tutorial/date", "/tutorial/author", "/tutorial/identityProvider",
        "/capabilities", "/tenantURL/value", "/tenantURL/others",
        "/authentication/method", "/authentication/secretTokenName", "/authentication/tokenLifetime", "/groups",
        "/resources/0/attributes/0/path", "/resources/0/attributes/0/type", "/resources/0/attributes/0/filterable",
        "/resources/0/attributes/0/required", "/resources/0/attributes/0/matching", "/resources/0/attributes/1",
        "/resources/0/attributes/2/path", "/resources/0/attributes/2/type", "/resources/0/attributes/2/filterable",
        "/resources/0/attributes/2/required", "/resources/0/attributes/2/matching",
        "/resources/1", "/resources/2/name", "/resources/2/attributes", "/manifestVersion",
      ])
  }

  @Test("is not blamed twice, at a value that is missing and at the place that is given for it")
  func missingValueWithPlace() throws {
    let missing = decode(try edited("\"name\": \"CybSafe\",", "")).diagnostics
    #expect(missing.map(\.id) == ["manifest-missing-key"])
    let wrongType = decode(try edited("[\n    \"Groups are not nested.\"\n  ]", "null")).diagnostics
    #expect(wrongType.map(\.id) == ["manifest-type"])
  }

  @Test("is quoted in one line, without what a terminal acts upon, and cut short")
  func quoting() throws {
    let hostile = "a\\u001b[31m\\n\\u202e\\u2028" + String(repeating: "é", count: 10_000)
    let message = try #require(decode(try edited("\"cybsafe\"", "\"\(hostile)\"")).diagnostics.first?.message)
    #expect(message.contains("but is \"a<U+1B>[31m<U+A><U+202E><U+2028>éé"))
    #expect(message.hasSuffix("é…\"."))
    #expect(message.count < 400)
  }

  @Test("full of faults is told of each, in time that grows no faster than it")
  func hostile() {
    let count = 20_000
    let long = String(repeating: "x", count: 100_000)
    let keys = (0..<count).map { "\"k\($0)\": 0" }.joined(separator: ", ")
    #expect(decode("{\(keys)}").diagnostics.count == count + 11)
    #expect(decode("{\"provenance\": {\"\(long)\": {\(keys)}}}").diagnostics.count == count + 10 + 1 + 4)
    let pointer = String(repeating: "/app", count: 100_000)
    #expect(decode("{\"provenance\": {\"\(pointer)\": 0}}").diagnostics.count == 10 + 1)
  }
}
