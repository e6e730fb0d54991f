import ArgumentParser
import ConnectorEmitters
import ConnectorJSON
import ConnectorManifest
import Foundation
import TutorialDiagnostics

/// `connectorgen validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check manifests and templates that a person has edited.",
    discussion: """
      Every error of every file is shown at once, each with its JSON Pointer and its line. What a file is, its content \
      tells. The SCIM documents of a folder are checked against each other when they are named together.

        connectorgen validate generated/cybsafe/*.json

      An attribute's path that SCIM doesn't know is a warning in a manifest, which says what its page says, and so is a function in a \
      mapping that the directory may know and this tool doesn't. The exit code is 1 if there are errors.
      """
  )

  @Argument(help: ArgumentHelp("Manifests and templates.", valueName: "file"))
  var files: [String]

  func run() throws {
    var unreadable: [Diagnostic] = []
    var templates: [SourceFile] = []
    var findings: [Diagnostic] = []
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        unreadable.append(
          Diagnostic(
            id: "unreadable", severity: .error, message: "The file can't be read.",
            help: "check its name and permissions", file: file))
        continue
      }
      let source = SourceFile(name: file, bytes: [UInt8](data))
      if Self.isManifest(source) {
        findings += ConnectorManifest.decode(source).diagnostics
      } else {
        templates.append(source)
      }
    }
    findings += TemplateValidation.validate(templates) + templates.flatMap(MappingExpressionFindings.findings)
    let output = Terminal.output
    try output.write(DiagnosticPrinter.text(findings, usesColor: output.usesColor, width: output.width))
    DiagnosticPrinter.show(unreadable)
    let errors = findings.count { $0.severity == .error }
    var summary = "\(Summary.count(files.count - unreadable.count, "file")) checked: \(Summary.count(errors, "error"))"
    if errors < findings.count { summary += ", \(Summary.count(findings.count - errors, "warning"))" }
    Terminal.error.tell(summary + "\n")
    if !unreadable.isEmpty { throw ExitCode.failed }
    if errors > 0 { throw ExitCode.found }
  }

  private static func isManifest(_ source: SourceFile) -> Bool {
    guard let document = try? JSONDocument(parsing: source.bytes) else { return false }
    guard TemplateValidation.kind(of: document) == nil, let object = document.root.value.object else { return false }
    return object["manifestVersion"] != nil || object["app"] != nil || object["tutorial"] != nil
  }
}
