import Foundation

/// A running program that announces itself with a line, stopped at the latest when the test is done with it.
public final class AnnouncingProcess: Sendable {
  /// The line; empty where the program ended without one.
  public let announcement: Data
  private let process: Process
  private let input = Pipe()
  private let output = Pipe()

  /// Starts a program, and comes back with its first line of output.
  public init(
    _ program: URL, _ arguments: [String], in folder: URL = Tool.repository, environment: [String: String] = [:]
  ) throws {
    process = Tool.process(program, arguments, in: folder, environment: environment)
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += more
    }
    announcement = line
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Ends the program by a signal: `SIGINT` is what Ctrl-C sends.
  ///
  /// - Returns: The exit code, or the signal's number where that was the end, and what was printed since the start.
  public func stop(_ signal: Int32) throws -> (status: Int32, output: String) {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let rest = try output.fileHandleForReading.readToEnd() ?? Data()
    return (process.terminationStatus, String(decoding: rest, as: UTF8.self))
  }
}
