import Foundation
import Reporters
import TutorialDiagnostics
import TutorialReader

/// Looks at the names of a target's connectors: there is at least one, and no two are the same.
struct NamesStep {
  var target: String
  var outputFile: String
  var nameFiles: [String]

  /// - Returns: Whether all is well.
  func run() -> Bool {
    let names = nameFiles.compactMap(ConnectorName.init)
    var pages: [String: [String]] = [:]
    for name in names { if let connector = name.connector { pages[connector, default: []].append(name.page) } }
    guard !pages.isEmpty else {
      return BuildTool.report(
        "error: None of the pages of target \(target) is a provisioning tutorial that the configuration doesn't exclude. "
          + "Put one into it, which is headed \"Configure APP for automatic user provisioning\", or take the plugin "
          + "ConnectorGenerator away.\n")
    }
    let connectors = pages.keys.sorted()
    let clashes = connectors.filter { pages[$0, default: []].count > 1 }
    for connector in clashes {
      for page in pages[connector, default: []].sorted() {
        report(connector, page: page, others: pages[connector, default: []].filter { $0 != page }.sorted())
      }
    }
    guard clashes.isEmpty else { return false }
    return BuildTool.write("// The connectors of \(target): \(connectors.joined(separator: ", "))\n", to: outputFile)
  }

  private func report(_ connector: String, page: String, others: [String]) {
    var place: SourceRange?
    if case .tutorial(let tutorial) = PageFile(
      FileManager.default.contents(atPath: page).map { [UInt8]($0) }, name: page)
    {
      place = tutorial.manifest.provenance["/app/name"]
    }
    let list = others.map { URL(fileURLWithPath: $0).lastPathComponent }.joined(separator: ", ")
    let diagnostic = Diagnostic(
      id: "same-app", severity: .error,
      message: "\(list) has an app of this name too, and both would become \(connector).",
      help: "take one of the pages out of the target, move it to a target of its own, or tell the apps apart by name",
      file: page, range: place)
    BuildTool.report(CompilerReporter().report(diagnostic))
  }
}
