import ConnectorJSON

/// Checks that a template holds what its types allow: no unknown or repeated key, none missing, each value of its
/// shape.
struct TemplateShapeCheck {
  let types: TemplateTypes
  var findings: TemplateFindings

  /// Checks a value and all in it.
  mutating func check(_ value: Located, is shape: TemplateTypes.Shape) {
    switch (shape, value.node.kind) {
    case (.required(let shape), _): check(value, is: shape)
    case (.anything, _), (.string, .string), (.boolean, .bool): break
    case (.integer, .number(let number)) where number.integer != nil: break
    case (.oneOf(let values), .string(let text)): check([text], at: value, areAmong: values)
    case (.someOf(let values), .string(let text)):
      check(text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed), at: value, areAmong: values)
    case (.list(let shape), .array):
      for element in value.elements { check(element, is: shape) }
    case (.object(let name), .object(let members)): check(members, of: value, areKeysOf: name)
    default: findings.add("type", value, "must be \(shape.noun), but is \(value.node.noun)")
    }
  }

  private mutating func check(_ texts: [String], at value: Located, areAmong values: [String]) {
    for text in texts where !values.contains(text) {
      findings.add(
        "value", value, "has the unknown value \(text.quotedForMessage)",
        help: "The values are \(values.joined(separator: ", ")).")
    }
    if Set(texts).count < texts.count { findings.add("value", value, "names a value twice") }
  }

  private mutating func check(_ members: [JSONNode.Member], of value: Located, areKeysOf name: String) {
    let keys = types.objects[name] ?? [:]
    var seen: Set<String> = []
    for member in members {
      let pointer = value.pointer.appending(member.key)
      if !seen.insert(member.key).inserted {
        findings.add(
          "duplicate-key", at: pointer, bytes: member.keyRange, "stands here a second time",
          help: "Remove one of the two.")
      }
      guard let shape = keys[member.key] else {
        findings.add(
          "unknown-key", at: pointer, bytes: member.keyRange, "is no key of \(name)",
          help: "The keys are \(keys.keys.sorted().joined(separator: ", ")).")
        continue
      }
      if case .null = member.node.kind, allowsNull(shape) { continue }
      check(Located(node: member.node, pointer: pointer), is: shape)
    }
    for (key, shape) in keys.sorted(by: { $0.key < $1.key }) {
      if case .required = shape, !seen.contains(key) {
        findings.add("missing-key", value, "has no \(key.quotedForMessage), which \(name) requires")
      }
    }
  }

  private func allowsNull(_ shape: TemplateTypes.Shape) -> Bool {
    switch shape {
    case .required: false
    case .string, .anything, .object: true
    case .boolean, .integer, .oneOf, .someOf, .list: types.nullIsNoValue
    }
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension TemplateTypes.Shape {
  fileprivate var noun: String {
    switch self {
    case .string, .oneOf: "a string"
    case .someOf: "a string of values with commas between them"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .anything: "a value"
    case .list: "an array"
    case .object: "an object"
    case .required(let shape): shape.noun
    }
  }
}

extension JSONNode {
  fileprivate var noun: String {
    switch kind {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): number.integer == nil ? "a number with a fraction" : "a number"
    case .string(let text): "the string \(text.quotedForMessage)"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
