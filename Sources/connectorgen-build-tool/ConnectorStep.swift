import ConnectorEmitters
import Foundation
import ProjectConfiguration
import Reporters
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// Writes the Swift connector of one page, and says what the rules find in the page.
struct ConnectorStep {
  var page: String
  var connectorFile: String
  var nameFile: String
  var configurationFile: String?

  /// - Returns: Whether there is nothing in the way of the build.
  func run() -> Bool {
    guard let configuration = configuration() else { return false }
    if let file = configurationFile, configuration.excludes(Configuration.path(of: page, below: file)) {
      return writeRemark("\(PrintableText.line(name)) is excluded by \(Configuration.fileName).")
    }
    switch PageFile(FileManager.default.contents(atPath: page).map { [UInt8]($0) }, name: page) {
    case .unreadable(let diagnostic): return BuildTool.report(CompilerReporter().report(diagnostic))
    case .somethingElse:
      var diagnostic = PageFile.notATutorial(page)
      diagnostic.severity = .warning
      diagnostic.message = "The page is not a provisioning tutorial, and no connector comes of it."
      diagnostic.help = diagnostic.help.map { "\($0); leave another page out with the target's exclude:" }
      BuildTool.report(CompilerReporter().report(diagnostic))
      return writeRemark("\(PrintableText.line(name)) is not a provisioning tutorial.")
    case .tutorial(let tutorial):
      let failing = configuration.failing ?? .never
      let reporter = CompilerReporter { failing.isReached(by: $0) }
      let suppressions = Suppressions(in: tutorial.document, knownRules: Rule.all.map(\.id))
      let found = configuration.apply(to: suppressions.apply(to: Linter().diagnostics(for: tutorial)))
      BuildTool.report(found.map(reporter.report).joined())
      guard !found.contains(where: { failing.isReached(by: $0.severity) }) else { return false }
      let manifest = tutorial.manifest
      return BuildTool.write(manifest.connectorSource(configuration.swift), to: connectorFile)
        && BuildTool.write(ConnectorName(connector: manifest.connectorName, page: page).text, to: nameFile)
    }
  }

  private var name: String { URL(fileURLWithPath: page).lastPathComponent }

  /// Writes files in which there is nothing but a remark: the plugin has promised that there will be files.
  private func writeRemark(_ remark: String) -> Bool {
    BuildTool.write("// No connector: \(remark)\n", to: connectorFile)
      && BuildTool.write(ConnectorName(connector: nil, page: page).text, to: nameFile)
  }

  /// What the configuration says; `nil` where something is wrong with it.
  private func configuration() -> Configuration? {
    guard let configurationFile else { return Configuration() }
    guard let bytes = FileManager.default.contents(atPath: configurationFile).map({ [UInt8]($0) }) else {
      let diagnostic = Diagnostic(
        id: "unreadable", severity: .error, message: "The configuration can't be read.",
        help: "check that it is a file, and its permissions", file: configurationFile)
      BuildTool.report(CompilerReporter().report(diagnostic))
      return nil
    }
    let read = Configuration.read(SourceFile(name: configurationFile, bytes: bytes), knownRules: Rule.all.map(\.id))
    BuildTool.report(read.diagnostics.map { CompilerReporter().report($0) }.joined())
    return read.configuration
  }
}
