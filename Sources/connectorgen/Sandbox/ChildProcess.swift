import Foundation

/// A program that the sandbox needs, and that ends when the task that waits for it is cancelled.
struct ChildProcess {
  private let process = Process()
  private let ended: AsyncStream<Never>
  private let orders = Pipe()
  private let answers = Pipe()
  private let log: FileHandle

  /// Starts a program. Its standard input stays open, and so ends when connectorgen does, however that ends.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - arguments: Its arguments.
  ///   - isAnswering: Whether what it writes to standard output is an answer, rather than for a person.
  /// - Throws: ``SandboxError`` where it can't be started.
  init(_ program: URL, _ arguments: [String], isAnswering: Bool = false) throws(SandboxError) {
    let (ended, end) = AsyncStream<Never>.makeStream()
    self.ended = ended
    do {
      log = try Self.namelessFile()
      process.executableURL = program
      process.arguments = arguments
      process.standardInput = orders
      process.standardOutput = isAnswering ? answers : log
      process.standardError = log
      process.terminationHandler = { _ in end.finish() }
      try process.run()
    } catch {
      throw SandboxError(
        message: "\(program.path) can't be started.", help: "check its permissions and the space on the disk")
    }
  }

  /// The program's status, once it has ended.
  func status() async -> Int32 {
    await withTaskCancellationHandler {
      for await _ in ended {}
    } onCancel: {
      kill()
    }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Ends the program and what it has started, at once: they have nothing to put in order.
  func kill() {
    guard process.isRunning else { return }
    let identifier = process.processIdentifier
    // Foundation makes the program the leader of a process group, where the system has it so.
    Foundation.kill(-identifier, SIGKILL)
    Foundation.kill(identifier, SIGKILL)
  }

  /// Writes a line to the program's standard input. A program that doesn't read it must not hold up Ctrl-C, so this
  /// doesn't wait; one that has ended is noticed by its missing answer.
  func write(line: String) {
    signal(SIGPIPE, SIG_IGN)
    let input = orders.fileHandleForWriting
    DispatchQueue.global().async { try? input.write(contentsOf: Data((line + "\n").utf8)) }
  }

  /// The first line that the program writes to standard output, or what there is of it when the program ends.
  func firstLine() async -> [UInt8] {
    let (parts, part) = AsyncStream<Data>.makeStream()
    answers.fileHandleForReading.readabilityHandler = { output in
      let data = output.availableData
      if data.isEmpty { part.finish() } else { part.yield(data) }
    }
    defer { answers.fileHandleForReading.readabilityHandler = nil }
    var line: [UInt8] = []
    for await data in parts {
      line += data
      if line.last == UInt8(ascii: "\n") { break }
    }
    return line
  }

  /// The end of what the program wrote for a person.
  func lastWords() -> Data {
    let end = (try? log.seekToEnd()) ?? 0
    try? log.seek(toOffset: end - min(end, 4096))
    return (try? log.readToEnd()) ?? Data()
  }

  /// A file that is gone with the last program that has it open, however that ends.
  private static func namelessFile() throws -> FileHandle {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("connectorgen-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try FileHandle(forUpdating: file)
  }
}
