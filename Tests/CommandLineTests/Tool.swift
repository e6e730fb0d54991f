import Foundation
import Testing

/// The built program, run as its user runs it.
enum Tool {
  struct Result {
    var status: Int32
    var output: String
    var error: String
  }

  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs connectorgen in a folder.
  static func run(_ arguments: String..., in folder: URL = repository) throws -> Result {
    try run(arguments, in: folder)
  }

  /// Runs connectorgen in a folder.
  static func run(_ arguments: [String], in folder: URL = repository) throws -> Result {
    try run(program(), arguments, in: folder)
  }

  /// Runs any program.
  static func run(_ program: URL, _ arguments: [String], in folder: URL = repository) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let scratch = try Scratch()
    let (output, error) = (scratch.url.appendingPathComponent("output"), scratch.url.appendingPathComponent("error"))
    for file in [output, error] { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
  }

  /// The program stands beside the tests' own binary.
  static func program() throws -> URL {
    var folders = [URL(fileURLWithPath: ProcessInfo.processInfo.arguments.first ?? "")]
    folders += Bundle.allBundles.map(\.bundleURL)
    let candidates = folders.flatMap { url in
      [url.deletingLastPathComponent(), url.deletingLastPathComponent().deletingLastPathComponent()]
    }
    let found = candidates.map { $0.appendingPathComponent("connectorgen") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return try #require(found ?? Optional(repository.appendingPathComponent(".build/debug/connectorgen")))
  }
}

/// A folder of a test's own, gone when the test is done with it.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("connectorgen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file into the folder and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }
}

/// Pages for tests to put into folders.
enum Sample {
  static func tutorial(_ app: String, attribute: String = "userName") -> String {
    """
    # Configure \(app) for automatic user provisioning

    1. Set the **Provisioning Mode** to **Automatic**.
    2. Input the Tenant URL and Secret Token. Select **Test Connection**.

    |Attribute|Type|Supported for filtering|
    |---|---|---|
    |\(attribute)|String|&check;|

    """
  }

  static let signOn = "# Tutorial: Microsoft Entra integration with Orbit\n\nSelect **SAML**.\n"
}
