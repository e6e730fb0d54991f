import ConnectorManifest
import SCIMSchema
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let attributePath = Rule(
    id: "attribute-path",
    severity: .error,
    summary: "An attribute's path is no SCIM path, or isn't as RFC 7643 has it.",
    rationale: """
      The path is typed into the mapping as it stands. One that SCIM can't read is refused; a misspelt one is taken, and \
      the app never gets the value.
      """,
    examples: Examples(
      triggering: [
        table("emails.[type eq \"work\"].value"), table("emails[type eq work].value"),
        table("emails[type eq \"work\"]value"), table("emails[type eq ‘work’].value"),
        table("emails[type eq 'work].value"),
        table("name.fammilyName"), table("displayname"), table("dispayName"), table("email"),
        table("name.displayName"), table("emails.work"), table("addresses[type eq \"work\"].zip"),
        table("emails[type eq \"work\"]"),
      ],
      passing: [
        .sound, table("emails[type eq \"work\"].value"),
        table("urn:ietf:params:scim:schemas:extension:orbit:2.0:User:dispayName"),
        table("costCentre"), table("roles[primary eq \"True\"].value"),
        table("urn:scim:schemas:extension:enterprise:1.0.department"),
        table("emails[type eq \"work\"]", "Complex"),
        Example([
          .appSide: "1. Note your account's name.",
          .credentials: "1. Under the **Admin Credentials** section, select **Authorize**. Select **Test Connection**.",
          .userMapping:
            "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |primaryEmail|String|&check;|\n   |relations.[type eq \"manager\"].value|String||",
        ]),
      ]),
    check: { tutorial in
      guard isSCIM(tutorial) else { return [] }
      return tutorial.attributeTables.flatMap { table in
        unreadable(table.rows.map(\.path))
          + table.rows.compactMap { row in
            (try? AttributePath(parsing: row.path.value)).flatMap { path in
              misspelling(path, row.path, table.resource) ?? withoutSubAttribute(path, row)
            }
          }
      }
    })

  private static func table(_ path: String, _ type: String = "String") -> Example {
    Example(
      .userMapping,
      "1. Review the user attributes.\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;|\n   |\(path)|\(type)||"
    )
  }

  /// An app that is only authorized, without a tenant URL, may be reached by an API of its own with names of its own;
  /// then no user has the userName that SCIM requires (RFC 7643 §4.1.1).
  private static func isSCIM(_ tutorial: Tutorial) -> Bool {
    guard tutorial.authentication?.value == .oauthAuthorization, tutorial.tenantURL.kind == .none else { return true }
    return tutorial.attributeTables.contains { table in table.rows.contains { $0.path.value == "userName" } }
  }

  /// Paths of a table that SCIM can't read for one reason.
  private struct Unreadable {
    var reason: String
    var help: String
    /// Whether straight quotation marks mend them.
    var isMendable: Bool
    var paths: [Fact<String>] = []
    var edits: [(range: Range<Int>, replacement: String)] = []
  }

  /// The paths of a table that SCIM can't read; those that fail for one reason are one finding.
  private static func unreadable(_ paths: [Fact<String>]) -> [Finding] {
    var byReason: [Unreadable] = []
    for path in paths {
      do {
        _ = try AttributePath(parsing: path.value)
      } catch {
        let quotes = OtherQuotationMarks(in: path, error)
        let reason = quotes?.reason ?? "\(error.reason)"
        let isMendable = quotes?.edits != nil
        let known = byReason.firstIndex { $0.reason == reason && $0.isMendable == isMendable }
        if known == nil {
          let path = "emails[type eq \"work\"].value"
          let help =
            quotes == nil
            ? "a path is like userName, name.givenName or \(path)"
            : "write straight double quotation marks, as in \(path)"
          byReason.append(Unreadable(reason: reason, help: help, isMendable: isMendable))
        }
        byReason[known ?? byReason.count - 1].paths.append(path)
        byReason[known ?? byReason.count - 1].edits += quotes?.edits ?? []
      }
    }
    return byReason.compactMap { group in
      guard let first = group.paths.first else { return nil }
      let count = group.paths.count
      let others = count == 2 ? ", nor is another of the table" : ", nor are \(count - 1) more of the table"
      return Finding(
        message: "\"\(first.value)\" is no SCIM path\(count > 1 ? others : ""): \(group.reason).",
        help: group.help, range: first.range, related: group.paths.dropFirst().map { ("another", $0.range) },
        fix: group.isMendable ? group.edits : nil)
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
      return nearest(name, attribute.subAttributes).flatMap { misspelt(name, $0.name, text, nil) }
        ?? unknownSubAttribute(name, attribute, known, text)
    }
    // A short name is nearly many words; a known part below it tells which was meant.
    let byPart = path.subAttribute.flatMap { part in
      nearest(path.attribute, known.filter { $0.subAttribute(named: part) != nil }, atLeast: 3)
    }
    guard let right = byPart ?? nearest(path.attribute, known) else { return nil }
    var finding = misspelt(path.attribute, right.name, text, nil)
    // A single value was meant, and the page doesn't say which of the list.
    if resource == .user, right.isMultiValued, path.filter == nil, path.subAttribute == nil {
      finding?.fix = nil
      finding?.help = "write the path to the value that is meant, such as \(example(of: right))"
    }
    return finding
  }

  // MARK: Sub-attributes

  /// A sub-attribute that RFC 7643 doesn't give a complex attribute; unlike a schema, an attribute has no extensions.
  private static func unknownSubAttribute(
    _ name: String, _ attribute: AttributeDefinition, _ known: [AttributeDefinition], _ text: Fact<String>
  ) -> Finding? {
    // Every value of a list may have these (RFC 7643 §2.4).
    guard !attribute.isMultiValued || !["value", "$ref", "display", "type", "primary"].contains(name.lowercased())
    else {
      return nil
    }
    let isType = attribute.subAttribute(named: "type")?.canonicalValues.contains(name.lowercased()) == true
    let names = attribute.subAttributes.map(\.name).joined(separator: ", ")
    let help =
      if isType {
        "write \(example(of: attribute, type: name.lowercased()))"
      } else if let other = known.first(where: { $0.name == name }) {
        "write \(other.name), or one of those that \(attribute.name) has: \(names)"
      } else {
        "its sub-attributes are \(names)"
      }
    return Finding(
      message: "RFC 7643 gives \(attribute.name) no sub-attribute \"\(name)\".", help: help, severity: .warning,
      range: text.range)
  }

  /// `emails[type eq "work"]` where the type is a text's: the element is meant, and so its value.
  private static func withoutSubAttribute(_ path: AttributePath, _ row: AttributeTable.Row) -> Finding? {
    guard path.schema == nil, path.filter != nil, path.subAttribute == nil, let type = row.type,
      AttributeType(spelledLoosely: type.value) == .string,
      let attribute = Schema.user.attributes.first(where: { $0.name == path.attribute }),
      attribute.type == .complex
    else { return nil }
    let hasValue = attribute.subAttribute(named: "value") != nil
    let end = row.path.range.upperBound
    return Finding(
      message: "\(row.path.value) is a whole element, and no \(type.value).",
      help: hasValue
        ? "write \(row.path.value).value" : "name the sub-attribute that is meant, as in \(example(of: attribute))",
      severity: .warning, range: row.path.range,
      fix: hasValue && row.path.range.count == row.path.value.utf8.count ? [(end..<end, ".value")] : nil)
  }

  /// A path to one value of a list.
  private static func example(of attribute: AttributeDefinition, type: String? = nil) -> String {
    let type = type ?? attribute.subAttribute(named: "type")?.canonicalValues.first
    let filter = type.map { "type eq \"\($0)\"" } ?? "primary eq true"
    let part = attribute.subAttribute(named: "value") ?? attribute.subAttributes.first
    return "\(attribute.name)[\(filter)].\(part?.name ?? "value")"
  }

  // MARK: Spellings

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

  private static func nearest(
    _ name: String, _ attributes: [AttributeDefinition], atLeast length: Int = 5
  ) -> AttributeDefinition? {
    guard name.utf8.count >= length else { return nil }
    return attributes.first { Spelling.distance(name.lowercased(), $0.name.lowercased(), atMost: 1) == 1 }
  }
}
