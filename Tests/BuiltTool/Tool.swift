import Foundation

/// The built program, run as its user runs it.
public enum Tool {
  /// How a run ended, and what it wrote.
  public struct Result: Sendable {
    /// The exit code.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: String
    /// What it wrote to standard error.
    public var error: String
  }

  /// The package's folder.
  public static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs connectorgen in a folder.
  public static func run(_ arguments: String..., in folder: URL = repository) throws -> Result {
    try run(arguments, in: folder)
  }

  /// Runs connectorgen in a folder, with some environment variables changed.
  public static func run(
    _ arguments: [String], in folder: URL = repository, environment: [String: String] = [:]
  ) throws -> Result {
    try run(program, arguments, in: folder, environment: environment)
  }

  /// Runs connectorgen in a folder where no file can be written that is larger than some blocks of 512 bytes.
  public static func run(_ arguments: [String], largestFile blocks: Int, in folder: URL) throws -> Result {
    // The signal would end the program; without it, writing fails.
    let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""
    return try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script, program.path] + arguments, in: folder)
  }

  /// Runs any program.
  public static func run(
    _ program: URL, _ arguments: [String], in folder: URL = repository, environment: [String: String] = [:]
  ) throws -> Result {
    let process = process(program, arguments, in: folder, environment: environment)
    let scratch = try Scratch()
    let (output, error) = (scratch.url.appendingPathComponent("output"), scratch.url.appendingPathComponent("error"))
    for file in [output, error] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
  }

  static func process(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String]
  ) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// connectorgen itself.
  public static var program: URL { product("connectorgen") }

  /// A program that the package builds, which stands beside the tests' own binary.
  public static func product(_ name: String) -> URL {
    var folders = [URL(fileURLWithPath: ProcessInfo.processInfo.arguments.first ?? "")]
    folders += Bundle.allBundles.map(\.bundleURL)
    let candidates = folders.flatMap { url in
      [url.deletingLastPathComponent(), url.deletingLastPathComponent().deletingLastPathComponent()]
    }
    let found = candidates.map { $0.appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return found ?? repository.appendingPathComponent(".build/debug/\(name)")
  }
}
