import ConnectorJSON
import TutorialDiagnostics

/// The top-level keys of what a page states, and a place can therefore be given for.
let factKeys = [
  "app", "tutorial", "capabilities", "tenantURL", "authentication", "groups", "resources", "prerequisites",
  "limitations",
]

extension ManifestDecoder {
  /// The places of the values, each under a JSON Pointer that must lead to a value of the manifest.
  mutating func provenance(_ value: ManifestNode?, in root: JSONNode) -> [String: SourceRange] {
    guard let value else { return [:] }
    guard case .object(let members) = value.node.kind else {
      // Reports that it is no object.
      _ = self.members(of: value, required: [])
      return [:]
    }
    let manifest = root.value
    var places: [String: SourceRange] = [:]
    for member in members {
      let place = ManifestNode(node: member.node, pointer: value.pointer.appending(member.key))
      if places[member.key] != nil {
        report("manifest-duplicate-key", place.pointer, "stands here a second time", at: member.keyRange)
      } else {
        checkPointer(member, place: place, in: manifest)
      }
      places[member.key] = range(place)
    }
    return places
  }

  private mutating func checkPointer(_ member: JSONNode.Member, place: ManifestNode, in manifest: JSONValue) {
    if let pointer = JSONPointer(parsing: member.key), let first = pointer.tokens.first, factKeys.contains(first) {
      if manifest[pointer] != nil || isInAbsent(pointer) { return }
    }
    report(
      "manifest-provenance", place.pointer, "\(quoted(member.key)) leads to nothing that a page states",
      help: "A key here is the JSON Pointer of a value in this manifest, such as /app/name.", at: member.keyRange)
  }

  /// Whether a value would be in one that is reported already.
  private func isInAbsent(_ pointer: JSONPointer) -> Bool {
    // No value is deeper than /resources/0/attributes/0/path.
    let tokens = pointer.tokens.prefix(5)
    return tokens.indices.contains { absent.contains(JSONPointer(Array(tokens[...$0]))) }
  }

  private mutating func range(_ value: ManifestNode) -> SourceRange {
    let members = members(of: value, required: ["line", "column", "endLine", "endColumn"])
    let (line, column) = (ordinal(members["line"]), ordinal(members["column"]))
    let (endLine, endColumn) = (ordinal(members["endLine"]), ordinal(members["endColumn"]))
    let start = SourcePosition(line: line ?? 1, column: column ?? 1)
    guard let line, let column, let endLine, let endColumn else { return SourceRange(start: start, end: start) }
    let range = SourceRange(
      start: SourcePosition(line: line, column: column), end: SourcePosition(line: endLine, column: endColumn))
    if range.end < range.start {
      report(
        "manifest-range", value,
        "ends in line \(endLine), column \(endColumn), before it begins in line \(line), column \(column)")
    }
    return range
  }
}
