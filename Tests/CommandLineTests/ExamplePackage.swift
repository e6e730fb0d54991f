import BuiltTool
import Foundation

/// A copy of Examples/StaffAccounts in a folder of its own, built as its author would build it.
struct ExamplePackage {
  let scratch: Scratch

  static let pages = "Sources/StaffAccounts/Tutorials"
  static let configuration = "Sources/StaffAccounts/.connectorgen.yml"

  init() throws {
    scratch = try Scratch()
    let example = Tool.repository.appendingPathComponent("Examples/StaffAccounts")
    let files = FileManager.default
    for case let name as String in files.enumerator(atPath: example.path) ?? .init() where !name.hasPrefix(".build") {
      let file = example.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      guard files.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      try scratch.write(String(decoding: try Data(contentsOf: file), as: UTF8.self), to: name)
    }
    let manifest = try scratch.read("Package.swift")
    try scratch.write(manifest.replacing("../..", with: Tool.repository.path), to: "Package.swift")
  }

  /// What a build has printed, and what the generator did in it.
  struct Build {
    var succeeded: Bool
    var log: String
    /// The pages of which a connector was made, in their alphabetical order.
    var compiledPages: [String]
    /// How often the connectors' names were compared.
    var nameChecks: Int
  }

  /// Runs `swift build`, and comes back in a later second.
  ///
  /// The compiler's driver knows to the second when a file was changed. A file that is changed, built and changed again
  /// in one second counts as built.
  func build() throws -> Build {
    let result = try swift("build")
    let now = Date().timeIntervalSince1970
    Thread.sleep(forTimeInterval: now.rounded(.down) + 1 - now)
    let log = result.output + result.error
    // A step's title is printed more than once while other steps are under way.
    let titles = Set(
      log.split(separator: "\n").compactMap { $0.split(separator: "] ", maxSplits: 1).last.map(String.init) })
    let making = "Making a connector of "
    return Build(
      succeeded: result.status == 0, log: log,
      compiledPages: titles.filter { $0.hasPrefix(making) }.map { String($0.dropFirst(making.count)) }.sorted(),
      nameChecks: titles.filter { $0.hasPrefix("Comparing the names") }.count)
  }

  /// Runs the package manager.
  func swift(_ arguments: String...) throws -> Tool.Result {
    try Tool.run(URL(fileURLWithPath: "/usr/bin/env"), ["swift"] + arguments, in: scratch.url)
  }

  func change(_ file: String, _ old: String, to new: String) throws {
    try scratch.write(try scratch.read(file).replacing(old, with: new), to: file)
  }
}
