import TutorialDiagnostics

/// Closes a run for a person at a terminal: how much there is to do, and where to begin.
///
///     2 errors, 1 warning and 40 notes in 12 files; 300 pages linted.
///     40 of them can be mended with --fix.
///
///        40  list-number          note     40 fixable
///         2  tenant-url-conflict  error
///         1  duplicate-attribute  warning
///
///     Most findings:
///        30  tutorials/orbit.md
///         …
public struct TextSummary: Sendable {
  /// How many files are named at most.
  private static let mostFiles = 5
  /// How many pages that were not linted are named at most.
  private static let mostUnlinted = 5

  /// Creates a summary writer.
  public init() {}

  /// The lines of the summary, each ended by a line feed.
  public func report(_ report: LintReport) -> String {
    let counts = LintCounts(report.diagnostics)
    var text = headline(report, counts)
    if !counts.byRule.isEmpty { text += "\n" + table(of: counts.byRule) }
    if counts.byFile.count > 1 { text += "\nMost findings:\n" + table(of: counts.byFile) }
    let what = report.passedOver.count == 1 ? "a provisioning tutorial" : "provisioning tutorials"
    let unlinted =
      names(of: report.passedOver, "passed over, not being \(what)")
      + names(of: report.excluded, "left out by the configuration")
    return text + (counts.byRule.isEmpty || unlinted.isEmpty ? "" : "\n") + unlinted
  }

  private func headline(_ report: LintReport, _ counts: LintCounts) -> String {
    let pages = count(report.pages, "page")
    guard !report.diagnostics.isEmpty else { return "No findings in \(pages).\n" }
    let severities = counts.bySeverity.filter { $0.count > 0 }.map { count($0.count, $0.severity.rawValue) }
    let all = severities.dropLast().isEmpty ? "" : severities.dropLast().joined(separator: ", ") + " and "
    let files = count(counts.byFile.count, "file")
    var text = "\(all)\(severities.last ?? "") in \(files); \(pages) linted.\n"
    if counts.fixable > 0 {
      let which = counts.fixable == report.diagnostics.count ? "All" : "\(counts.fixable)"
      text += report.diagnostics.count == 1 ? "It" : "\(which) of them"
      text += " can be mended with --fix.\n"
    }
    return text
  }

  private func table(of rules: [LintCounts.Rule]) -> String {
    let ids = rules.map { PrintableText.line($0.id) }
    let severities = rules.map(severities)
    let (idWidth, severityWidth) = (ids.map(\.count).max() ?? 0, severities.map(\.count).max() ?? 0)
    let lines = rules.indices.map { index in
      let fixable = rules[index].fixable > 0 ? "\(rules[index].fixable) fixable" : ""
      let columns = [padded(ids[index], to: idWidth), padded(severities[index], to: severityWidth), fixable]
      return line(rules[index].count, columns.joined(separator: "  "))
    }
    return lines.joined()
  }

  /// The severity of a rule's findings; where they differ, how many have which.
  private func severities(of rule: LintCounts.Rule) -> String {
    let counts = rule.bySeverity.sorted { $0.key > $1.key }
    if counts.count == 1 { return counts.map(\.key.rawValue).joined() }
    return counts.map { count($0.value, $0.key.rawValue) }.joined(separator: ", ")
  }

  private func table(of files: [LintCounts.File]) -> String {
    let lines = files.prefix(Self.mostFiles).map { line($0.count, PrintableText.line($0.name)) }
    let rest = files.count - Self.mostFiles
    return lines.joined() + (rest > 0 ? "       and \(count(rest, "more file", "more files"))\n" : "")
  }

  private func line(_ count: Int, _ text: String) -> String {
    let number = String(count)
    var line = String(repeating: " ", count: max(0, 5 - number.count)) + number + "  " + text
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private func names(of pages: [String], _ reason: String) -> String {
    guard !pages.isEmpty else { return "" }
    let names = pages.prefix(Self.mostUnlinted).map(PrintableText.line).joined(separator: ", ")
    let rest = pages.count - Self.mostUnlinted
    return "\(count(pages.count, "page")) \(reason): \(names)\(rest > 0 ? ", and \(rest) more" : "")\n"
  }

  private func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
