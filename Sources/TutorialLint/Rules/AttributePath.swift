import ConnectorManifest
import Diagnostics
import SCIMSchema
import TutorialReader

extension Rule {
  static let attributePath = Rule(
    id: "attribute-path",
    severity: .error,
    summary: "An attribute's path is no SCIM path, or is a misspelt name of RFC 7643.",
    rationale: """
      The path is typed into the mapping as it stands. One that SCIM can't read is refused; a misspelt one is taken, and \
      the app never gets the value.
      """,
    examples: Examples(
      triggering: [
        table("emails.[type eq \"work\"].value"), table("emails[type eq work].value"),
        table("emails[type eq \"work\"]value"),
        table("name.fammilyName"), table("displayname"), table("dispayName"),
      ],
      passing: [
        .sound, table("emails[type eq \"work\"].value"),
        table("urn:ietf:params:scim:schemas:extension:orbit:2.0:User:dispayName"),
        table("costCentre"), table("roles[primary eq \"True\"].value"),
        table("urn:scim:schemas:extension:enterprise:1.0.department"),
      ]),
    check: { tutorial in
      tutorial.attributeTables.flatMap { table in
        unreadable(table.rows.map(\.path))
          + table.rows.compactMap { row in
            (try? AttributePath(parsing: row.path.value)).flatMap { misspelling($0, row.path, table.resource) }
          }
      }
    })

  private static func table(_ path: String) -> Example {
    Example(
      .userMapping,
      "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;|\n   |\(path)|String||"
    )
  }

  /// The paths of a table that SCIM can't read; those that fail for one reason are one finding.
  private static func unreadable(_ paths: [Fact<String>]) -> [Finding] {
    var byReason: [(reason: String, paths: [Fact<String>])] = []
    for path in paths {
      do {
        _ = try AttributePath(parsing: path.value)
      } catch {
        let reason = "\(error.reason)"
        if let known = byReason.firstIndex(where: { $0.reason == reason }) {
          byReason[known].paths.append(path)
        } else {
          byReason.append((reason, [path]))
        }
      }
    }
    return byReason.compactMap { reason, paths in
      guard let first = paths.first else { return nil }
      let others = paths.count > 1 ? "; so are \(paths.count - 1) more of the table" : ""
      return Finding(
        message: "\"\(first.value)\" is no SCIM path: \(reason)\(others).",
        help: "a path is like userName, name.givenName or emails[type eq \"work\"].value", range: first.range,
        related: paths.dropFirst().map { ("another", $0.range) })
    }
  }

  /// A name that is nearly one of RFC 7643's; other names are the app's own business.
  private static func misspelling(
    _ path: AttributePath, _ text: Fact<String>, _ resource: ConnectorManifest.Resource.Name
  ) -> Finding? {
    let core = resource == .user ? Schema.user : Schema.group
    let schema = path.schema.map { urn in Schema.standard.first { $0.id.lowercased() == urn.lowercased() } } ?? core
    guard let schema else { return path.schema.flatMap { misspeltURN($0, text) } }
    let known = schema.attributes + (path.schema == nil ? Schema.commonAttributes : [])
    if let attribute = known.first(where: { $0.name.lowercased() == path.attribute.lowercased() }) {
      if attribute.name != path.attribute { return misspelt(path.attribute, attribute.name, text, .note) }
      guard let name = path.subAttribute, !attribute.subAttributes.isEmpty else { return nil }
      if let part = attribute.subAttribute(named: name) {
        return part.name == name ? nil : misspelt(name, part.name, text, .note)
      }
      return nearest(name, attribute.subAttributes).flatMap { misspelt(name, $0, text, nil) }
    }
    // A short name is nearly many words; a known part below it tells which was meant.
    let byPart = path.subAttribute.flatMap { part in
      nearest(path.attribute, known.filter { $0.subAttribute(named: part) != nil }, atLeast: 3)
    }
    return (byPart ?? nearest(path.attribute, known)).flatMap { misspelt(path.attribute, $0, text, nil) }
  }

  private static func misspelt(_ name: String, _ right: String, _ text: Fact<String>, _ severity: Severity?) -> Finding?
  {
    let cell = text.value
    guard let place = Array(cell.utf8).firstOccurrence(of: name.utf8) else { return nil }
    // A cell with markup around the path is longer than the path.
    let isPlain = text.range.count == cell.utf8.count
    let start = text.range.lowerBound + place.lowerBound
    return Finding(
      message: "RFC 7643 spells \"\(name)\" as \"\(right)\".", help: "write \(right)", severity: severity,
      range: text.range,
      fix: isPlain ? [(start..<start + name.utf8.count, right)] : nil)
  }

  private static func misspeltURN(_ urn: String, _ text: Fact<String>) -> Finding? {
    let right = Schema.standard.map(\.id).first {
      Spelling.distance(urn.lowercased(), $0.lowercased(), atMost: 2) != nil
    }
    return right.flatMap { misspelt(urn, $0, text, nil) }
  }

  private static func nearest(_ name: String, _ attributes: [AttributeDefinition], atLeast length: Int = 5) -> String? {
    guard name.utf8.count >= length else { return nil }
    return attributes.map(\.name).first { Spelling.distance(name.lowercased(), $0.lowercased(), atMost: 1) == 1 }
  }
}
