import ArgumentParser
import ConnectorEmitters
import ConnectorManifest
import Diagnostics
import Foundation
import JSON

/// `connectorgen validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check manifests and templates that a person has edited.",
    discussion: """
      Every error of every file is shown at once, each with its JSON Pointer and its line. What a file is, its content \
      tells. The SCIM documents of a folder are checked against each other when they are named together.

        connectorgen validate generated/cybsafe/*.json

      The exit code is 1 if there are errors.
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
    findings += TemplateValidation.validate(templates)
    let output = Terminal.output
    try output.write(DiagnosticPrinter.text(findings, usesColor: output.usesColor))
    DiagnosticPrinter.show(unreadable)
    let checked = Summary.count(files.count - unreadable.count, "file")
    Terminal.error.tell("\(checked) checked: \(Summary.count(findings.count, "error"))\n")
    if !unreadable.isEmpty { throw ExitCode.failed }
    if !findings.isEmpty { throw ExitCode.found }
  }

  private static func isManifest(_ source: SourceFile) -> Bool {
    guard let document = try? JSONDocument(parsing: source.bytes) else { return false }
    guard TemplateValidation.kind(of: document) == nil, let object = document.root.value.object else { return false }
    return object["manifestVersion"] != nil || object["app"] != nil || object["tutorial"] != nil
  }
}
