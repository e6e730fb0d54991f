import Diagnostics
import Foundation
import JSON
import Reporters
import TutorialLint

/// The file of the findings that were there before.
struct BaselineFile {
  let path: String

  /// The findings with their fingerprints, and their pages' paths as seen from the file's folder.
  func entries(of diagnostics: [Diagnostic], in sources: [String: SourceFile]) -> [Baseline.Entry] {
    let fingerprints = DiagnosticFingerprint.fingerprints(of: diagnostics, in: sources)
    return zip(diagnostics, fingerprints).map { diagnostic, fingerprint in
      Baseline.Entry(diagnostic: diagnostic, path: page(diagnostic.file), fingerprint: fingerprint)
    }
  }

  /// A page's path as seen from the file's folder, so that it is the same wherever the tool is run.
  func page(_ page: String) -> String {
    let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().pathComponents
    let parts = URL(fileURLWithPath: page).standardizedFileURL.pathComponents
    let common = zip(folder, parts).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - common) + parts[common...]).joined(separator: "/")
  }

  /// Reads the file.
  func read() -> (baseline: Baseline?, diagnostics: [Diagnostic]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      let missing = Diagnostic(
        id: "unreadable", severity: .error, message: "The baseline can't be read.",
        help: "make one with --update-baseline", file: path)
      return (nil, [missing])
    }
    return Baseline.read(SourceFile(name: path, bytes: [UInt8](data)))
  }

  /// Writes a baseline; returns what went wrong.
  func write(_ baseline: Baseline) -> [Diagnostic] {
    do {
      try Data((baseline.json.serialized() + "\n").utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      return []
    } catch {
      return [
        Diagnostic(
          id: "unwritable", severity: .error, message: "The baseline can't be written.", help: "check the folder",
          file: path)
      ]
    }
  }
}
