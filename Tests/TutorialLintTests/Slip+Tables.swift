extension Slip {
  /// Tables and their rows that are written wrongly.
  static func tables(in page: CleanPage) -> [Slip] {
    page.tables.flatMap { table -> [Slip] in
      guard table.count > 2 else { return [] }
      let rows = Array(table.dropFirst(2))
      return whole(table, in: page)
        + rows.flatMap { row in
          cells(row, in: page) + doubled(row, rows, in: page) + path(row, in: page) + type(row, in: page)
        }
    }
  }

  private static func whole(_ table: [Int], in page: CleanPage) -> [Slip] {
    let unmarked = table.dropFirst(2).map { row -> (Int, [String]) in
      var cells = page.lines[row].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      cells[3] = ""
      return (row, [cells.joined(separator: "|")])
    }
    return [
      page.slip(
        "all filter marks removed", "no-matching-attribute", line: nil,
        lines: Dictionary(uniqueKeysWithValues: unmarked), change: "no marks in the table at line \(table[0] + 1)"),
      page.slip(
        "the attribute table removed", "missing-attribute-table", line: nil,
        lines: Dictionary(uniqueKeysWithValues: table.map { ($0, []) }), change: "no table at line \(table[0] + 1)"),
      page.slip(
        "the delimiter row removed", "broken-structure", line: table[0], lines: [table[1]: []],
        change: "no line \(page.lines[table[1]])"),
    ]
  }

  // MARK: Rows

  private static func cells(_ row: Int, in page: CleanPage) -> [Slip] {
    let line = page.lines[row]
    let withoutPipe = String(line.dropLast())
    return [
      page.slip("an extra cell", "ragged-table", at: row, line + "&check;|"),
      // A row whose last cell is empty is short without its last pipe.
      withoutPipe.hasSuffix("|")
        ? page.slip("a missing cell", "ragged-table", at: row, withoutPipe)
        : page.slip("a missing closing pipe", "table-pipe", at: row, withoutPipe),
    ]
  }

  private static func doubled(_ row: Int, _ rows: [Int], in page: CleanPage) -> [Slip] {
    guard let below = row.isMultiple(of: 2) ? row : rows.last else { return [] }
    let line = page.lines[row]
    return [
      page.slip(
        "a row doubled", "duplicate-attribute", line: below + 1, lines: [below: [page.lines[below], line]],
        change: "\(line) again below line \(below + 1)")
    ]
  }

  private static func path(_ row: Int, in page: CleanPage) -> [Slip] {
    let cells = page.lines[row].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let path = cells[1]
    func plant(_ kind: String, _ written: [String], _ number: Int) -> [Slip] {
      written.filter { $0 != path }.turns(number, from: row).map { other in
        page.slip(kind, "attribute-path", at: row, (cells[..<1] + [other] + cells[2...]).joined(separator: "|"))
      }
    }
    // A URN ends at its last colon; what stands after it is the attribute's.
    let start = path.hasPrefix("urn:") ? path.lastIndex(of: ":").map(path.index(after:)) : path.startIndex
    let (schema, attribute) = (String(path[..<(start ?? path.startIndex)]), String(path[(start ?? path.startIndex)...]))
    let marks = [("[", ""), ("]", ""), ("\"", ""), ("[", ".["), ("].", "]"), (" eq ", " = "), (".", "..")]
    let broken =
      marks.compactMap { old, new in attribute.replacingFirst(old, by: new).map { schema + $0 } }
      + [path.filter { $0 != "\"" }, path + "."]
    var slips = plant("a broken path", broken, 3)
    guard isStandard(schema) else { return slips }
    let filter = attribute.firstIndex(of: "[") ?? attribute.endIndex
    for name in attribute[..<filter].split(separator: ".").map(String.init) {
      func written(_ names: [String]) -> [String] {
        names.compactMap { other in attribute.replacingFirst(name, by: other).map { schema + $0 } }
      }
      slips += plant("a path misspelt", written(misspellings(word: name)), 2)
      slips += plant(
        "a path in other case", written([name.lowercased(), name.prefix(1).uppercased() + name.dropFirst()]), 1)
    }
    let urns = [("enterprise", "enterprize"), ("extension", "extention"), ("schemas", "schema"), ("params", "param")]
    return slips + plant("a URN misspelt", urns.compactMap { path.replacingFirst($0, by: $1) }, 1)
  }

  /// Whether RFC 7643 says how the attributes are spelt; what an app's own extension calls them is its own business.
  private static func isStandard(_ schema: String) -> Bool {
    schema.isEmpty || schema.contains(":enterprise:")
  }

  private static func type(_ row: Int, in page: CleanPage) -> [Slip] {
    let cells = page.lines[row].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let type = cells[2]
    let schema = cells[1].hasPrefix("urn:") ? cells[1] : ""
    let others = ["Boolean": ["String", "Integer"], "String": ["Boolean", "Integer"]][type] ?? ["Boolean"]
    let kinds = [
      ("a type misspelt", (misspellings(word: type) + ["Text"]).turn(row)),
      ("a type that contradicts RFC 7643", isStandard(schema) ? others.turn(row) : nil),
    ]
    return kinds.compactMap { kind, other in
      other.map {
        page.slip(kind, "attribute-type", at: row, (cells[..<2] + [$0] + cells[3...]).joined(separator: "|"))
      }
    }
  }
}
