import ConnectorEmitters
import MarkdownSyntax
import TutorialDiagnostics
import Yams

extension Configuration {
  /// Reads a configuration, and finds all that is wrong with it.
  ///
  /// It is strict: there are no keys but those of a ``Configuration``, and every rule is one that exists. Everything that is
  /// wrong is an error; what isn't YAML at all is one error.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - knownRules: The ids that may be configured.
  /// - Returns: The configuration, if nothing is wrong; and what is wrong, in the file's order.
  public static func read(
    _ source: SourceFile, knownRules: [String]
  ) -> (configuration: Configuration?, diagnostics: [Diagnostic]) {
    var reader = ConfigurationReader(source: source, knownRules: knownRules)
    let configuration = reader.configuration()
    return (reader.diagnostics.isEmpty ? configuration : nil, reader.diagnosticsInOrder)
  }
}

/// Asks what the keys of a configuration file mean, and notes what is wrong with them.
private struct ConfigurationReader {
  let source: SourceFile
  let knownRules: [String]
  private let yaml: YAMLText
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceFile, knownRules: [String]) {
    self.source = source
    self.knownRules = knownRules
    yaml = YAMLText(source, FrontMatter.contentStart(of: source)..<source.bytes.count)
  }

  var diagnosticsInOrder: [Diagnostic] {
    diagnostics.sorted { left, right in
      guard let leftStart = left.range?.start, let rightStart = right.range?.start else { return false }
      return leftStart < rightStart
    }
  }

  mutating func configuration() -> Configuration {
    var configuration = Configuration()
    do throws(YAMLText.Problem) {
      guard let root = try yaml.node(), !isEmpty(root) else { return configuration }
      for (key, value) in entries(of: root, "The file has \(Self.sentence(of: Self.keys)).") {
        switch key.string {
        case "rules": configuration.levels = levels(value)
        case "exclude": configuration.excluded = patterns(value)
        case "fail-on": configuration.failing = failing(value)
        case "swift": configuration.swift = swift(value)
        default: reportUnknown(key, of: "a configuration", among: Self.keys)
        }
      }
    } catch {
      report(
        "configuration-syntax", "The file is not YAML: \(error.message).", help: "mend the YAML", at: error.range)
    }
    return configuration
  }

  private static let keys = ["rules", "exclude", "fail-on", "swift"]

  private static func sentence(of keys: [String]) -> String {
    "the keys " + keys.dropLast().map(\.quotedInMessage).joined(separator: ", ")
      + (keys.last.map { " and " + $0.quotedInMessage } ?? "")
  }

  private mutating func reportUnknown(_ key: Node.Scalar, of what: String, among keys: [String]) {
    report(
      "configuration-unknown-key", "\(key.string.quotedInMessage) is no key of \(what).",
      help: Spelling.help(for: key.string, among: keys, otherwise: "there are \(Self.sentence(of: keys))"),
      at: yaml.range(of: key))
  }

  // MARK: Rules

  private mutating func levels(_ rules: Node) -> [String: Configuration.Level] {
    guard !isEmpty(rules) else { return [:] }
    var levels: [String: Configuration.Level] = [:]
    for (rule, value) in entries(of: rules, "\"rules\" has a line for each rule below it, and nothing else.") {
      let isKnown = knownRules.contains(rule.string)
      if !isKnown {
        report(
          "configuration-unknown-rule", "There is no rule \(rule.string.quotedInMessage).",
          help: Spelling.help(for: rule.string, among: knownRules, otherwise: "\"connectorgen rules\" lists them all"),
          at: yaml.range(of: rule))
      }
      if let level = level(of: rule, value), isKnown { levels[rule.string] = level }
    }
    return levels
  }

  private mutating func level(of rule: Node.Scalar, _ value: Node) -> Configuration.Level? {
    let help = "write off, note, warning or error"
    guard case .scalar(let text) = value, !text.string.isEmpty else {
      report(
        "configuration-value", "\(rule.string.quotedInMessage) is followed by no severity.", help: help,
        at: yaml.range(of: rule))
      return nil
    }
    if let level = Configuration.Level(rawValue: text.string) { return level }
    report(
      "configuration-value", "\(text.string.quotedInMessage) is no severity.", help: help, at: yaml.range(of: text))
    return nil
  }

  // MARK: Pages

  private mutating func patterns(_ exclude: Node) -> [PathPattern] {
    guard !isEmpty(exclude) else { return [] }
    let help = "write \"- drafts/**\" on a line below it"
    guard case .sequence(let items) = exclude else {
      report("configuration-value", "\"exclude\" has a list of patterns.", help: help, at: place(of: exclude))
      return []
    }
    var patterns: [PathPattern] = []
    for item in items {
      guard case .scalar(let text) = item else {
        report("configuration-value", "\"exclude\" has a list of patterns.", help: help, at: place(of: item))
        continue
      }
      do throws(PathPattern.Fault) {
        patterns.append(try PathPattern(text.string))
      } catch {
        report(
          "configuration-value", "\(text.string.quotedInMessage) \(error.problem).", help: error.help,
          at: yaml.range(of: text))
      }
    }
    return patterns
  }

  private mutating func failing(_ value: Node) -> FailingSeverity? {
    guard !isEmpty(value) else { return nil }
    return word(value, what: "severity to fail on", help: "write error, warning, note or never")
  }

  // MARK: Swift

  private mutating func swift(_ swift: Node) -> SwiftOptions {
    var options = SwiftOptions()
    guard !isEmpty(swift) else { return options }
    let keys = ["access", "imports"]
    for (key, value) in entries(of: swift, "\"swift\" has \(Self.sentence(of: keys)).") {
      switch key.string {
      case "access": options.access = word(value, what: "access level", help: Self.accessHelp) ?? options.access
      case "imports": options.imports = modules(value)
      default: reportUnknown(key, of: "\"swift\"", among: keys)
      }
    }
    return options
  }

  private static let accessHelp = "write public, package or internal"

  private mutating func modules(_ imports: Node) -> [String] {
    guard !isEmpty(imports) else { return [] }
    let help = "write the names of modules, as in [Accounts, Audit]"
    guard case .sequence(let items) = imports else {
      report("configuration-value", "\"imports\" has a list of modules.", help: help, at: place(of: imports))
      return []
    }
    return items.compactMap { item in
      if case .scalar(let text) = item, SwiftOptions.isModuleName(text.string) { return text.string }
      report("configuration-value", "This is not the name of a module.", help: help, at: place(of: item))
      return nil
    }
  }

  // MARK: Nodes

  /// One of the words that a key can be followed by; for anything else, none and a report.
  private mutating func word<Word: RawRepresentable>(_ value: Node, what: String, help: String) -> Word?
  where Word.RawValue == String {
    if case .scalar(let text) = value, let word = Word(rawValue: text.string) { return word }
    report("configuration-value", "This is no \(what).", help: help, at: place(of: value))
    return nil
  }

  /// The keys and values of a mapping; for anything else, none and a report.
  private mutating func entries(of node: Node, _ message: String) -> [(key: Node.Scalar, value: Node)] {
    guard case .mapping(let mapping) = node else {
      report("configuration-value", message, help: "write KEY: and what belongs to it below", at: place(of: node))
      return []
    }
    return mapping.compactMap { key, value in
      if case .scalar(let key) = key { return (key, value) }
      report("configuration-value", message, help: "write KEY: and what belongs to it below", at: place(of: key))
      return nil
    }
  }

  private func isEmpty(_ node: Node) -> Bool {
    if case .scalar(let scalar) = node { scalar.string.isEmpty } else { false }
  }

  private func place(of node: Node) -> Range<Int> {
    if case .scalar(let scalar) = node { return yaml.range(of: scalar) }
    let start = node.mark.flatMap(yaml.offset) ?? 0
    return start..<max(start, source.lineRange(source.line(at: start)).upperBound)
  }

  private mutating func report(_ id: String, _ message: String, help: String, at range: Range<Int>) {
    diagnostics.append(
      Diagnostic(id: id, severity: .error, message: message, help: help, file: source.name, range: source.range(range)))
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
