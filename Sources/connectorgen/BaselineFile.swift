import ConnectorJSON
import Foundation
import Reporters
import TutorialDiagnostics
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

  /// Writes the findings of a run into the file, which keeps what it has of pages that are there and were not read.
  ///
  /// - Parameters:
  ///   - entries: What was found.
  ///   - pages: The pages that were read.
  /// - Returns: What went wrong.
  func update(by entries: [Baseline.Entry], pages: Set<String>) -> [Diagnostic] {
    // A file that can't be understood has nothing to keep.
    let known = FileManager.default.fileExists(atPath: path) ? read().baseline : nil
    guard let known else { return write(Baseline(from: entries)) }
    let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    let gone = known.paths.filter { page in
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent(page).path)
    }
    return write(known.updated(by: entries, pages: pages.union(gone)))
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

  private func write(_ baseline: Baseline) -> [Diagnostic] {
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
