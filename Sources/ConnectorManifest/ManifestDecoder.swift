import ConnectorJSON
import TutorialDiagnostics

/// A value of a manifest and where it stands.
struct ManifestNode {
  let node: JSONNode
  let pointer: JSONPointer
}

/// Reads the values of a manifest and notes what is wrong with them.
///
/// A value that cannot be read leaves a diagnostic and a stand-in, so that the rest is read too. A value that is `nil`
/// is one that is missing, which has been noted already.
struct ManifestDecoder {
  let source: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  /// The values that are missing or of the wrong type, which makes what should be in them missing too.
  private(set) var absent: Set<JSONPointer> = []

  init(source: SourceFile) {
    self.source = source
  }

  /// The diagnostics in the order of their places.
  var diagnosticsInOrder: [Diagnostic] {
    diagnostics.sorted { left, right in
      guard let leftStart = left.range?.start, let rightStart = right.range?.start else { return false }
      return leftStart < rightStart
    }
  }

  /// Notes what is wrong with a value.
  mutating func report(
    _ id: String, _ pointer: JSONPointer, _ problem: String, severity: Severity = .error, help: String? = nil,
    at offsets: Range<Int>
  ) {
    let subject = pointer.tokens.isEmpty ? "The manifest" : messageText(pointer) + ":"
    diagnostics.append(
      Diagnostic(
        id: id, severity: severity, message: "\(subject) \(problem).", help: help, file: source.name,
        range: source.range(offsets)))
  }

  mutating func report(
    _ id: String, _ value: ManifestNode, _ problem: String, severity: Severity = .error, help: String? = nil
  ) {
    report(id, value.pointer, problem, severity: severity, help: help, at: value.node.range)
  }

  private mutating func reportType(_ value: ManifestNode, wanted: String) {
    absent.insert(value.pointer)
    report("manifest-type", value, "must be \(wanted), but is \(value.node.kindInMessages)")
  }
}

// MARK: Containers

extension ManifestDecoder {
  /// The members of an object that must have exactly these keys, but for optional ones.
  mutating func members(
    of value: ManifestNode?, required: [String], optional: [String] = []
  ) -> [String: ManifestNode] {
    var known: [String: ManifestNode] = [:]
    guard let value else { return known }
    guard case .object(let members) = value.node.kind else {
      reportType(value, wanted: "an object")
      return known
    }
    let keys = required + optional
    var unknown: Set<String> = []
    for member in members {
      let pointer = value.pointer.appending(member.key)
      let isKnown = keys.contains(member.key)
      if isKnown ? known[member.key] != nil : unknown.contains(member.key) {
        report("manifest-duplicate-key", pointer, "stands here a second time", at: member.keyRange)
      } else if isKnown {
        known[member.key] = ManifestNode(node: member.node, pointer: pointer)
      } else {
        unknown.insert(member.key)
        report(
          "manifest-unknown-key", pointer, "is no key of a manifest",
          help: Spelling.nearest(to: member.key, among: keys).map { "Did you mean \"\($0)\"?" }, at: member.keyRange)
      }
    }
    for key in required where known[key] == nil {
      let pointer = value.pointer.appending(key)
      absent.insert(pointer)
      report(
        "manifest-missing-key", pointer, "is missing",
        help: "All keys are always present; what the page does not state is null, or an empty array.",
        // The bracket alone: an editor would mark the whole object otherwise.
        at: value.node.range.prefix(1))
    }
    return known
  }

  /// The elements of an array.
  mutating func elements(of value: ManifestNode?) -> [ManifestNode] {
    guard let value else { return [] }
    guard case .array(let elements) = value.node.kind else {
      reportType(value, wanted: "an array")
      return []
    }
    return elements.enumerated().map { ManifestNode(node: $1, pointer: value.pointer.appending($0)) }
  }
}

// MARK: Values without parts

extension ManifestDecoder {
  /// A string.
  mutating func string(_ value: ManifestNode?, form: TextForm? = nil) -> String {
    guard let value else { return "" }
    guard case .string(let text) = value.node.kind else {
      reportType(value, wanted: "a string")
      return ""
    }
    check(text, of: value, form: form)
    return text
  }

  /// A string or null.
  mutating func stringOrNull(_ value: ManifestNode?, form: TextForm? = nil) -> String? {
    guard let value else { return nil }
    switch value.node.kind {
    case .null: return nil
    case .string(let text):
      check(text, of: value, form: form)
      return text
    default:
      reportType(value, wanted: "a string or null")
      return nil
    }
  }

  /// An array of strings.
  mutating func strings(_ value: ManifestNode?, form: TextForm? = nil) -> [String] {
    elements(of: value).map { string($0, form: form) }
  }

  private mutating func check(_ text: String, of value: ManifestNode, form: TextForm?) {
    guard let form, !form.accepts(text) else { return }
    report(form.diagnosticID, value, "must be \(form.wanted), but is \(quoted(text))")
  }

  /// True, false or null.
  mutating func boolOrNull(_ value: ManifestNode?) -> Bool? {
    guard let value else { return nil }
    switch value.node.kind {
    case .null: return nil
    case .bool(let bool): return bool
    default:
      reportType(value, wanted: "true, false or null")
      return nil
    }
  }

  /// A number that counts something from 1: a line or a column.
  mutating func ordinal(_ value: ManifestNode?) -> Int? {
    guard let value else { return nil }
    guard case .number(let number) = value.node.kind else {
      reportType(value, wanted: "a whole number from 1")
      return nil
    }
    guard let integer = number.integer, integer >= 1 else {
      report("manifest-range", value, "must be a whole number from 1, but is \(messageText(number.text))")
      return nil
    }
    return integer
  }

  /// One of an enumeration's values.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(_ value: ManifestNode?) -> Choice? {
    choice(value, isNullable: false)
  }

  /// One of an enumeration's values, or null.
  mutating func choiceOrNull<Choice: CaseIterable & RawRepresentable<String>>(_ value: ManifestNode?) -> Choice? {
    choice(value, isNullable: true)
  }

  private mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ value: ManifestNode?, isNullable: Bool
  ) -> Choice? {
    guard let value else { return nil }
    switch value.node.kind {
    case .null where isNullable:
      return nil
    case .string(let text):
      if let choice = Choice(rawValue: text) { return choice }
      let names = Choice.allCases.map(\.rawValue)
      let list = (names + (isNullable ? ["null"] : [])).joined(separator: ", ")
      report(
        "manifest-unknown-value", value, "must be one of \(list), but is \(quoted(text))",
        help: Spelling.nearest(to: text, among: names).map { "Did you mean \"\($0)\"?" })
    default:
      reportType(value, wanted: isNullable ? "a string or null" : "a string")
    }
    return nil
  }
}

extension JSONNode {
  /// What the value is, as a message says it.
  fileprivate var kindInMessages: String {
    switch kind {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
