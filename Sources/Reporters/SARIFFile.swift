import ConnectorJSON
import TutorialDiagnostics

/// Makes the results of one file (SARIF 2.1.0 §3.27).
struct SARIFFile {
  /// What relative paths are relative to.
  static let baseID = "%SRCROOT%"

  let name: String
  private let source: SourceFile?
  private let columns: UTF16Columns?
  /// What GitHub knows each line by.
  private let lineHashes: [String]
  private let artifactLocation: JSONValue

  /// The most bytes of a page that are repeated in a result.
  private static let longestSnippet = 2000
  /// The most related places of a result that are told, since GitHub shows no more.
  private static let mostRelated = 100
  /// The most related places that the message itself leads to.
  private static let mostLinks = 3

  init(name: String, source: SourceFile?) {
    self.name = name
    self.source = source
    columns = source.map(UTF16Columns.init)
    lineHashes = source.map { CodeScanningLineHash($0).lines } ?? []
    let path = FilePath(name)
    artifactLocation =
      path.isAbsolute
      ? ["uri": .string("file://" + path.percentEncoded)]
      : ["uri": .string(path.percentEncoded), "uriBaseId": .string(Self.baseID)]
  }

  func result(for diagnostic: Diagnostic, ruleIndex: Int, fingerprint: String) -> JSONObject {
    let related = diagnostic.related.prefix(Self.mostRelated)
    var result: JSONObject = [
      "ruleId": .string(diagnostic.id),
      "ruleIndex": JSONValue(ruleIndex),
      "level": .string(diagnostic.severity.rawValue),
      "message": ["text": .string(message(of: diagnostic))],
      "locations": [["physicalLocation": physicalLocation(diagnostic.place)]],
    ]
    if !related.isEmpty {
      result["relatedLocations"] = .array(
        zip(1..., related).map { number, place in
          [
            "id": JSONValue(number),
            "physicalLocation": physicalLocation(place.range),
            "message": ["text": .string(SARIFText.sentence(place.message.isEmpty ? diagnostic.id : place.message))],
          ]
        })
    }
    var fingerprints: JSONObject = ["connectorgen/v1": .string(fingerprint)]
    let line = diagnostic.place.start.line
    if lineHashes.indices.contains(line - 1) {
      fingerprints["primaryLocationLineHash"] = .string(lineHashes[line - 1])
    }
    result["partialFingerprints"] = .object(fingerprints)
    if let fix = diagnostic.fix, let columns, !fix.edits.isEmpty {
      result["fixes"] = [self.fix(fix, of: diagnostic, columns)]
    }
    return result
  }

  private func message(of diagnostic: Diagnostic) -> String {
    var text = SARIFText.sentence(diagnostic.message.isEmpty ? diagnostic.id : diagnostic.message)
    if let help = diagnostic.help, !help.isEmpty { text += " Help: " + SARIFText.sentence(help) }
    let links = zip(1..., diagnostic.related.prefix(Self.mostLinks)).filter { !$1.message.isEmpty }
    if !links.isEmpty {
      text += " See " + links.map { SARIFText.link($1.message, to: $0) }.joined(separator: ", ") + "."
    }
    return text
  }

  private func physicalLocation(_ range: SourceRange) -> JSONValue {
    ["artifactLocation": artifactLocation, "region": region(range)]
  }

  private func region(_ range: SourceRange) -> JSONValue {
    guard let source, let columns else {
      // Without the line there is no telling its columns.
      let line = max(range.start.line, 1)
      return ["startLine": JSONValue(line), "endLine": JSONValue(max(range.end.line, line))]
    }
    let offsets = source.offsets(of: range)
    var region = place(columns.range(range))
    if !offsets.isEmpty, offsets.count <= Self.longestSnippet {
      region["snippet"] = ["text": .string(source.text(offsets))]
    }
    return .object(region)
  }

  private func place(_ range: SourceRange) -> JSONObject {
    [
      "startLine": JSONValue(range.start.line), "startColumn": JSONValue(range.start.column),
      "endLine": JSONValue(range.end.line), "endColumn": JSONValue(range.end.column),
    ]
  }

  /// The edits as a fix (§3.55), in the order of their places.
  private func fix(_ fix: Fix, of diagnostic: Diagnostic, _ columns: UTF16Columns) -> JSONValue {
    let replacements = fix.edits.sorted { $0.range.start < $1.range.start }.map { edit -> JSONValue in
      let deleted = SourceRange(start: columns.position(edit.range.start), end: columns.position(edit.range.end))
      var replacement: JSONObject = ["deletedRegion": .object(place(deleted))]
      if !edit.replacement.isEmpty { replacement["insertedContent"] = ["text": .string(edit.replacement)] }
      return .object(replacement)
    }
    let help = diagnostic.help ?? ""
    return [
      "description": ["text": .string(SARIFText.sentence(help.isEmpty ? "Mend it" : help))],
      "artifactChanges": [["artifactLocation": artifactLocation, "replacements": .array(replacements)]],
    ]
  }
}
