import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let tablePipe = Rule(
    id: "table-pipe",
    severity: .note,
    summary: "Rows of a table begin or end without a pipe, while its header has one there.",
    rationale: """
      The table is shown all the same, but the next hand that adds a cell to such a row adds it to the last one.
      """,
    examples: Examples(
      triggering: [
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;\n   |active|Boolean||"
        ),
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   userName|String|&check;|\n   |active|Boolean||"
        ),
      ],
      passing: [
        .sound,
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   Attribute|Type|Supported for filtering\n   ---|---|---\n   userName|String|&check;"
        ),
      ]),
    check: { tutorial in
      let bytes = tutorial.document.source.bytes
      func opens(_ row: Table.Row) -> Bool { bytes[row.range].first == UInt8(ascii: "|") }
      return tutorial.document.blocks.flatMap { block -> [Finding] in
        guard case .table(let table) = block.kind else { return [] }
        let unclosed = table.rows.filter { !$0.hasClosingPipe && $0.cells.count >= table.header.cells.count }
        let unopened = table.rows.filter { !opens($0) }
        return [
          table.header.hasClosingPipe
            ? finding(unclosed, "end") { ($0.range.upperBound, ClosingPipes.text(1, after: $0, in: bytes)) } : nil,
          opens(table.header) ? finding(unopened, "begin") { ($0.range.lowerBound, "|") } : nil,
        ].compactMap { $0 }
      }
    })

  private static func finding(
    _ rows: [Table.Row], _ verb: String, _ edit: (Table.Row) -> (place: Int, text: String)
  ) -> Finding? {
    guard let first = rows.first else { return nil }
    let many = rows.count > 1 ? "\(rows.count) rows of the table \(verb)" : "The row \(verb)s"
    return Finding(
      message: "\(many) without a pipe.", help: "\(verb) every row with a pipe, as the header does", range: first.range,
      fix: rows.map(edit).map { ($0.place..<$0.place, $0.text) })
  }
}
