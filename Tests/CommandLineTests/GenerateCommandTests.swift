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

  @Test("Six files are written for each app, and then left alone")
  func files() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    let first = try generate()
    #expect(first.status == 0)
    #expect(first.error.contains("1 app: 6 files written, 0 unchanged"))
    let folder = scratch.url.appendingPathComponent("out/orbit").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
    #expect(
      names == [
        "OrbitConnector.swift", "entra-synchronization-schema.json", "manifest.json", "scim-resource-types.json",
        "scim-schemas.json", "scim-service-provider-config.json",
      ])
    #expect(try generate().error.contains("1 app: 0 files written, 6 unchanged"))
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

  @Test("Two pages of one app are an error at the second; the other apps are written")
  func sameApp() throws {
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    try scratch.write(Sample.tutorial("ORBIT"), to: "pages/b.md")
    try scratch.write(Sample.tutorial("Comet"), to: "pages/c.md")
    let result = try generate()
    #expect(result.status == 2)
    #expect(result.error.contains("pages/b.md:1:13: error: pages/a.md is a tutorial of an app of this name too"))
    #expect(try scratch.read("out/comet/manifest.json").contains("Comet"))
  }

  @Test("A path that is no SCIM path is shown in the page, stays in the manifest, and is in no template")
  func unusablePath() throws {
    try scratch.write(Sample.tutorial("Orbit", attribute: "emails.[type eq \"work\"].value"), to: "pages/a.md")
    let result = try generate()
    #expect(result.status == 0)
    #expect(result.error.contains("pages/a.md:8:2: warning: The attribute \"emails.[type eq \"work\"].value\""))
    #expect(try scratch.read("out/orbit/manifest.json").contains("emails.["))
    #expect(!(try scratch.read("out/orbit/scim-schemas.json").contains("emails")))
  }

  @Test(
    "Whatever an app is called, its files stay in the output folder",
    arguments: ["../../evil", "/etc/passwd", "a/b", "C:\\x", "..", "🙂", "$(touch x)", "a\u{202E}b", "CON"])
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
