import SCIMSchema
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let duplicateAttribute = Rule(
    id: "duplicate-attribute",
    severity: .warning,
    summary: "An attribute stands twice in the tables for one resource type.",
    rationale: """
      Two rows for one attribute may differ in type or in being required, and then nobody knows which one holds; the \
      directory maps an attribute once.
      """,
    examples: Examples(
      triggering: [
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;|\n   |title|String||\n   |Title|String||"
        )
      ],
      passing: [.sound]),
    check: { tutorial in
      var seen: [String: Range<Int>] = [:]
      return tutorial.attributeTables.flatMap { table in
        table.rows.compactMap { row in
          let key = "\(table.resource.rawValue) \(row.path.value.lowercased())"
          guard let first = seen[key] else {
            seen[key] = row.path.range
            return nil
          }
          return Finding(
            message: "\(row.path.value) is listed a second time.", help: "keep one of the rows", range: row.path.range,
            related: [("the first time", first)])
        }
      }
    })
}
