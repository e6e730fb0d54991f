import ConnectorJSON
import MappingExpressions
import TutorialDiagnostics

/// What is wrong with the expressions of a mapping that a person has edited: what the runtime can't evaluate.
enum MappingExpressionFindings {
  /// Looks at every `source.expression` of an `entra-synchronization-schema.json`; other files have none.
  static func findings(in source: SourceFile) -> [Diagnostic] {
    guard let document = try? JSONDocument(parsing: source.bytes) else { return [] }
    var findings: [Diagnostic] = []
    collect(document.root, at: JSONPointer(), in: source, into: &findings)
    return findings
  }

  private static func collect(
    _ node: JSONNode, at pointer: JSONPointer, in source: SourceFile, into findings: inout [Diagnostic]
  ) {
    switch node.kind {
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        collect(element, at: pointer.appending(index), in: source, into: &findings)
      }
    case .object(let members):
      for member in members {
        let place = pointer.appending(member.key)
        if member.key == "expression", pointer.tokens.last == "source", case .string(let text) = member.node.kind {
          if let finding = finding(in: text, member.node.range, at: place, of: source) { findings.append(finding) }
        } else {
          collect(member.node, at: place, in: source, into: &findings)
        }
      }
    default: break
    }
  }

  private static func finding(
    in expression: String, _ range: Range<Int>, at pointer: JSONPointer, of source: SourceFile
  ) -> Diagnostic? {
    // An attribute without a source has an empty one.
    guard !expression.isEmpty else { return nil }
    do throws(MappingExpressionError) {
      _ = try MappingExpression(parsing: expression)
      return nil
    } catch {
      var severity = Severity.error
      if case .unknownFunction = error.reason { severity = .warning }
      return Diagnostic(
        id: "mapping-expression", severity: severity, message: "\(pointer): \(error)",
        help: "correct the expression; a function that is unknown here can't be tried without a tenant",
        file: source.name, range: source.range(range))
    }
  }
}
