import BuiltTool
import Foundation
import Testing

struct ManifestCommandTests {
  private func names(_ result: Tool.Result) throws -> [String] {
    let manifests = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    return try #require(manifests).compactMap { ($0["app"] as? [String: Any])?["name"] as? String }
  }

  @Test("Manifests are an array on standard output, sorted by path, and nothing else is")
  func array() throws {
    let result = try Tool.run("manifest", "tutorials")
    #expect(result.status == 0)
    #expect(
      try names(result) == ["Appaegis Isolation Access Cloud", "CybSafe", "Promapp", "TAP App Security", "Tapt"])
    #expect(result.error.isEmpty)
  }

  @Test("The folder tutorials is read where no path is given, and a page named twice is read once")
  func defaults() throws {
    #expect(try Tool.run("manifest").output == Tool.run("manifest", "tutorials").output)
    #expect(try Tool.run("manifest", "tutorials", "tutorials/").output == Tool.run("manifest", "tutorials").output)
  }

  @Test("In a folder a page of another kind is passed over; named, it is an error, and the others are still read")
  func otherKinds() throws {
    let scratch = try Scratch()
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/deep/orbit.md")
    let signOn = try scratch.write(Sample.signOn, to: "pages/orbit-provisioning-tutorial.md")
    let folder = try Tool.run("manifest", "pages", in: scratch.url)
    #expect(folder.status == 0)
    #expect(try names(folder) == ["Orbit"])
    #expect(folder.error.contains("1 page passed over"))
    let named = try Tool.run("manifest", "pages", signOn, in: scratch.url)
    #expect(named.status == 2)
    #expect(try names(named) == ["Orbit"])
    #expect(named.error.contains("orbit-provisioning-tutorial.md: error: The page is not a provisioning tutorial."))
  }

  @Test("A path that isn't there is an error with exit code 2", arguments: ["no-such-page.md", "no/such/folder"])
  func missing(path: String) throws {
    let result = try Tool.run("manifest", path)
    #expect(result.status == 2)
    #expect(result.error.contains("\(path): error: There is no file or folder of this name."))
    #expect(result.output == "[]\n")
  }

  @Test("A page of any bytes is read or refused, never crashed on")
  func anyBytes() throws {
    let scratch = try Scratch()
    let bytes: [UInt8] = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 251) }
    try Data(bytes).write(to: scratch.url.appendingPathComponent("noise.md"))
    #expect(try Tool.run("manifest", ".", in: scratch.url).status == 0)
  }

  @Test("Wrong usage is told with exit code 2", arguments: [["frobnicate"], ["manifest", "--wrong"], ["generate"]])
  func usage(arguments: [String]) throws {
    let result = try Tool.run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("Usage:"))
  }

  @Test(
    "Help and version go to standard output",
    arguments: [["--help"], ["--version"], ["help", "generate"], ["schema", "--help"]])
  func help(arguments: [String]) throws {
    let result = try Tool.run(arguments)
    #expect(result.status == 0)
    #expect(!result.output.isEmpty)
    #expect(result.error.isEmpty)
  }
}
