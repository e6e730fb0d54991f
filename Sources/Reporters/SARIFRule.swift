import ConnectorJSON
import TutorialDiagnostics

extension RuleDescription {
  /// The rule as a `reportingDescriptor` (SARIF 2.1.0 §3.49), with the properties that GitHub sorts and filters by.
  var sarifDescriptor: JSONObject {
    let short = summary.isEmpty ? id : summary
    let full = rationale.isEmpty ? short : rationale
    let help = rationale.isEmpty ? short : "\(short)\n\n\(rationale)"
    var descriptor: JSONObject = [
      "id": .string(id),
      "shortDescription": ["text": .string(SARIFText.cut(short))],
      "fullDescription": ["text": .string(SARIFText.cut(full))],
      "help": ["text": .string(help), "markdown": .string("**\(id)**: \(help)")],
    ]
    descriptor["helpUri"] = helpURI.map(JSONValue.string)
    descriptor["defaultConfiguration"] = ["level": .string(severity.rawValue)]
    descriptor["properties"] = [
      "tags": ["documentation", "provisioning"],
      "precision": "high",
      "problem.severity": .string(severity == .note ? "recommendation" : severity.rawValue),
    ]
    return descriptor
  }
}
