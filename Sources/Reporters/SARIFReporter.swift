import ConnectorJSON
import TutorialDiagnostics

/// Writes a report as a log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS Standard), for
/// code-scanning services and editors.
///
/// It keeps to what GitHub code scanning asks for: each result has a message, a place with line and column, and
/// fingerprints; paths are relative to the folder that the files were named from, which should be the repository's root.
/// GitHub shows the 5,000 gravest results of a log and takes none with more than 25,000.
public struct SARIFReporter: Sendable {
  /// The version of the program that made the findings.
  public var toolVersion: String
  /// The program's page on the web; `nil` where there is none.
  public var informationURI: String?

  /// Creates a reporter.
  public init(toolVersion: String, informationURI: String? = nil) {
    self.toolVersion = toolVersion
    self.informationURI = informationURI
  }

  /// The log as JSON, ended by a line feed.
  public func report(_ report: LintReport) -> String {
    let rules = self.rules(of: report)
    let log: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": .object(driver(rules))],
          "originalUriBaseIds": [
            .init(SARIFFile.baseID): [
              "description": ["text": "The folder that the paths start from: the root of the repository."]
            ]
          ],
          "columnKind": "utf16CodeUnits",
          "newlineSequences": ["\r\n", "\n", "\r"],
          "results": .array(results(of: report, rules: rules)),
        ]
      ],
    ]
    return log.serialized() + "\n"
  }

  private func driver(_ rules: [RuleDescription]) -> JSONObject {
    var driver: JSONObject = ["name": "connectorgen", "version": .string(toolVersion)]
    driver["informationUri"] = informationURI.map(JSONValue.string)
    driver["rules"] = .array(rules.map { .object($0.sarifDescriptor) })
    return driver
  }

  /// The rules that were run, and whatever else diagnostics name, such as what is wrong with a configuration file.
  private func rules(of report: LintReport) -> [RuleDescription] {
    var known = Set(report.rules.map(\.id))
    var rules = report.rules
    for diagnostic in report.diagnostics where known.insert(diagnostic.id).inserted {
      let summary = "A problem that lint meets besides those that its rules find: \(diagnostic.id)."
      rules.append(RuleDescription(id: diagnostic.id, severity: diagnostic.severity, summary: summary, rationale: ""))
    }
    return rules
  }

  private func results(of report: LintReport, rules: [RuleDescription]) -> [JSONValue] {
    let indices = Dictionary(rules.indices.map { (rules[$0].id, $0) }) { first, _ in first }
    let fingerprints = DiagnosticFingerprint.fingerprints(of: report.diagnostics, in: report.sources)
    var file = SARIFFile(name: "", source: nil)
    return zip(report.diagnostics, fingerprints).map { diagnostic, fingerprint in
      // Diagnostics are in the order of their files, so each file is prepared once.
      if diagnostic.file != file.name {
        file = SARIFFile(name: diagnostic.file, source: report.sources[diagnostic.file])
      }
      return .object(file.result(for: diagnostic, ruleIndex: indices[diagnostic.id] ?? -1, fingerprint: fingerprint))
    }
  }
}
