import ConnectorJSON
import TutorialDiagnostics

extension Baseline {
  /// Reads a baseline, and finds all that is wrong with it.
  ///
  /// It is strict: every key must be there, none may be there twice or be unknown, and every count is a whole number of
  /// at least 1. Everything that is wrong is an error. Where the text isn't JSON, or is of another version, that is all
  /// that is said of it.
  ///
  /// - Parameter source: The file.
  /// - Returns: The baseline, if nothing is wrong; and what is wrong, in the file's order.
  public static func read(_ source: SourceFile) -> (baseline: Baseline?, diagnostics: [Diagnostic]) {
    do throws(JSONSyntaxError) {
      var reader = BaselineReader(source: source)
      let baseline = reader.baseline(try JSONDocument(parsing: source.bytes).root)
      return (reader.diagnostics.isEmpty ? baseline : nil, reader.diagnostics)
    } catch {
      return (
        nil,
        [
          Diagnostic(
            id: "baseline-syntax", severity: .error, message: error.description,
            help: "restore the file, or write the baseline anew", file: source.name,
            range: source.range(error.offset..<min(error.offset + 1, max(error.offset, source.bytes.count))))
        ]
      )
    }
  }
}

private struct BaselineReader {
  let source: SourceFile
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceFile) {
    self.source = source
  }

  mutating func baseline(_ root: JSONNode) -> Baseline {
    let members = distinctMembers(of: root, "A baseline")
    guard diagnostics.isEmpty || !members.isEmpty else { return Baseline(counts: [:]) }
    guard let version = members.first(where: { $0.key == "version" }) else {
      report("baseline-value", "The baseline has no \"version\".", at: root.range.prefix(1))
      return Baseline(counts: [:])
    }
    guard case .number(let number) = version.node.kind, number.integer == Baseline.version else {
      report("baseline-value", "The baseline's version isn't \(Baseline.version).", at: version.node.range)
      return Baseline(counts: [:])
    }
    var counts: [String: [String: Int]] = [:]
    for member in members where member.key != "version" {
      if member.key == "findings" {
        for page in distinctMembers(of: member.node, "\"findings\"") {
          counts[page.key] = fingerprints(of: page)
        }
      } else {
        report(
          "baseline-unknown-key", "\(member.key.quotedInMessage) is no key of a baseline.",
          help: Spelling.help(
            for: member.key, among: ["version", "findings"], otherwise: "the keys are \"version\" and \"findings\""),
          at: member.keyRange)
      }
    }
    if !members.contains(where: { $0.key == "findings" }) {
      report("baseline-value", "The baseline has no \"findings\".", at: root.range.prefix(1))
    }
    return Baseline(counts: counts.filter { !$0.value.isEmpty })
  }

  /// The counts of a whole baseline can be added up.
  private let mostFindings = 1...1_000_000

  private mutating func fingerprints(of page: JSONNode.Member) -> [String: Int] {
    var counts: [String: Int] = [:]
    for member in distinctMembers(of: page.node, "A page of the baseline") {
      if case .number(let number) = member.node.kind, let count = number.integer, mostFindings.contains(count) {
        counts[member.key] = count
      } else {
        report(
          "baseline-value", "The count of a fingerprint is a whole number from 1 to \(mostFindings.upperBound).",
          at: member.node.range)
      }
    }
    return counts
  }

  /// The members of an object, those left out whose key was there before.
  private mutating func distinctMembers(of node: JSONNode, _ subject: String) -> [JSONNode.Member] {
    guard case .object(let members) = node.kind else {
      report("baseline-value", "\(subject) is an object.", at: node.range)
      return []
    }
    var seen: Set<String> = []
    return members.filter { member in
      if seen.insert(member.key).inserted { return true }
      report(
        "baseline-duplicate-key", "\(member.key.quotedInMessage) stands here a second time.", at: member.keyRange)
      return false
    }
  }

  private mutating func report(
    _ id: String, _ message: String, help: String = "restore the file, or write the baseline anew", at range: Range<Int>
  ) {
    diagnostics.append(
      Diagnostic(
        id: id, severity: .error, message: message, help: help, file: source.name, range: source.range(range)))
  }
}
