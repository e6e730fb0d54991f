import ConnectorJSON
import TutorialDiagnostics

/// Writes a report as one JSON object, for programs.
///
///     {
///       "findings": [
///         {
///           "rule": "duplicate-attribute", "severity": "warning", "message": "userName is listed a second time.",
///           "file": "tutorials/orbit.md", "line": 40, "column": 5, "endLine": 40, "endColumn": 13,
///           "fixable": false, "help": "keep one of the rows",
///           "related": [ { "message": "the first time", "line": 38, "column": 5, "endLine": 38, "endColumn": 13 } ]
///         }
///       ],
///       "summary": {
///         "findings": 1, "fixable": 0, "bySeverity": { "error": 0, "warning": 1, "note": 0 },
///         "byRule": { "duplicate-attribute": 1 }, "byFile": { "tutorials/orbit.md": 1 },
///         "pages": 300, "passedOver": [ "tutorials/orbit-sso.md" ], "excluded": []
///       }
///     }
///
/// Lines and columns count from 1, columns in UTF-8 bytes; the end is the place just past the last byte. A finding that
/// has no place, as it is about the file itself, is at line 1, column 1, and ends there. `help` is `null` where nothing
/// is known to mend it.
public struct JSONReporter: Sendable {
  /// Creates a reporter.
  public init() {}

  /// The JSON text, ended by a line feed.
  public func report(_ report: LintReport) -> String {
    let json: JSONValue = [
      "findings": .array(report.diagnostics.map(finding)),
      "summary": summary(of: report),
    ]
    return json.serialized() + "\n"
  }

  private func finding(_ diagnostic: Diagnostic) -> JSONValue {
    var finding: JSONObject = [
      "rule": .string(diagnostic.id),
      "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message),
      "file": .string(diagnostic.file),
    ]
    finding.merge(place(diagnostic.place))
    finding["fixable"] = .bool(diagnostic.fix != nil)
    finding["help"] = JSONValue(diagnostic.help)
    finding["related"] = .array(
      diagnostic.related.map { related in
        var object: JSONObject = ["message": .string(related.message)]
        object.merge(place(related.range))
        return .object(object)
      })
    return .object(finding)
  }

  private func place(_ range: SourceRange) -> JSONObject {
    [
      "line": JSONValue(range.start.line), "column": JSONValue(range.start.column),
      "endLine": JSONValue(range.end.line), "endColumn": JSONValue(range.end.column),
    ]
  }

  private func summary(of report: LintReport) -> JSONValue {
    let counts = LintCounts(report.diagnostics)
    return [
      "findings": JSONValue(report.diagnostics.count),
      "fixable": JSONValue(counts.fixable),
      "bySeverity": .object(JSONObject(counts.bySeverity.map { ($0.severity.rawValue, JSONValue($0.count)) })),
      "byRule": .object(JSONObject(counts.byRule.map { ($0.id, JSONValue($0.count)) })),
      "byFile": .object(JSONObject(counts.byFile.map { ($0.name, JSONValue($0.count)) })),
      "pages": JSONValue(report.pages),
      "passedOver": .array(report.passedOver.map(JSONValue.string)),
      "excluded": .array(report.excluded.map(JSONValue.string)),
    ]
  }
}
