import TutorialDiagnostics

/// How many findings a report has, by severity, rule and file.
struct LintCounts {
  /// One rule's share.
  struct Rule {
    let id: String
    var bySeverity: [Severity: Int] = [:]
    var count = 0
    var fixable = 0
  }

  /// One file's share.
  struct File {
    let name: String
    var count = 0
  }

  /// The number of each severity; 0 where there is none.
  let bySeverity: [(severity: Severity, count: Int)]
  /// The rules with findings, most findings first.
  let byRule: [Rule]
  /// The files with findings, most findings first.
  let byFile: [File]
  /// How many findings can be mended without anybody's judgement.
  let fixable: Int

  init(_ diagnostics: [Diagnostic]) {
    var severities: [Severity: Int] = [:]
    var rules: [String: Rule] = [:]
    var files: [String: File] = [:]
    for diagnostic in diagnostics {
      severities[diagnostic.severity, default: 0] += 1
      var rule = rules[diagnostic.id] ?? Rule(id: diagnostic.id)
      rule.bySeverity[diagnostic.severity, default: 0] += 1
      rule.count += 1
      if diagnostic.fix != nil { rule.fixable += 1 }
      rules[diagnostic.id] = rule
      files[diagnostic.file, default: File(name: diagnostic.file)].count += 1
    }
    bySeverity = Severity.allCases.reversed().map { ($0, severities[$0] ?? 0) }
    byRule = rules.values.sorted { left, right in
      left.count == right.count ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : left.count > right.count
    }
    byFile = files.values.sorted { left, right in
      left.count == right.count ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8) : left.count > right.count
    }
    fixable = byRule.reduce(0) { $0 + $1.fixable }
  }
}
