import Foundation

/// One of the two output streams, and whether a person watches it.
struct Terminal {
  private let handle: FileHandle
  /// Whether the stream is a terminal.
  let isInteractive: Bool
  /// Whether colours are wanted there (https://no-color.org).
  let usesColor: Bool

  /// For results.
  static var output: Terminal { Terminal(.standardOutput) }
  /// For diagnostics, progress and summaries.
  static var error: Terminal { Terminal(.standardError) }

  private init(_ handle: FileHandle) {
    self.handle = handle
    isInteractive = isatty(handle.fileDescriptor) == 1
    let environment = ProcessInfo.processInfo.environment
    usesColor = isInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Writes a text; a reader that has gone away is not an error.
  func write(_ text: String) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
