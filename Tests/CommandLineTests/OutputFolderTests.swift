import BuiltTool
import Foundation
import Testing

/// What happens to the output folder when something is in the way.
struct OutputFolderTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try writePage(attribute: "userName")
  }

  private func writePage(attribute: String) throws {
    try scratch.write(Sample.tutorial("Orbit", attribute: attribute), to: "pages/a.md")
  }

  private func generate(_ arguments: String...) throws -> Tool.Result {
    try Tool.run(["generate", "pages", "--output", "out"] + arguments, in: scratch.url)
  }

  private func link(_ name: String, to target: String) throws {
    let link = scratch.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: scratch.url.appendingPathComponent(target))
  }

  @Test("A file that could not be written isn't taken for an edited one later")
  func failedWrite() throws {
    _ = try generate()
    try writePage(attribute: "nickName")
    // Only the synchronization schema has more than 3 KiB.
    let failed = try Tool.run(["generate", "pages", "--output", "out"], largestFile: 6, in: scratch.url)
    #expect(failed.status == 2)
    #expect(failed.error.contains("out/orbit/entra-synchronization-schema.json: error: The file can't be written."))
    #expect(failed.error.contains("1 app: 3 files written, 2 unchanged"))
    try writePage(attribute: "title")
    #expect(try generate().status == 0)
    #expect(try generate("--check").status == 0)
  }

  @Test("After a run that was killed between two files, neither those before nor those after look edited")
  func killed() throws {
    _ = try generate()
    let (record, manifest) = (try scratch.read("out/orbit/.connectorgen"), try scratch.read("out/orbit/manifest.json"))
    try writePage(attribute: "nickName")
    _ = try generate()
    // What a killed run leaves: a record of the old files and of the new ones, and some of each.
    try scratch.write(record + scratch.read("out/orbit/.connectorgen"), to: "out/orbit/.connectorgen")
    try scratch.write(manifest, to: "out/orbit/manifest.json")
    try writePage(attribute: "title")
    #expect(try generate().status == 0)
    #expect(try generate("--check").status == 0)
    try scratch.write(manifest, to: "out/orbit/manifest.json")
    #expect(try generate().error.contains("has been edited"), "the record has forgotten the old files")
  }

  @Test("A run that is killed while it writes, whenever that is, leaves no file that looks edited")
  func killedWhileWriting() throws {
    let apps = (10..<50).map { "App \($0)" }
    func writePages(attribute: String) throws {
      for app in apps { try scratch.write(Sample.tutorial(app, attribute: attribute), to: "pages/\(app).md") }
    }
    try writePages(attribute: "userName")
    _ = try generate()
    try writePages(attribute: "nickName")
    let process = Process()
    process.executableURL = Tool.program
    process.arguments = ["generate", "pages", "--output", "out"]
    process.currentDirectoryURL = scratch.url
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, !(try scratch.read("out/app-20/manifest.json").contains("nickName")) { usleep(100) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try writePages(attribute: "title")
    #expect(try generate().status == 0)
    #expect(try generate("--check").status == 0)
  }

  @Test("Without a record no file is written, as it would look edited for ever")
  func noRecord() throws {
    try scratch.write("in the way", to: "out/orbit/.connectorgen/file")
    let result = try generate()
    #expect(result.status == 2)
    #expect(result.error.contains("out/orbit/.connectorgen: error: The file can't be written."))
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("out/orbit/manifest.json").path))
  }

  @Test("A record that is a link is left alone, and so is what it leads to")
  func linkedRecord() throws {
    try scratch.write("mine", to: "elsewhere/file")
    try link("out/orbit/.connectorgen", to: "elsewhere/file")
    let result = try generate()
    #expect(result.status == 2)
    #expect(result.error.contains("out/orbit/.connectorgen: error: This is a symbolic link"))
    #expect(try scratch.read("elsewhere/file") == "mine")
  }

  @Test("An app's folder that is a link is not followed out of the output folder; the other apps are written")
  func linkedFolder() throws {
    try scratch.write(Sample.tutorial("Comet"), to: "pages/b.md")
    try scratch.write("mine", to: "elsewhere/file")
    try link("out/orbit", to: "elsewhere")
    let result = try generate("--force")
    #expect(result.status == 2)
    #expect(result.error.contains("out/orbit: error: This is a symbolic link"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.url.appendingPathComponent("elsewhere").path) == [
        "file"
      ])
    #expect(try scratch.read("out/comet/manifest.json").contains("Comet"))
  }

  @Test("A file that is a link is left alone, and so is what it leads to", arguments: [true, false])
  func linkedFile(isDangling: Bool) throws {
    if !isDangling { try scratch.write("mine", to: "elsewhere/file") }
    try link("out/orbit/manifest.json", to: "elsewhere/file")
    let result = try generate("--force")
    #expect(result.status == 2)
    #expect(result.error.contains("out/orbit/manifest.json: error: This is a symbolic link"))
    #expect((try? scratch.read("elsewhere/file")) == (isDangling ? nil : "mine"))
    #expect(try scratch.read("out/orbit/scim-schemas.json").contains("userName"))
  }
}
