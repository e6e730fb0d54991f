import ConnectorEmitters
import Diagnostics
import Foundation

/// The folder that generated files are written to.
///
/// Beside each app's files stands a record of what was written, so that a file that somebody has edited since can be
/// told from one that is merely old.
struct OutputFolder {
  let path: String

  /// What writing a set of files would do.
  struct Plan {
    fileprivate var writes: [OutputFile] = []
    /// How many files are up to date.
    fileprivate(set) var unchanged = 0
    /// The files that have been edited and are left alone, and the paths that can't be written.
    fileprivate(set) var diagnostics: [Diagnostic] = []
    /// The paths of the files that change.
    fileprivate(set) var changed: [String] = []
  }

  private static let record = ".connectorgen"

  /// Compares files with what is in the folder.
  ///
  /// - Parameters:
  ///   - files: The files as they should be.
  ///   - overwritingEdits: Whether a file that has been edited is to be written all the same.
  /// - Returns: What is to be written, and what is left alone.
  func plan(_ files: [OutputFile], overwritingEdits: Bool) -> Plan {
    var plan = Plan()
    var records: [String: [(name: String, print: String)]] = [:]
    for file in files {
      let target = path + "/" + file.path
      let (app, name) = Self.split(file.path)
      let present = FileManager.default.contents(atPath: target).map { [UInt8]($0) }
      let wanted = Array(file.contents.utf8)
      // What can't be read may have been edited.
      if present == nil, FileManager.default.fileExists(atPath: target) {
        plan.diagnostics.append(
          Diagnostic(
            id: "unreadable", severity: .error,
            message: "The file can't be read, and is left as it is.", help: "check the file's permissions",
            file: target))
        records[app, default: []].append((name, recorded(name, of: app) ?? "-"))
        continue
      }
      let isEdited = present.map { $0 != wanted && Fingerprint($0).description != recorded(name, of: app) } ?? false
      if isEdited, !overwritingEdits {
        plan.diagnostics.append(
          Diagnostic(
            id: "edited-file", severity: .error,
            message: "The file has been edited since it was generated, and is left as it is.",
            help: "move the edit to a file of your own, or overwrite it with --force", file: target))
        records[app, default: []].append((name, recorded(name, of: app) ?? "-"))
        continue
      }
      records[app, default: []].append((name, Fingerprint(wanted).description))
      if present == wanted {
        plan.unchanged += 1
      } else {
        plan.writes.append(file)
        plan.changed.append(target)
      }
    }
    for (app, entries) in records.sorted(by: { $0.key < $1.key }) {
      let text = entries.map { "\($0.print)  \($0.name)\n" }.joined()
      let file = OutputFile(path: app + "/" + Self.record, contents: text)
      if FileManager.default.contents(atPath: path + "/" + file.path).map({ [UInt8]($0) }) != Array(text.utf8) {
        plan.writes.append(file)
        if !plan.changed.contains(where: { $0.hasPrefix("\(path)/\(app)/") }) {
          plan.changed.append(path + "/" + file.path)
        }
      }
    }
    return plan
  }

  /// Writes what a plan says; returns what could not be written. Each file is put in place whole.
  func write(_ plan: Plan) -> [Diagnostic] {
    plan.writes.compactMap { file in
      let target = URL(fileURLWithPath: path + "/" + file.path)
      do {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.contents.utf8).write(to: target, options: .atomic)
        return nil
      } catch {
        return Diagnostic(
          id: "unwritable", severity: .error, message: "The file can't be written.",
          help: "check the folder's permissions and the space on the disk",
          file: path + "/" + file.path)
      }
    }
  }

  private func recorded(_ name: String, of app: String) -> String? {
    guard let record = FileManager.default.contents(atPath: "\(path)/\(app)/\(Self.record)") else { return nil }
    let lines = String(decoding: record, as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasSuffix("  " + name) }.map { String($0.dropLast(name.utf8.count + 2)) }
  }

  private static func split(_ path: String) -> (app: String, name: String) {
    let parts = path.split(separator: "/", maxSplits: 1)
    return (String(parts.first ?? ""), String(parts.last ?? ""))
  }
}
