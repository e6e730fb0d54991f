import Foundation

/// One of the two output streams, and whether a person watches it.
struct Terminal {
  private let descriptor: Int32
  /// Whether the stream is a terminal.
  let isInteractive: Bool
  /// Whether colours are wanted there (https://no-color.org).
  let usesColor: Bool
  /// Whether a line there can be written over.
  let canRewrite: Bool

  /// For results.
  static var output: Terminal { Terminal(STDOUT_FILENO) }
  /// For diagnostics, progress and summaries.
  static var error: Terminal { Terminal(STDERR_FILENO) }

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isInteractive = isatty(descriptor) == 1
    let environment = ProcessInfo.processInfo.environment
    canRewrite = isInteractive && environment["TERM"] != "dumb"
    usesColor = canRewrite && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// The columns of the terminal, a fixed number where it doesn't tell; `nil` for a file or a pipe.
  var width: Int? {
    guard isInteractive else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  /// Writes a result, all of it.
  ///
  /// - Throws: The system's reason if the stream takes no more, being a full disk or a pipe that nobody reads.
  func write(_ text: String) throws(WritingError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest.removeFirst(count)
      } else if errno != EINTR {
        throw WritingError(code: errno)
      }
    }
  }

  /// Writes a message; what can't be told is left untold, as there is nowhere else to tell it.
  func tell(_ text: String) {
    try? write(text)
  }
}
