import ConnectorEmitters
import ProjectConfiguration
import Testing
import TutorialDiagnostics

private let rules = ["legacy-branding", "list-number", "step-number"]

private func read(_ text: String) -> (configuration: Configuration?, diagnostics: [Diagnostic]) {
  Configuration.read(SourceFile(name: ".connectorgen.yml", text: text), knownRules: rules)
}

@Suite("A configuration")
struct ConfigurationTests {
  @Test(
    "is read, however its YAML is written",
    arguments: [
      "rules:\n  list-number: off\n  legacy-branding: note\nexclude:\n  - drafts/**\n",
      "# ours\n---\nexclude: [ drafts/** ] # old\nrules:\n\n    # numbers\n    list-number: off # them\n    legacy-branding: note",
      "\u{FEFF}\"rules\":\r\n  'list-number' : \"off\"\r\n  legacy-branding:\tnote\r\nexclude:\r\n- 'drafts/**'\r\n",
      "exclude: [\n  \"drafts/**\", # old\n]\nrules:\n  legacy-branding: note\n  list-number: off",
    ])
  func forms(_ text: String) throws {
    let (configuration, diagnostics) = read(text)
    #expect(diagnostics == [])
    #expect(
      configuration
        == Configuration(
          levels: ["list-number": .off, "legacy-branding": .note], excluded: [try PathPattern("drafts/**")]))
  }

  @Test("may be empty", arguments: ["", "\n# nothing\n", "---", "rules:\nexclude:\n", "exclude: []"])
  func empty(_ text: String) {
    #expect(read(text).configuration == Configuration())
    #expect(read(text).diagnostics == [])
  }

  @Test("gives findings its severities, takes out those of rules that are off, and leaves others alone")
  func severities() {
    func finding(_ id: String, _ severity: Severity) -> Diagnostic {
      Diagnostic(id: id, severity: severity, message: "", file: "a.md")
    }
    let configuration = Configuration(levels: ["list-number": .off, "legacy-branding": .error])
    let found = [finding("list-number", .note), finding("legacy-branding", .note), finding("step-number", .warning)]
    #expect(configuration.apply(to: found) == [finding("legacy-branding", .error), finding("step-number", .warning)])
    #expect(configuration.severity(of: "list-number", default: .note) == nil)
    #expect(configuration.severity(of: "step-number", default: .warning) == .warning)
  }

  @Test("says when a run fails and how connectors are written")
  func swift() {
    let (configuration, diagnostics) = read(
      "fail-on: never\nswift:\n  access: internal\n  imports: [Accounts, Audit.Log]\n")
    #expect(diagnostics == [])
    #expect(configuration?.failing == .never)
    #expect(configuration?.swift == SwiftOptions(access: .internal, imports: ["Accounts", "Audit.Log"]))
    #expect(read("swift:\nfail-on:\n").configuration == Configuration())
  }

  @Test(
    "takes nothing for Swift that is not a word of it",
    arguments: [
      "swift:\n  access: private", "swift:\n  imports: Accounts", "swift:\n  imports: [\"Accounts; import Evil\"]",
      "swift:\n  imports: [\"\"]", "swift:\n  imports: [Accounts.]", "swift:\n  imports: [class]",
      "swift:\n  style: tabs",
      "swift: internal", "fail-on: maybe", "fail-on: [error]",
    ])
  func badSwift(_ text: String) {
    let (configuration, diagnostics) = read(text)
    #expect(configuration == nil)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.allSatisfy { $0.help?.isEmpty == false && $0.range != nil })
  }

  @Test("tells all that is wrong with it at once, with the places and what would mend it")
  func allFaults() {
    let (configuration, diagnostics) = read(
      """
      ruls:
        list-number: off
      rules:
        list-nmber: off
        step-number: quiet
      exclude:
        - ../other
      """)
    #expect(configuration == nil)
    #expect(
      diagnostics.map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0) \($0.id): \($0.help ?? "")" } == [
        "1:1 configuration-unknown-key: did you mean \"rules\"?",
        "4:3 configuration-unknown-rule: did you mean \"list-number\"?",
        "5:16 configuration-value: write off, note, warning or error",
        "7:5 configuration-value: write a path below this file's folder, with no slash at the beginning and no \"..\"",
      ])
    #expect(diagnostics.allSatisfy { $0.severity == .error && $0.file == ".connectorgen.yml" })
  }

  struct Fault: Sendable {
    var text: String
    var id: String
    var line: Int
    var column: Int

    init(_ text: String, _ id: String, _ line: Int, _ column: Int) {
      (self.text, self.id, self.line, self.column) = (text, id, line, column)
    }
  }

  @Test(
    "with one fault is refused for that one, at its place",
    arguments: [
      // What they mean.
      Fault("rules: off", "configuration-value", 1, 8),
      Fault("rules: []", "configuration-value", 1, 8),
      Fault("rules:\n  - list-number", "configuration-value", 2, 3),
      Fault("rules:\n  list-number:", "configuration-value", 2, 3),
      Fault("rules:\n  list-number: [off]", "configuration-value", 2, 3),
      Fault("rules:\n  list-number: Off", "configuration-value", 2, 16),
      Fault("rules:\nrules:", "configuration-syntax", 1, 1),
      Fault("severity: note", "configuration-unknown-key", 1, 1),
      Fault("exclude: drafts", "configuration-value", 1, 10),
      Fault("exclude:\n  drafts: true", "configuration-value", 2, 3),
      Fault("exclude: ['']", "configuration-value", 1, 11),
      Fault("exclude: [/drafts]", "configuration-value", 1, 11),
      Fault("exclude: ['*.{md,txt}']", "configuration-value", 1, 11),
      Fault("just text", "configuration-value", 1, 1),
      // How they are written.
      Fault("rules:\n\tlist-number: off", "configuration-syntax", 2, 1),
      Fault("exclude:\n  - 'drafts", "configuration-syntax", 2, 12),
      Fault("exclude: [drafts", "configuration-syntax", 1, 17),
      Fault("exclude:\n  - *.md", "configuration-syntax", 2, 6),
    ])
  func faults(_ fault: Fault) {
    let (configuration, diagnostics) = read(fault.text)
    #expect(configuration == nil)
    #expect(diagnostics.first?.id == fault.id)
    #expect(diagnostics.first?.range?.start == SourcePosition(line: fault.line, column: fault.column))
    #expect(diagnostics.count == 1)
    #expect(diagnostics.allSatisfy { !($0.help ?? "").isEmpty })
  }

  @Test("of any bytes is answered", arguments: 0..<64)
  func hostileBytes(_ seed: Int) {
    // Pieces in every order reach places that single faults don't.
    let pieces = [
      "rules:", "\n", "  ", "- ", "[", "]", ",", "'", "\"", "\\", "#", "---", "\t", "a: b", "\u{FEFF}", "é",
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<64 {
      var bytes: [UInt8] = []
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes += Array(pieces[Int(state >> 60)].utf8)
        if state >> 32 & 31 == 0 { bytes.append(0xFF) }
      }
      let source = SourceFile(name: "x", bytes: bytes)
      let (configuration, diagnostics) = Configuration.read(source, knownRules: rules)
      #expect((configuration == nil) == !diagnostics.isEmpty)
      #expect(diagnostics.allSatisfy { ($0.range?.end.line ?? 0) <= source.lineCount + 1 })
    }
  }
}

@Suite("The search for a configuration")
struct ConfigurationSearchTests {
  @Test(
    "goes from the page's folder upward",
    arguments: [
      ("docs/saas/a.md", ["docs/saas/.connectorgen.yml", "docs/.connectorgen.yml", ".connectorgen.yml"]),
      ("a.md", [".connectorgen.yml"]),
      ("./docs//a.md", ["docs/.connectorgen.yml", ".connectorgen.yml"]),
      ("/docs/a.md", ["/docs/.connectorgen.yml", "/.connectorgen.yml"]),
      ("../docs/a.md", ["../docs/.connectorgen.yml", "../.connectorgen.yml"]),
    ])
  func candidates(_ page: String, _ expected: [String]) {
    #expect(Configuration.candidates(for: page) == expected)
  }

  @Test("tells a page's path below the folder of each")
  func pathsBelow() {
    let page = "./docs/saas/a.md"
    let paths = Configuration.candidates(for: page).map { Configuration.path(of: page, below: $0) }
    #expect(paths == ["a.md", "saas/a.md", "docs/saas/a.md"])
    #expect(Configuration.path(of: "/docs/a.md", below: "/.connectorgen.yml") == "docs/a.md")
  }

  @Test("leaves out the pages that it excludes")
  func exclusion() throws {
    let configuration = Configuration(excluded: [try PathPattern("drafts"), try PathPattern("**/old-*.md")])
    #expect(configuration.excludes("drafts/a.md"))
    #expect(configuration.excludes("saas/old-a.md"))
    #expect(!configuration.excludes("saas/a.md"))
  }
}
