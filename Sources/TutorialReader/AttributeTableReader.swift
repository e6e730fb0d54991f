import ConnectorManifest
import MarkdownSyntax
import SCIMSchema

/// A table of the attributes that are mapped for users or for groups.
public struct AttributeTable: Sendable {
  /// The resource type that the table is for.
  public let resource: ConnectorManifest.Resource.Name
  /// The table's block in the document.
  public let block: Int
  /// The columns whose headings are known.
  public let columns: Columns
  /// The rows that name an attribute.
  public let rows: [Row]

  /// Where each fact stands in a row; `nil` where the table has no such column.
  public struct Columns: Hashable, Sendable {
    /// The attribute's path.
    public var path: Int
    /// The attribute's type.
    public var type: Int?
    /// Whether the app can be searched by the attribute.
    public var filterable: Int?
    /// Whether the app requires the attribute.
    public var required: Int?
    /// Whether accounts are matched by the attribute.
    public var matching: Int?
  }

  /// One attribute's row.
  public struct Row: Sendable {
    /// The first cell's text.
    public let path: Fact<String>
    /// The type's cell as it is written; `nil` where the row ends before it or the table has no such column.
    public let type: Fact<String>?
    /// Whether the cell for filtering is marked; `nil` where the table has no such column. The place is the cell, or
    /// the row where it ends before the cell.
    public let filterable: Fact<Bool>?
    /// Whether the cell for required attributes is marked, likewise.
    public let required: Fact<Bool>?
    /// Whether the cell for matching is marked, likewise.
    public let matching: Fact<Bool>?
  }
}

/// Reads the attribute tables.
enum AttributeTableReader {
  static func tables(of page: Page) -> [AttributeTable] {
    var tables: [AttributeTable] = []
    var previous = 0
    for (index, block) in page.document.blocks.enumerated() {
      guard case .table(let table) = block.kind, let columns = columns(of: table.header) else { continue }
      let rows = table.rows.compactMap { row(of: $0, columns) }
      guard !rows.isEmpty else { continue }
      let resource = resource(of: table, columns, rows, at: index, after: previous, in: page)
      tables.append(AttributeTable(resource: resource, block: index, columns: columns, rows: rows))
      previous = index
    }
    return tables
  }

  // MARK: Columns

  /// Knows the columns by their headings; `nil` for a table of something else.
  private static func columns(of header: Table.Row) -> AttributeTable.Columns? {
    let headings = header.cells.map { $0.statedText.lowercased() }
    let type = headings.firstIndex { $0 == "type" || $0.hasSuffix(" type") }
    let filterable = headings.firstIndex { $0.contains("filter") }
    let required = headings.firstIndex { $0.contains("required") || $0.contains("mandatory") }
    let matching = headings.firstIndex { $0.contains("matching") }
    let paths = headings.indices.filter { index in
      headings[index].contains("attribute") && ![type, filterable, required, matching].contains(index)
    }
    let path = paths.first { !isSource(headings[$0]) } ?? paths.first
    // A table that only names attributes, or pairs them with the directory's, maps nothing that can be typed.
    guard let path, type != nil || filterable != nil || required != nil else { return nil }
    return AttributeTable.Columns(
      path: path, type: type, filterable: filterable, required: required, matching: matching)
  }

  private static func isSource(_ heading: String) -> Bool {
    heading.contains("entra") || heading.contains("azure") || heading.contains("source")
  }

  // MARK: Rows

  private static func row(of row: Table.Row, _ columns: AttributeTable.Columns) -> AttributeTable.Row? {
    guard columns.path < row.cells.count else { return nil }
    let cell = row.cells[columns.path]
    let path = cell.statedText
    guard !path.isEmpty else { return nil }
    return AttributeTable.Row(
      path: Fact(path, at: cell.range),
      type: columns.type.flatMap { column in
        column < row.cells.count ? Fact(row.cells[column].statedText, at: row.cells[column].range) : nil
      },
      filterable: columns.filterable.map { mark(at: $0, in: row) },
      required: columns.required.map { mark(at: $0, in: row) },
      matching: columns.matching.map { mark(at: $0, in: row, mayGiveOrder: true) })
  }

  /// Whether a cell is marked; where a number may give the order, as below "Matching precedence", any but 0 marks it.
  private static func mark(at column: Int, in row: Table.Row, mayGiveOrder: Bool = false) -> Fact<Bool> {
    guard column < row.cells.count else { return Fact(false, at: row.range) }
    let cell = row.cells[column]
    let text = cell.statedText
    let isOrder = mayGiveOrder && Int(text).map { $0 > 0 } ?? false
    return Fact(isOrder || isMark(text), at: cell.range.isEmpty ? row.range : cell.range)
  }

  /// Whether a reader takes a cell's text for a mark: a check mark, a word that says so, or a sentence that begins with
  /// one. Anything else leaves the row unmarked, such as a stray semicolon.
  private static func isMark(_ text: String) -> Bool {
    if text.unicodeScalars.contains(where: checkMarks.contains) { return true }
    let first = text.lowercased().split { !$0.isLetter && !$0.isNumber }.first
    return first.map { marks.contains(String($0)) } ?? false
  }

  private static let checkMarks: Set<Unicode.Scalar> = ["✓", "✔", "√", "☑", "✅", "🗸"]
  private static let marks: Set<String> = [
    "yes", "y", "true", "x", "check", "checked", "required", "mandatory", "supported", "always", "1",
  ]

  // MARK: Users or groups

  /// Tells users from groups by the heading of the table, else by attributes that only one of them has, else by the
  /// nearest text before the table.
  private static func resource(
    of table: Table, _ columns: AttributeTable.Columns, _ rows: [AttributeTable.Row], at block: Int,
    after previous: Int, in page: Page
  ) -> ConnectorManifest.Resource.Name {
    let heading = table.header.cells[columns.path].text.lowercased()
    if heading.contains("group") { return .group }
    if heading.contains("user") { return .user }
    let names = rows.map { row in row.path.value.lowercased() }
    if names.contains(where: {
      $0 == "members" || $0.hasPrefix("members.") || $0.hasPrefix("members[") || $0.contains(":group:")
    }) {
      return .group
    }
    let isUser = names.contains { name in
      name == "username" || name == "active" || name.hasPrefix("emails") || name.hasPrefix("name.")
        || name.contains(":user:") || name.contains("phonenumbers")
    }
    if isUser { return .user }
    for passage in page.passages.reversed() where passage.block < block && passage.block >= previous {
      let users = passage.mentions(.userMapping) || passage.mentions(.selectUsers)
      let groups = passage.mentions(.groupMapping) || passage.mentions(.selectGroups)
      if users != groups { return groups ? .group : .user }
    }
    return .user
  }
}
