import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let raggedTable = Rule(
    id: "ragged-table",
    severity: .note,
    summary: "A row has more or fewer cells than the table's header.",
    rationale: """
      The published page fills a short row up with empty cells, which may not be what the row means, and drops what is \
      past the header's width: text that the reader never sees.
      """,
    examples: Examples(
      triggering: [
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;|\n   |active|Boolean|\n   |title|String|"
        ),
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;|yes|"
        ),
      ],
      passing: [.sound]),
    check: { tutorial in
      tutorial.document.blocks.flatMap { block -> [Finding] in
        guard case .table(let table) = block.kind else { return [] }
        let width = table.header.cells.count
        let short = table.rows.filter { $0.cells.count < width }
        let long = table.rows.filter { $0.cells.count > width }
        var findings: [Finding] = []
        if let first = short.first {
          let many =
            short.count > 1 ? "\(short.count) rows have too few cells; the first has" : "The row has too few cells:"
          findings.append(
            Finding(
              message: "\(many) \(first.cells.count) of the header's \(width).",
              help: "end the row with an empty cell for each that is missing", range: first.range,
              fix: short.map { row in
                let pipes = width - row.cells.count + (row.hasClosingPipe ? 0 : 1)
                let text = ClosingPipes.text(pipes, after: row, in: tutorial.document.source.bytes)
                return (row.range.upperBound..<row.range.upperBound, text)
              }))
        }
        if let first = long.first {
          let lost = first.cells[width].range.lowerBound..<first.range.upperBound
          findings.append(
            Finding(
              message: "The row has \(first.cells.count) cells, the header \(width); the rest is not shown.",
              help: "take the extra cell out, or escape a pipe that belongs to the text as \\|", severity: .warning,
              range: lost))
        }
        return findings
      }
    })
}
