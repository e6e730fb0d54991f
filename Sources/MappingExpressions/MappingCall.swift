/// A function called for one user or group.
///
/// Where the directory's reference doesn't say what a function makes of a source that has no value, it makes none of
/// it, so that a mapping's default value can take its place.
struct MappingCall {
  let function: MappingFunction
  let arguments: [MappingExpression]
  let column: Int
  let object: DirectoryObject

  func value() throws(MappingExpressionError) -> DirectoryValue? {
    switch function {
    case .append:
      return try text(0).map { text throws(MappingExpressionError) in .string(text + (try self.text(1) ?? "")) }
    case .coalesce: return try coalesced()
    case .iif: return try argument(condition() ? 1 : 2)
    case .isNull: return .bool(try argument(0) == nil)
    case .isNullOrEmpty: return .bool(try argument(0)?.isEmpty ?? true)
    case .isPresent: return .bool(try argument(0)?.isEmpty == false)
    case .join: return try joined()
    case .left: return .string(try left())
    case .mid: return try middle()
    case .not: return .bool(try text(0)?.lowercased() != "true")
    case .replace: return try replaced()
    case .singleAppRoleAssignment: return try singleRole()
    case .stripSpaces: return try text(0).map { .string(String($0.unicodeScalars.filter { $0 != " " })) }
    case .switch: return try switched()
    case .toLower: return try text(0).map { .string($0.lowercased()) }
    case .toUpper: return try text(0).map { .string($0.uppercased()) }
    }
  }
}

// MARK: - Choosing

extension MappingCall {
  private func coalesced() throws(MappingExpressionError) -> DirectoryValue? {
    for position in arguments.indices {
      if let value = try argument(position) { return value }
    }
    return nil
  }

  /// The reference says that a condition fails on a value that is missing, also when it asks for just that.
  private func condition() throws(MappingExpressionError) -> Bool {
    if let questioned = arguments.first?.questioned {
      guard let value = try questioned.value(in: object), !value.isEmpty else {
        throw error(.undecidedCondition)
      }
    }
    switch try text(0)?.lowercased() {
    case "true": return true
    case "false": return false
    default: throw error(.undecidedCondition)
    }
  }

  /// A key of "" is also for a source that has no value.
  private func switched() throws(MappingExpressionError) -> DirectoryValue? {
    let source = try text(0) ?? ""
    for key in stride(from: 2, to: arguments.count, by: 2) where try text(key) ?? "" == source {
      return try argument(key + 1)
    }
    return try argument(1)
  }

  private func singleRole() throws(MappingExpressionError) -> DirectoryValue? {
    switch try argument(0) {
    case nil: return nil
    case .appRoleAssignments(let names):
      guard names.count < 2 else { throw error(.severalAppRoles(names.count)) }
      return names.first.map(DirectoryValue.string)
    case .some: throw error(.notAppRoles)
    }
  }
}

// MARK: - Text

extension MappingCall {
  /// The sources that have a text, all values of a list among them.
  private func joined() throws(MappingExpressionError) -> DirectoryValue? {
    var parts: [String] = []
    for position in arguments.indices.dropFirst() {
      let value = try argument(position)
      let values = if case .list(let values)? = value { values } else { value.map { [$0] } ?? [] }
      for value in values {
        guard let text = value.text else { throw error(.notText(function)) }
        if !text.isEmpty { parts.append(text) }
      }
    }
    return parts.isEmpty ? nil : .string(parts.joined(separator: try text(0) ?? ""))
  }

  private func left() throws(MappingExpressionError) -> String {
    guard let text = try text(0) else { return "" }
    let count = try number(1)
    return count < 0 ? text : text.characters(from: 0, count: count)
  }

  private func middle() throws(MappingExpressionError) -> DirectoryValue? {
    let (start, count) = (try number(1, minimum: 1), try number(2, minimum: 0))
    return try text(0).map { .string($0.characters(from: start - 1, count: count)) }
  }

  private func replaced() throws(MappingExpressionError) -> DirectoryValue? {
    guard let old = try text(1), !old.isEmpty else { throw error(.missingArgument(function, 2)) }
    guard let source = try text(0) else { return nil }
    if let template = try text(6) { return .string(template.replacing(old, with: source)) }
    return .string(source.replacing(old, with: try text(4) ?? ""))
  }
}

extension String {
  /// A part of the text, as much of it as there is. The directory counts as .NET does, in units of UTF-16.
  fileprivate func characters(from start: Int, count: Int) -> String {
    // An array, because a string's own view overflows where it is to go very far.
    String(decoding: Array(utf16).dropFirst(start).prefix(count), as: UTF16.self)
  }

  /// The text with another text in place of each place of a third, which is looked for byte by byte.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    String(decoding: Array(utf8).replacing(Array(old.utf8), with: Array(new.utf8)), as: UTF8.self)
  }
}

// MARK: - Arguments

extension MappingCall {
  private func argument(_ position: Int) throws(MappingExpressionError) -> DirectoryValue? {
    guard arguments.indices.contains(position) else { return nil }
    return try arguments[position].value(in: object)
  }

  private func text(_ position: Int) throws(MappingExpressionError) -> String? {
    guard let value = try argument(position) else { return nil }
    guard let text = value.text else { throw error(.notText(function)) }
    return text
  }

  private func number(_ position: Int, minimum: Int? = nil) throws(MappingExpressionError) -> Int {
    guard let number = try argument(position)?.integer, number >= minimum ?? number else {
      throw error(.notNumber(function, minimum: minimum))
    }
    return number
  }

  private func error(_ reason: MappingExpressionError.Reason) -> MappingExpressionError {
    MappingExpressionError(reason: reason, column: column)
  }
}
