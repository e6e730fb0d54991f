import ArgumentParser
import Foundation

/// The results could not be written to standard output.
struct WritingError: Error, CustomStringConvertible {
  /// The system's number for the reason (`errno`).
  let code: Int32

  var description: String {
    "The results can't be written to standard output: \(String(cString: strerror(code))). Write them somewhere else."
  }

  /// Whether the reader has seen enough, as `head` has. That is no mistake, and nothing to report.
  var isClosedPipe: Bool { code == EPIPE }

  /// A program that a closed pipe ends is reported by shells as 128 and the signal's number.
  var exitCode: ExitCode { isClosedPipe ? ExitCode(128 + SIGPIPE) : .failed }
}
