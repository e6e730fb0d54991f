import BuiltTool
import Foundation
import Testing

struct GenerateCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private func generate(_ arguments: String...) throws -> Tool.Result {
    try Tool.run(["generate", "pages", "--output", "out"] + arguments, in: scratch.url)
  }

  @Test("Seven files are written for each app; the six that are not its author's are then kept up to date")
  func files() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    let first = try generate()
    #expect(first.status == 0)
    #expect(first.error.contains("1 app: 7 files written, 0 unchanged"))
    let folder = scratch.url.appendingPathComponent("out/orbit").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
    #expect(
      names == [
        "OrbitConnector+Custom.swift", "OrbitConnector.swift", "entra-synchronization-schema.json", "manifest.json",
        "scim-resource-types.json",
        "scim-schemas.json", "scim-service-provider-config.json",
      ])
    #expect(try generate().error.contains("1 app: 0 files written, 6 unchanged"))
  }

  @Test("The configuration beside the pages says how the Swift is written, and which pages are left alone")
  func configuration() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    try scratch.write(Sample.tutorial("Lumen"), to: "pages/drafts/b.md")
    try scratch.write(
      "exclude: [drafts]\nswift:\n  access: internal\n  imports: [Accounts]\n", to: "pages/.connectorgen.yml")
    #expect(try generate().error.contains("1 app: 7 files written"))
    let source = try scratch.read("out/orbit/OrbitConnector.swift")
    #expect(source.contains("import Accounts\nimport ConnectorRuntime\n") && source.contains("\nenum OrbitConnector"))
    try scratch.write("swift:\n  access: privat\n", to: "pages/.connectorgen.yml")
    let refused = try generate()
    #expect(refused.status == 2)
    #expect(refused.error.contains("write public, package or internal"))
  }

  @Test("A page that lists no attributes is told of, with the mappings that are assumed for it")
  func withoutTable() throws {
    let page = Sample.tutorial("Orbit").split(separator: "\n", omittingEmptySubsequences: false)
    try scratch.write(
      page.filter { !$0.drop { $0 == " " }.hasPrefix("|") }.joined(separator: "\n"), to: "pages/a.md")
    #expect(
      try generate().error.contains(
        "note: pages/a.md has no table of user attributes, so the mapping of userName is assumed"))
    try scratch.write(Sample.tutorial("Lumen"), to: "pages/a.md")
    #expect(try !generate().error.contains("assumed"))
  }

  @Test("A page that says its integration is withdrawn is told of")
  func withdrawn() throws {
    let page = Sample.tutorial("Orbit").replacingOccurrences(
      of: "\n1. ", with: "\n> [!WARNING]\n> This integration is no longer supported. It goes soon.\n\n1. ")
    try scratch.write(page, to: "pages/a.md")
    #expect(
      try generate().error.contains(
        "note: pages/a.md:4 says that the integration is withdrawn: \"This integration is no longer supported.\"\n"))
    try scratch.write(Sample.tutorial("Lumen"), to: "pages/a.md")
    #expect(try !generate().error.contains("withdrawn"))
  }

  @Test("--swift-only writes nothing but Swift")
  func swiftOnly() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    #expect(try generate("--swift-only").status == 0)
    let folder = scratch.url.appendingPathComponent("out/orbit").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
    #expect(names.allSatisfy { $0.hasSuffix(".swift") } && names.contains("OrbitConnector.swift"))
  }

  @Test("--check writes nothing, lists what would change, and exits with 1 until nothing would")
  func check() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    let before = try generate("--check")
    #expect(before.status == 1)
    #expect(before.output.split(separator: "\n").contains("out/orbit/manifest.json"))
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("out").path))
    _ = try generate()
    let after = try generate("--check")
    #expect(after.status == 0)
    #expect(after.output.isEmpty)
  }

  @Test("A file that somebody has edited is not overwritten, until --force says so; the others are")
  func edits() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    _ = try generate()
    let generated = try scratch.read("out/orbit/OrbitConnector.swift")
    try scratch.write(generated + "// mine\n", to: "out/orbit/OrbitConnector.swift")
    try scratch.write(Sample.tutorial("Orbit", attribute: "nickName"), to: "pages/a.md")
    let refused = try generate()
    #expect(refused.status == 2)
    #expect(refused.error.contains("OrbitConnector.swift: error: The file has been edited"))
    #expect(refused.error.contains("move the edit to out/orbit/OrbitConnector+Custom.swift, which is yours"))
    #expect(refused.error.contains("overwrite it with --force"))
    #expect(try scratch.read("out/orbit/OrbitConnector.swift").hasSuffix("// mine\n"))
    #expect(try scratch.read("out/orbit/manifest.json").contains("nickName"))
    #expect(try generate("--force").status == 0)
    #expect(!(try scratch.read("out/orbit/OrbitConnector.swift").contains("// mine")))
    #expect(try generate("--check").status == 0)
  }

  @Test("A page that has changed changes its app's files without a question")
  func changedPage() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    _ = try generate()
    try scratch.write(Sample.tutorial("Orbit", attribute: "nickName"), to: "pages/a.md")
    #expect(try generate().status == 0)
    #expect(try scratch.read("out/orbit/manifest.json").contains("nickName"))
  }

  @Test(
    "Two apps with the same folder or Swift type are an error at the second page; the other apps are written",
    arguments: [
      ("Orbit", "ORBIT", "be written to the folder orbit"),
      ("Team Viewer", "TeamViewer", "have the Swift type TeamViewerConnector"),
      (
        String(repeating: "a", count: 300) + "b", String(repeating: "a", count: 300) + "c",
        "be written to the folder " + String(repeating: "a", count: 100) + "."
      ),
      (
        String(repeating: "Ab ", count: 30) + "b", String(repeating: "Ab ", count: 30) + "c",
        "have the Swift type " + String(repeating: "Ab", count: 24) + "Connector."
      ),
    ])
  func sameApp(name: String, other: String, clash: String) throws {
    try scratch.write(Sample.tutorial(name), to: "pages/a.md")
    try scratch.write(Sample.tutorial(other), to: "pages/b.md")
    try scratch.write(Sample.tutorial("Comet"), to: "pages/c.md")
    let result = try generate()
    #expect(result.status == 2)
    #expect(result.error.contains("pages/b.md:1:13: error: Both this app and that of pages/a.md would \(clash)"))
    #expect(try scratch.read("out/comet/manifest.json").contains("Comet"))
  }

  @Test("A page is one page, however often and in whatever spelling the command line names it")
  func samePage() throws {
    let page = try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    try scratch.write(Sample.tutorial("Comet"), to: "pages/more/b.md")
    let result = try Tool.run(
      "generate", "pages/a.md", "./pages/a.md", "pages/../pages//a.md", page, "pages/", "pages/more", "./pages",
      "--output", "out", in: scratch.url)
    #expect(result.status == 0)
    #expect(result.error == "2 apps: 14 files written, 0 unchanged\n")
  }

  @Test("A path that is no SCIM path is shown in the page, stays in the manifest, and is in no template")
  func unusablePath() throws {
    try scratch.write(Sample.tutorial("Orbit", attribute: "emails.[type eq \"work\"].value"), to: "pages/a.md")
    let result = try generate()
    #expect(result.status == 0)
    #expect(result.error.contains("pages/a.md:8:2: warning: The attribute \"emails.[type eq \"work\"].value\""))
    #expect(try scratch.read("out/orbit/manifest.json").contains("emails.["))
    let validation = try Tool.run("validate", "out/orbit/manifest.json", in: scratch.url)
    #expect(validation.status == 0)
    #expect(validation.output.contains("warning: /resources/0/attributes/0/path: must be a SCIM attribute path"))
    #expect(validation.error == "1 file checked: 0 errors, 1 warning\n")
    #expect(!(try scratch.read("out/orbit/scim-schemas.json").contains("emails")))
  }

  @Test(
    "Whatever an app is called, its files stay in the output folder",
    arguments: [
      "../../evil", "/etc/passwd", "a/b", "C:\\x", "..", "🙂", "$(touch x)", "a\u{202E}b", "CON",
      String(repeating: "long-", count: 1000), String(repeating: "日", count: 300),
    ])
  func hostileNames(name: String) throws {
    try scratch.write(Sample.tutorial(name), to: "pages/a.md")
    #expect(try generate().status == 0)
    let top = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted()
    #expect(top == ["out", "pages"])
    let apps = try FileManager.default.contentsOfDirectory(atPath: scratch.url.appendingPathComponent("out").path)
    #expect(apps.count == 1)
  }

  @Test("An output folder that can't be written is an error with exit code 2")
  func unwritable() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    try scratch.write("in the way", to: "out")
    let result = try generate()
    #expect(result.status == 2)
    #expect(result.error.contains("error: The file can't be written."))
  }

  @Test("An output folder without a name is wrong usage, and nothing is written")
  func namelessOutput() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    let result = try Tool.run("generate", scratch.url.path + "/pages", "--output", "")
    #expect(result.status == 2)
    #expect(result.error.contains("--output needs the name of a folder."))
  }

  @Test("The repository's generated folder is what the tool writes")
  func checkedIn() throws {
    let result = try Tool.run("generate", "tutorials", "--output", "generated", "--check")
    #expect(result.status == 0, "\(result.output)")
  }
}
