import Diagnostics
import MarkdownSyntax
import TutorialReader

extension Rule {
  static let tablePipe = Rule(
    id: "table-pipe",
    severity: .note,
    summary: "Rows of a table end without a pipe, while its header ends with one.",
    rationale: """
      The table is shown all the same, but the next hand that adds a cell to such a row adds it to the last one.
      """,
    examples: Examples(
      triggering: [
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;\n   |active|Boolean||"
        )
      ],
      passing: [
        .sound,
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   Attribute|Type|Supported for filtering\n   ---|---|---\n   userName|String|&check;"
        ),
      ]),
    check: { tutorial in
      tutorial.document.blocks.compactMap { block in
        guard case .table(let table) = block.kind, table.header.hasClosingPipe else { return nil }
        let open = table.rows.filter { !$0.hasClosingPipe && $0.cells.count >= table.header.cells.count }
        guard let first = open.first else { return nil }
        let many = open.count > 1 ? "\(open.count) rows of the table end" : "The row ends"
        return Finding(
          message: "\(many) without a pipe.", help: "end every row with a pipe, as the header does", range: first.range,
          fix: open.map { ($0.range.upperBound..<$0.range.upperBound, "|") })
      }
    })
}
