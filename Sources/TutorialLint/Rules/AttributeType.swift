import SCIMSchema
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let attributeType = Rule(
    id: "attribute-type",
    severity: .warning,
    summary: "An attribute's type is none that SCIM has, or not the one that RFC 7643 gives it.",
    rationale: """
      The type decides how the directory converts the value. Text where the app expects true or false makes the app \
      refuse the user.
      """,
    examples: Examples(
      triggering: [table("active", "String"), table("title", "Boolean"), table("nickName", "Text")],
      passing: [
        .sound, table("emails[type eq \"work\"].value", "String"), table("roles", "String"),
        table("manager", "Reference"), table("profileUrl", "String"),
      ]),
    check: { tutorial in
      tutorial.attributeTables.flatMap { table in
        table.rows.compactMap { row -> Finding? in
          guard let cell = row.type, !cell.value.isEmpty else { return nil }
          guard let type = AttributeType(spelledLoosely: cell.value) else {
            return Finding(
              message: "\"\(cell.value)\" is no type of SCIM's.",
              help: "write String, Boolean, Integer, Decimal, DateTime, Binary, Reference or Complex", range: cell.range
            )
          }
          let schemas = table.resource == .user ? [Schema.user, .enterpriseUser] : [Schema.group]
          guard let path = try? AttributePath(parsing: row.path.value), let definition = path.definition(in: schemas),
            contradicts(type, definition.type)
          else { return nil }
          return Finding(
            message: "\(row.path.value) is \(cell.value) here, but RFC 7643 makes it \(definition.type.rawValue).",
            help: "write \(definition.type.rawValue.prefix(1).uppercased() + definition.type.rawValue.dropFirst())",
            range: cell.range)
        }
      }
    })

  private static func table(_ path: String, _ type: String) -> Example {
    Example(
      .userMapping,
      "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;|\n   |\(path)|\(type)||"
    )
  }

  /// Text may well stand for a date, a reference or a list's element; true, false and numbers stand for nothing else.
  private static func contradicts(_ stated: AttributeType, _ defined: AttributeType) -> Bool {
    let plain: [AttributeType] = [.boolean, .integer, .decimal]
    guard stated != defined, stated != .complex else { return false }
    return plain.contains(stated) || plain.contains(defined)
  }
}
