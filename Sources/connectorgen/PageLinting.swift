import Foundation
import MarkdownSyntax
import ProjectConfiguration
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// The findings of a run, page by page.
struct PageLinting: Sendable {
  private let linter = Linter()
  private let knownRules = Rule.all.map(\.id)

  /// What the rules find in a tutorial, less what its comments and its configuration take back.
  func diagnostics(for tutorial: Tutorial, _ configuration: Configuration) -> [Diagnostic] {
    let suppressions = Suppressions(in: tutorial.document, knownRules: knownRules)
    return configuration.apply(to: suppressions.apply(to: linter.diagnostics(for: tutorial)))
  }

  /// Mends a page and puts it in place of the old one.
  ///
  /// - Returns: The page as it is now, how many fixes were made, and what went wrong.
  func fix(_ tutorial: Tutorial, _ configuration: Configuration) -> (
    tutorial: Tutorial, fixed: Int, problem: Diagnostic?
  ) {
    let source = tutorial.document.source
    let loop = FixLoop(source) { source in
      guard let tutorial = Tutorial(Document(source)) else {
        return [
          Diagnostic(
            id: "not-a-tutorial", severity: .error, message: "The page can't be read any more.", file: source.name)
        ]
      }
      return diagnostics(for: tutorial, configuration)
    }
    guard loop.fixed > 0 else { return (tutorial, 0, loop.refusal) }
    do {
      // Written to the link's own path, the page would take the link's place.
      let file = URL(fileURLWithPath: source.name).resolvingSymlinksInPath()
      let permissions = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
      try Data(loop.bytes).write(to: file, options: .atomic)
      if let permissions {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: file.path)
      }
    } catch {
      let problem = Diagnostic(
        id: "unwritable", severity: .error, message: "The page can't be written.", help: "check its permissions",
        file: source.name)
      return (tutorial, 0, problem)
    }
    let mended = Tutorial(Document(SourceFile(name: source.name, bytes: loop.bytes))) ?? tutorial
    return (mended, loop.fixed, nil)
  }
}
