import ArgumentParser
import ConnectorEmitters
import ConnectorManifest
import Reporters
import TutorialDiagnostics
import TutorialReader

/// `connectorgen generate`.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write each app's manifest, JSON templates and Swift connector.",
    discussion: """
      Into a folder for each app go manifest.json, entra-synchronization-schema.json, the SCIM discovery documents scim-schemas.json, \
      scim-resource-types.json and scim-service-provider-config.json, and a Swift connector. Files that are up to date are left alone. A file \
      that somebody has edited is not overwritten, unless --force is given.

      Beside each connector goes a file for your own code, such as OrbitConnector+Custom.swift. It is written once: whether you fill it or \
      delete it, neither --force nor --check looks at it again.

      Who sees the Swift declarations, and what else the Swift imports, says the file .connectorgen.yml in the page's folder or above it; \
      a page that it excludes is left alone.

        connectorgen generate tutorials --output generated
        connectorgen generate tutorials --output generated --check
      """
  )

  @Argument(help: ArgumentHelp("Pages, or folders of pages.", valueName: "path"))
  var paths: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var output: String

  @Flag(help: "Write nothing; exit with 1 and list what would change.")
  var check = false

  @Flag(help: "Write the Swift connectors only.")
  var swiftOnly = false

  @Flag(help: "Overwrite files that have been edited.")
  var force = false

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a folder.") }
  }

  func run() async throws {
    let reading = await PageReading(paths: paths, progress: Progress())
    let settings = Settings(file: nil, pages: reading.tutorials.map(\.document.source.name))
    var diagnostics = reading.diagnostics + settings.diagnostics
    if !settings.diagnostics.isEmpty {
      DiagnosticPrinter.show(diagnostics)
      throw ExitCode.failed
    }
    var files: [[OutputFile]] = []
    var notes: [String] = []
    var names = TakenNames()
    for tutorial in reading.tutorials {
      let page = tutorial.document.source.name
      let (configuration, isExcluded) = settings.configuration(for: page)
      guard !isExcluded else { continue }
      let manifest = tutorial.manifest
      if let clash = names.take(manifest, page: page) {
        diagnostics.append(clash)
        continue
      }
      do throws(InvalidSlugError) {
        files.append(
          swiftOnly
            ? try manifest.swiftFiles(configuration.swift) : try manifest.outputFiles(swift: configuration.swift))
      } catch {
        diagnostics.append(Diagnostic(id: "app-name", severity: .error, message: error.description, file: page))
        continue
      }
      diagnostics += Self.unusable(manifest, page: page)
      notes += Self.withdrawn(tutorial) + Self.withoutTable(manifest, page: page) + Self.needingSource(manifest)
    }
    let folder = OutputFolder(path: output)
    // A check tells what writing everything would change, edited files among it.
    let plan = folder.plan(files, overwritingEdits: force || check)
    let (written, unwritten) = check ? (0, []) : folder.write(plan)
    diagnostics += plan.diagnostics + unwritten
    DiagnosticPrinter.show(diagnostics)
    for note in notes { Terminal.error.tell("note: \(PrintableText.line(note))\n") }
    if check { for path in plan.changed { try Terminal.output.write("\(PrintableText.line(path))\n") } }
    Terminal.error.tell(summary(apps: files.count, plan, written: written, reading.passedOver))
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode.failed }
    if check, !plan.changed.isEmpty { throw ExitCode.found }
  }

  private func summary(apps: Int, _ plan: OutputFolder.Plan, written: Int, _ passedOver: [String]) -> String {
    let changed =
      check ? "\(Summary.count(plan.changed.count, "file")) would change" : "\(Summary.count(written, "file")) written"
    var summary = "\(Summary.count(apps, "app")): \(changed), \(plan.unchanged) unchanged\n"
    if !passedOver.isEmpty { summary += Summary.passedOver(passedOver) + "\n" }
    return summary
  }

  private static func unusable(_ manifest: ConnectorManifest, page: String) -> [Diagnostic] {
    manifest.unusableAttributes.map { attribute in
      Diagnostic(
        id: "attribute-path", severity: .warning,
        message: "The attribute \"\(attribute.text)\" can't be mapped. \(attribute.problem)",
        help: "mend the path; until then the attribute is in the manifest only", file: page, range: attribute.place)
    }
  }

  /// Whoever generates from many pages won't read each: what is made of this one soon has nothing to connect to.
  private static func withdrawn(_ tutorial: Tutorial) -> [String] {
    guard let withdrawal = tutorial.withdrawal else { return [] }
    let line = tutorial.document.range(withdrawal.range).start.line
    return ["\(tutorial.document.source.name):\(line) says that the integration is withdrawn: \"\(withdrawal.value)\""]
  }

  /// What is mapped of a resource type whose attributes the page doesn't list.
  private static func withoutTable(_ manifest: ConnectorManifest, page: String) -> [String] {
    let models = manifest.resourceModels.filter { model in !manifest.resources.contains { $0.name == model.name } }
    guard !models.isEmpty else { return [] }
    let kinds = models.map { $0.name == .user ? "user" : "group" }.joined(separator: " or ")
    let assumed = models.flatMap { $0.attributes.map(\.path.description) }.joined(separator: " and ")
    return [
      "\(page) has no table of \(kinds) attributes, so the \(models.count == 1 ? "mapping" : "mappings") of \(assumed) \(models.count == 1 ? "is" : "are") assumed"
    ]
  }

  private static func needingSource(_ manifest: ConnectorManifest) -> [String] {
    let paths = manifest.attributesWithoutSource.map(\.attribute.path.description)
    guard !paths.isEmpty else { return [] }
    let some = paths.prefix(6).joined(separator: ", ") + (paths.count > 6 ? ", …" : "")
    return [
      "\(manifest.app.name): the directory has no documented source for \(Summary.count(paths.count, "attribute")): \(some)"
    ]
  }
}
