import Diagnostics
import Foundation
import MarkdownSyntax
import TutorialReader

/// The pages of a run, read on all cores.
struct PageReading {
  /// The provisioning tutorials, in the order of their paths.
  private(set) var tutorials: [Tutorial] = []
  /// The pages in folders that are something else.
  private(set) var passedOver: [String] = []
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic]

  private enum Outcome: Sendable {
    case tutorial(Tutorial)
    case somethingElse
    case unreadable(String)
  }

  /// Finds and reads pages.
  ///
  /// - Parameters:
  ///   - paths: The paths on the command line.
  ///   - progress: Shows how far the reading is.
  init(paths: [String], progress: Progress) async {
    let finder = PageFinder(paths: paths)
    diagnostics = finder.diagnostics
    let pages = finder.pages
    for (page, outcome) in zip(pages, await Self.read(pages.map(\.path), progress)) {
      switch outcome {
      case .tutorial(let tutorial): tutorials.append(tutorial)
      case .somethingElse where page.isNamed:
        diagnostics.append(
          Diagnostic(
            id: "not-a-tutorial", severity: .error, message: "The page is not a provisioning tutorial.",
            help:
              "a provisioning tutorial is headed \"Configure APP for automatic user provisioning\" and says how to test the connection",
            file: page.path))
      case .somethingElse: passedOver.append(page.path)
      case .unreadable(let reason):
        diagnostics.append(
          Diagnostic(
            id: "unreadable", severity: .error, message: reason, help: "check its permissions", file: page.path))
      }
    }
  }

  /// Reads pages a few at a time on every core; the outcomes stand in the order of the paths.
  private static func read(_ paths: [String], _ progress: Progress) async -> [Outcome] {
    let share = 8
    let starts = Array(stride(from: 0, to: paths.count, by: share))
    return await withTaskGroup(of: (start: Int, outcomes: [Outcome]).self) { group in
      var waiting = starts.makeIterator()
      func addTask() {
        guard let start = waiting.next() else { return }
        let some = paths[start..<min(start + share, paths.count)]
        group.addTask { (start, some.map(read)) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { addTask() }
      var shares: [(start: Int, outcomes: [Outcome])] = []
      var count = 0
      for await result in group {
        addTask()
        shares.append(result)
        count += result.outcomes.count
        progress.show(count, of: paths.count)
      }
      progress.clear()
      return shares.sorted { $0.start < $1.start }.flatMap(\.outcomes)
    }
  }

  private static func read(_ path: String) -> Outcome {
    do {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      let document = Document(SourceFile(name: path, bytes: [UInt8](bytes)))
      return Tutorial(document).map { .tutorial($0) } ?? .somethingElse
    } catch {
      return .unreadable("The page can't be read.")
    }
  }
}
