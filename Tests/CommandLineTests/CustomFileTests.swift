import BuiltTool
import Foundation
import Testing

/// The file for the author's own code.
struct CustomFileTests {
  private let scratch: Scratch
  private let file = "out/orbit/OrbitConnector+Custom.swift"

  init() throws {
    scratch = try Scratch()
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
  }

  private func generate(_ arguments: String...) throws -> Tool.Result {
    try Tool.run(["generate", "pages", "--output", "out"] + arguments, in: scratch.url)
  }

  @Test("It is begun with an empty extension of the connector, and says whose it is")
  func contents() throws {
    _ = try generate()
    let text = try scratch.read(file)
    #expect(text.hasPrefix("// This file is yours"))
    #expect(text.contains("import ConnectorRuntime\n"))
    #expect(text.hasSuffix("extension OrbitConnector {}\n"))
  }

  @Test(
    "What its author has made of it stays, whatever becomes of the page, and is never an edit",
    arguments: [true, false])
  func edited(force: Bool) throws {
    _ = try generate()
    try scratch.write("// mine", to: file)
    #expect(try generate("--check").status == 0)
    try scratch.write(Sample.tutorial("Orbit", attribute: "nickName"), to: "pages/a.md")
    let result = try force ? generate("--force") : generate()
    #expect(result.status == 0)
    #expect(result.error.contains("1 app: 4 files written, 2 unchanged"))
    #expect(try scratch.read(file) == "// mine")
  }

  @Test("Once deleted it is not written again, and --check doesn't miss it")
  func deleted() throws {
    _ = try generate()
    try FileManager.default.removeItem(at: scratch.url.appendingPathComponent(file))
    #expect(try generate("--check").status == 0)
    #expect(try generate("--force").status == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent(file).path))
  }

  @Test("--check lists it as long as it has never been written, and an author's own one is taken for it")
  func missing() throws {
    #expect(try generate("--check").output.split(separator: "\n").contains(Substring(file)))
    try scratch.write("// mine", to: file)
    #expect(!(try generate("--check").output.split(separator: "\n").contains(Substring(file))))
    #expect(try generate().status == 0)
    #expect(try scratch.read(file) == "// mine")
  }

  @Test("A folder that was written before there were such files gets one")
  func olderFolder() throws {
    _ = try generate()
    let record = try scratch.read("out/orbit/.connectorgen")
    try scratch.write(
      record.split(separator: "\n").filter { !$0.contains("Custom") }.map { $0 + "\n" }.joined(),
      to: "out/orbit/.connectorgen")
    try FileManager.default.removeItem(at: scratch.url.appendingPathComponent(file))
    let check = try generate("--check")
    #expect(check.status == 1)
    #expect(check.output == "\(file)\n")
    #expect(try generate().error == "1 app: 1 file written, 6 unchanged\n")
    #expect(try scratch.read("out/orbit/.connectorgen") == record)
  }
}
