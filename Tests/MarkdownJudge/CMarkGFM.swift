import Foundation

/// The cmark-gfm program, the judge of what a page's Markdown means.
public enum CMarkGFM {
  /// Whether the program is there.
  public static let isInstalled = (try? xml(of: Data())) != nil

  /// A page's tree, tables among it, as XML.
  ///
  /// - Throws: `CocoaError` where the program fails, and what `Process` throws where there is none.
  public static func xml(of markdown: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["cmark-gfm", "-e", "table", "-t", "xml"]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    let writer = Thread {
      try? stdin.fileHandleForWriting.write(contentsOf: markdown); try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableNotLoadable) }
    return output
  }
}
