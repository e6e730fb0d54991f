/// What a directory's definition says of an attribute's values.
struct EntraAttributeType: Hashable, Sendable {
  /// Graph's attributeType.
  enum Kind: String, CaseIterable, Sendable {
    case string = "String"
    case integer = "Integer"
    case reference = "Reference"
    case binary = "Binary"
    case boolean = "Boolean"
    case dateTime = "DateTime"
  }

  let kind: Kind
  let isMultiValued: Bool
  /// Whether the attribute tells objects apart for good.
  let isAnchor: Bool

  /// A value of the directory's as the app's JSON has it; `nil` where nothing is left of it, because it is an empty
  /// list or refers only to what the app doesn't have.
  ///
  /// - Throws: ``UnsuitableValueError`` where the attribute doesn't take the value.
  func json(
    of value: DirectoryValue, at path: AttributePath, appID: (String) -> String?
  ) throws(UnsuitableValueError) -> JSONValue? {
    let values = if case .list(let values) = value { values } else { [value] }
    guard isMultiValued else {
      guard let only = values.first else { return nil }
      return try element(of: values.count == 1 ? only : value, at: path, appID: appID)
    }
    var elements: [JSONValue] = []
    for value in values {
      if let element = try element(of: value, at: path, appID: appID) { elements.append(element) }
    }
    return elements.isEmpty ? nil : .array(elements)
  }

  private func element(
    of value: DirectoryValue, at path: AttributePath, appID: (String) -> String?
  ) throws(UnsuitableValueError) -> JSONValue? {
    if case .reference(let id) = value {
      guard kind == .reference || kind == .string else { throw UnsuitableValueError(wanted: kind.wanted) }
      return appID(id).map { reference(to: $0, at: path) }
    }
    guard let text = value.text else { throw UnsuitableValueError(wanted: kind.wanted) }
    switch kind {
    case .string, .binary, .dateTime: return .string(text)
    case .reference: return reference(to: text, at: path)
    case .boolean:
      guard let bool = Bool(scimValue: .string(text)) else { throw UnsuitableValueError(wanted: kind.wanted) }
      return .bool(bool)
    case .integer:
      guard let integer = value.integer else { throw UnsuitableValueError(wanted: kind.wanted) }
      return JSONValue(integer)
    }
  }

  /// A reference as a whole is an object with its id in it (RFC 7643 §2.4); a path may lead to the id itself.
  private func reference(to id: String, at path: AttributePath) -> JSONValue {
    kind == .reference && path.subAttribute == nil ? ["value": .string(id)] : .string(id)
  }
}

/// A value is not what an attribute takes.
struct UnsuitableValueError: Error {
  /// What the value must be, as a sentence can hold it.
  let wanted: String
}

extension EntraAttributeType.Kind {
  fileprivate var wanted: String {
    switch self {
    case .string, .binary, .dateTime: "one text"
    case .integer: "a whole number"
    case .boolean: "\"True\" or \"False\""
    case .reference: "a reference to a user or group"
    }
  }
}
