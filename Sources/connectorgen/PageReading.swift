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
  ///   - onlyTutorials: Whether a page of another kind is passed over even where the command line names it.
  init(paths: [String], progress: Progress, onlyTutorials: Bool = false) async {
    let finder = PageFinder(paths: paths)
    diagnostics = finder.diagnostics
    let pages = finder.pages
    for (page, outcome) in zip(pages, await pages.map(\.path).parallelMap(progress, Self.read)) {
      switch outcome {
      case .tutorial(let tutorial): tutorials.append(tutorial)
      case .somethingElse where page.isNamed && !onlyTutorials:
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
            id: "unreadable", severity: .error, message: reason, help: "check its permissions and encoding",
            file: page.path))
      }
    }
  }

  private static func read(_ path: String) -> Outcome {
    do {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        return .unreadable("The page is UTF-16; pages are UTF-8.")
      }
      let document = Document(SourceFile(name: path, bytes: [UInt8](bytes)))
      return Tutorial(document).map { .tutorial($0) } ?? .somethingElse
    } catch {
      return .unreadable("The page can't be read.")
    }
  }
}
