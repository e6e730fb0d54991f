import ConnectorEmitters
import Foundation
import TutorialDiagnostics

/// The folder that generated files are written to, with a folder in it for each app.
struct OutputFolder {
  let path: String

  /// What writing files would do.
  struct Plan {
    fileprivate var apps: [AppPlan] = []
    /// How many generated files are up to date.
    fileprivate(set) var unchanged = 0
    /// The paths of the files that change.
    fileprivate(set) var changed: [String] = []
    /// The files that have been edited and are left alone, and the paths that can't be written.
    fileprivate(set) var diagnostics: [Diagnostic] = []
  }

  /// Compares files with what is in the folder.
  ///
  /// - Parameters:
  ///   - apps: Each app's files as they should be.
  ///   - overwritingEdits: Whether a generated file that has been edited is to be written all the same.
  /// - Returns: What is to be written, and what is left alone.
  func plan(_ apps: [[OutputFile]], overwritingEdits: Bool) -> Plan {
    var plan = Plan()
    for files in apps {
      guard let folder = files.first.map({ path + "/" + $0.folder }) else { continue }
      if let link = [folder, folder + "/" + GenerationRecord.fileName].first(where: isLink) {
        plan.diagnostics.append(.linked(link))
        continue
      }
      var app = AppPlan(folder: folder)
      for file in files { app.add(file, overwritingEdits: overwritingEdits) }
      plan.unchanged += app.unchanged
      plan.changed += app.changed
      plan.diagnostics += app.diagnostics
      plan.apps.append(app)
    }
    return plan
  }

  /// Writes what a plan says, each file whole or not at all.
  ///
  /// - Returns: How many files were written, and what could not be.
  func write(_ plan: Plan) -> (written: Int, diagnostics: [Diagnostic]) {
    var total = (written: 0, diagnostics: [Diagnostic]())
    for app in plan.apps {
      let (written, diagnostics) = app.write()
      total.written += written
      total.diagnostics += diagnostics
    }
    return total
  }
}

/// What is to be done in an app's folder.
private struct AppPlan {
  /// How a file in the folder compares with what it should be.
  private enum State { case missingOrOld, upToDate, leftAlone }

  private let folder: String
  private let record: GenerationRecord
  private var files: [(file: OutputFile, state: State)] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(folder: String) {
    self.folder = folder
    record = GenerationRecord(of: folder)
  }

  var unchanged: Int { files.count { $0.state == .upToDate && !$0.file.isScaffold } }

  /// The paths of the files that change; the record's own only where it is the only one.
  var changed: [String] {
    let names = files.filter { $0.state == .missingOrOld }.map(\.file.name)
    if names.isEmpty, nextRecord(failed: []).text != record.text { return [path(GenerationRecord.fileName)] }
    return names.map(path)
  }

  private func path(_ name: String) -> String { folder + "/" + name }

  // MARK: Comparing

  mutating func add(_ file: OutputFile, overwritingEdits: Bool) {
    files.append((file, state(of: file, overwritingEdits: overwritingEdits)))
  }

  private mutating func state(of file: OutputFile, overwritingEdits: Bool) -> State {
    let target = path(file.name)
    let exists = FileManager.default.fileExists(atPath: target)
    if file.isScaffold { return exists || isLink(target) || record.has(file.name) ? .upToDate : .missingOrOld }
    if isLink(target) {
      diagnostics.append(.linked(target))
      return .leftAlone
    }
    guard exists else { return .missingOrOld }
    // What can't be read may have been edited.
    guard let present = FileManager.default.contents(atPath: target).map({ [UInt8]($0) }) else {
      diagnostics.append(.unreadable(target))
      return .leftAlone
    }
    if present == Array(file.contents.utf8) { return .upToDate }
    if overwritingEdits || record.has(file.name, as: present) { return .missingOrOld }
    diagnostics.append(.edited(target))
    return .leftAlone
  }

  // MARK: Writing

  /// Writes the app's files, its record before those that it has prints of: a file that isn't in the record would look
  /// edited for ever, so without a record none is written.
  func write() -> (written: Int, diagnostics: [Diagnostic]) {
    guard !changed.isEmpty else { return (0, []) }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      return (0, [.unwritable(folder)])
    }
    var failed: Set<String> = []
    for file in outdated where file.isScaffold && !write(file.contents, to: file.name) { failed.insert(file.name) }
    let begun = nextRecord(failed: failed, keepingOldPrints: true)
    guard write(begun, unlessAs: record) else { return (0, [.unwritable(path(GenerationRecord.fileName))]) }
    for file in outdated where !file.isScaffold && !write(file.contents, to: file.name) { failed.insert(file.name) }
    // Where this fails, the record still takes both prints.
    _ = write(nextRecord(failed: failed), unlessAs: begun)
    return (outdated.count - failed.count, outdated.map(\.name).filter(failed.contains).map { .unwritable(path($0)) })
  }

  private var outdated: [OutputFile] { files.filter { $0.state == .missingOrOld }.map(\.file) }

  private func write(_ text: String, to name: String) -> Bool {
    (try? Data(text.utf8).write(to: URL(fileURLWithPath: path(name)), options: .atomic)) != nil
  }

  private func write(_ record: GenerationRecord, unlessAs other: GenerationRecord) -> Bool {
    record.text == other.text || write(record.text, to: GenerationRecord.fileName)
  }

  /// The record of the files as they are when all have been written but those that failed; or, with the old prints
  /// beside the new ones, as they may be on the way there.
  private func nextRecord(failed: Set<String>, keepingOldPrints: Bool = false) -> GenerationRecord {
    var next = GenerationRecord()
    for (file, state) in files {
      let isKept = state == .leftAlone || failed.contains(file.name)
      if isKept || (keepingOldPrints && state == .missingOrOld) { next.add(file.name, from: record) }
      if !isKept { next.add(file) }
    }
    return next
  }
}

/// Whether a path leads somewhere else.
private func isLink(_ path: String) -> Bool {
  (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
}

extension OutputFile {
  fileprivate var folder: Substring { path.prefix { $0 != "/" } }
}
