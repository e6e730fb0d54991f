import Diagnostics

extension LintConfiguration {
  /// Reads a configuration, and finds all that is wrong with it.
  ///
  /// It is strict: there are no keys but `rules` and `exclude`, none is there twice, and every rule is one that exists.
  /// Everything that is wrong is an error.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - knownRules: The ids that may be configured.
  /// - Returns: The configuration, if nothing is wrong; and what is wrong, in the file's order.
  public static func read(
    _ source: SourceFile, knownRules: [String]
  ) -> (configuration: LintConfiguration?, diagnostics: [Diagnostic]) {
    var reader = LintConfigurationReader(source: source, knownRules: knownRules)
    let configuration = reader.configuration()
    return (reader.diagnostics.isEmpty ? configuration : nil, reader.diagnosticsInOrder)
  }
}

/// Asks what the entries of a configuration file mean, and notes what is wrong with them.
private struct LintConfigurationReader {
  let source: SourceFile
  let knownRules: [String]
  private(set) var diagnostics: [Diagnostic] = []

  typealias Entry = LintConfigurationSyntax.Entry
  typealias Scalar = LintConfigurationSyntax.Scalar

  init(source: SourceFile, knownRules: [String]) {
    self.source = source
    self.knownRules = knownRules
  }

  var diagnosticsInOrder: [Diagnostic] {
    diagnostics.sorted { left, right in
      guard let leftStart = left.range?.start, let rightStart = right.range?.start else { return false }
      return leftStart < rightStart
    }
  }

  mutating func configuration() -> LintConfiguration {
    let syntax = LintConfigurationSyntax(source)
    for fault in syntax.faults { report("configuration-syntax", fault.message, help: fault.help, at: fault.range) }
    var configuration = LintConfiguration()
    for entry in distinct(syntax.entries) {
      switch entry.key.text {
      case "rules": configuration.levels = levels(entry)
      case "exclude": configuration.excluded = patterns(entry)
      default:
        report(
          "configuration-unknown-key", "\(entry.key.text.quotedInMessage) is no key of a configuration.",
          help: Spelling.help(
            for: entry.key.text, among: ["rules", "exclude"], otherwise: "the keys are \"rules\" and \"exclude\""),
          at: entry.key.range)
      }
    }
    return configuration
  }

  /// The first entry of each key; those that follow are noted.
  private mutating func distinct(_ entries: [Entry]) -> [Entry] {
    var first: [String: Scalar] = [:]
    return entries.filter { entry in
      guard let earlier = first[entry.key.text] else {
        first[entry.key.text] = entry.key
        return true
      }
      report(
        "configuration-duplicate-key", "\(entry.key.text.quotedInMessage) stands here a second time.",
        help: "keep one of the two", at: entry.key.range,
        related: [.init(message: "the first", range: source.range(earlier.range))])
      return false
    }
  }

  // MARK: Rules

  private mutating func levels(_ rules: Entry) -> [String: LintConfiguration.Level] {
    if !rules.hasFault, rules.value != nil || rules.items != nil {
      report(
        "configuration-value", "\"rules\" has a line for each rule below it, and nothing else.",
        help: "indent \"RULE: off\" below it, or note, warning or error",
        at: rules.value?.range ?? rules.items?.first?.range ?? rules.key.range)
    }
    var levels: [String: LintConfiguration.Level] = [:]
    for entry in distinct(rules.entries) {
      let isKnown = knownRules.contains(entry.key.text)
      if !isKnown {
        report(
          "configuration-unknown-rule", "There is no rule \(entry.key.text.quotedInMessage).",
          help: Spelling.help(
            for: entry.key.text, among: knownRules, otherwise: "\"connectorgen rules\" lists them all"),
          at: entry.key.range)
      }
      if let level = level(of: entry), isKnown { levels[entry.key.text] = level }
    }
    return levels
  }

  private mutating func level(of rule: Entry) -> LintConfiguration.Level? {
    if let level = rule.value.flatMap({ LintConfiguration.Level(rawValue: $0.text) }) { return level }
    guard rule.value != nil || !rule.hasFault else { return nil }
    let help = "write off, note, warning or error"
    if let value = rule.value {
      report(
        "configuration-value", "\(value.text.quotedInMessage) is no severity.", help: help, at: value.range)
    } else {
      report(
        "configuration-value", "\(rule.key.text.quotedInMessage) is followed by no severity.", help: help,
        at: rule.items?.first?.range ?? rule.key.range)
    }
    return nil
  }

  // MARK: Pages

  private mutating func patterns(_ exclude: Entry) -> [PathPattern] {
    if !exclude.hasFault, let range = exclude.value?.range ?? exclude.entries.first?.key.range {
      report(
        "configuration-value", "\"exclude\" has a list of patterns.", help: "write \"- drafts/**\" on a line below it",
        at: range)
    }
    var patterns: [PathPattern] = []
    for item in exclude.items ?? [] {
      do throws(PathPattern.Fault) {
        patterns.append(try PathPattern(item.text))
      } catch {
        report(
          "configuration-value", "\(item.text.quotedInMessage) \(error.problem).", help: error.help, at: item.range)
      }
    }
    return patterns
  }

  private mutating func report(
    _ id: String, _ message: String, help: String, at range: Range<Int>, related: [Diagnostic.Related] = []
  ) {
    diagnostics.append(
      Diagnostic(
        id: id, severity: .error, message: message, help: help, file: source.name, range: source.range(range),
        related: related))
  }
}

extension PathPattern.Fault {
  fileprivate var problem: String {
    switch self {
    case .empty: "names no page or folder"
    case .outside: "leads out of this file's folder"
    case .choice: "has brackets or braces, which patterns don't know"
    }
  }

  fileprivate var help: String {
    switch self {
    case .empty: "write a path below this file's folder"
    case .outside: "write a path below this file's folder, with no slash at the beginning and no \"..\""
    case .choice: "give each choice a pattern of its own; ? stands for any one character"
    }
  }
}
