import ConnectorManifest
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let noMatchingAttribute = Rule(
    id: "no-matching-attribute",
    severity: .warning,
    summary: "A table has a column for filtering, and marks no attribute in it.",
    rationale: """
      The directory finds an account that exists already by an attribute that the app can be searched by. Where none is \
      marked, either the mark was forgotten, or every account would be created anew.
      """,
    examples: Examples(
      triggering: [
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String||\n   |active|Boolean||"
        )
      ],
      passing: [
        .sound,
        Example(
          .userMapping, "1. Review the user attributes.\n\n   |Attribute|Type|\n   |---|---|\n   |userName|String|"),
      ]),
    check: { tutorial in
      tutorial.attributeTables.compactMap { table in
        let marks = table.rows.compactMap(\.filterable)
        let rows = tutorial.attributeTables.filter { $0.resource == table.resource }.flatMap(\.rows)
        guard !marks.isEmpty, !rows.contains(where: { $0.filterable?.value == true }), let first = table.rows.first
        else { return nil }
        let kind = table.resource == .user ? "user" : "group"
        return Finding(
          message: "No \(kind) attribute is marked as supported for filtering, so none can be matched by.",
          help: "mark the attribute that accounts are matched by", range: first.path.range)
      }
    })
}
