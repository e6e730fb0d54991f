import Foundation
import TutorialDiagnostics
import TutorialReader

/// The pages of a run, read on all cores.
struct PageReading {
  /// The provisioning tutorials, in the order of their paths.
  private(set) var tutorials: [Tutorial] = []
  /// The pages in folders that are something else.
  private(set) var passedOver: [String] = []
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic]

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
        diagnostics.append(PageFile.notATutorial(page.path))
      case .somethingElse: passedOver.append(page.path)
      case .unreadable(let diagnostic): diagnostics.append(diagnostic)
      }
    }
  }

  private static func read(_ path: String) -> PageFile {
    PageFile(FileManager.default.contents(atPath: path).map { [UInt8]($0) }, name: path)
  }
}
