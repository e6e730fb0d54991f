import Dispatch
import Foundation

/// Ctrl-C, and the other ways of asking a program to end.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Does some work, and cancels it when the program is asked to end.
  ///
  /// - Returns: The work's error, if it failed by itself.
  static func cancelling(_ work: @escaping @Sendable () async throws -> Void) async -> (any Error)? {
    let (interruptions, interrupt) = AsyncStream<Void>.makeStream()
    let sources = signals.map { number in
      // Before the source, which on Linux puts a handler of its own in place and gets nothing without it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { interrupt.yield() }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    return await withTaskGroup(of: (any Error)?.self) { group in
      group.addTask {
        do {
          try await work()
          return nil
        } catch {
          return Task.isCancelled ? nil : error
        }
      }
      group.addTask {
        for await _ in interruptions { break }
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }
}
