import ConnectorJSON
import TutorialDiagnostics

/// What is wrong with a template, each finding with the JSON Pointer and the place of the value at fault.
struct TemplateFindings {
  /// The file.
  let source: SourceFile
  /// The findings, in the order in which they were made.
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceFile) {
    self.source = source
  }

  /// Adds a finding about a value.
  ///
  /// - Parameters:
  ///   - id: The kind of finding, without the "template-" that all have.
  ///   - located: The value at fault.
  ///   - problem: What is wrong, as a sentence without its subject, which is the value, and without its full stop.
  ///   - help: What would mend it.
  mutating func add(_ id: String, _ located: Located, _ problem: String, help: String? = nil) {
    add(id, at: located.pointer, bytes: located.node.place, problem, help: help)
  }

  /// Adds a finding about a stretch of bytes.
  mutating func add(_ id: String, at pointer: JSONPointer, bytes: Range<Int>, _ problem: String, help: String?) {
    let subject = pointer.tokens.isEmpty ? "The document" : "\(pointer):"
    diagnostics.append(
      Diagnostic(
        id: "template-\(id)", severity: .error, message: "\(subject) \(problem).", help: help, file: source.name,
        range: source.range(bytes)))
  }
}

extension TemplateFindings {
  /// The findings in the order of their places.
  var inOrder: [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      guard let leftStart = left.element.range?.start, let rightStart = right.element.range?.start else { return false }
      return (leftStart, left.offset) < (rightStart, right.offset)
    }
    .map(\.element)
  }
}

/// A value in a document and the way to it.
struct Located {
  let node: JSONNode
  let pointer: JSONPointer

  /// The value of a key; the last one where the key is there more than once.
  subscript(key: String) -> Located? {
    guard case .object(let members) = node.kind, let member = members.last(where: { $0.key == key }) else { return nil }
    return Located(node: member.node, pointer: pointer.appending(key))
  }

  /// The elements of the array that stands at a key; none where there is no array.
  func elements(_ key: String) -> [Located] {
    self[key]?.elements ?? []
  }

  /// The elements, if this is an array, else none.
  var elements: [Located] {
    guard case .array(let nodes) = node.kind else { return [] }
    return nodes.enumerated().map { Located(node: $1, pointer: pointer.appending($0)) }
  }

  /// The text, if this is one.
  var string: String? {
    if case .string(let text) = node.kind { text } else { nil }
  }

  /// The whole number, if this is one.
  var integer: Int? {
    if case .number(let number) = node.kind { number.integer } else { nil }
  }
}

extension JSONNode {
  /// The bytes to point at: the value, or the bracket that opens it.
  fileprivate var place: Range<Int> {
    switch kind {
    case .array, .object: range.lowerBound..<range.lowerBound + 1
    default: range
    }
  }
}

extension String {
  /// The text for a message: in quotation marks, without control characters, and not too long.
  var quotedForMessage: String {
    let limit = 60
    let start = String(unicodeScalars.prefix(limit))
    return JSONValue.string(unicodeScalars.count > limit ? start + "…" : start).serialized(indented: false)
  }
}
