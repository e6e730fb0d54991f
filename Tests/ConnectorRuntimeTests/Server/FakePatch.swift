import ConnectorRuntime

/// PATCH as RFC 7644 §3.5.2 has it, for the paths that the tests use, and as strict as it may be.
enum FakePatch {
  /// Applies the operations.
  ///
  /// - Returns: Why they can't be applied; `nil` where they were.
  static func apply(_ body: JSONObject, to resource: inout JSONObject) -> String? {
    for operation in body["Operations"]?.array?.compactMap(\.object) ?? [] {
      guard let op = operation["op"]?.string, let text = operation["path"]?.string,
        let path = try? AttributePath(parsing: text)
      else { return "no operation" }
      if let refusal = apply(op, path, operation["value"], to: &resource) { return refusal }
    }
    return nil
  }

  private static func apply(
    _ op: String, _ path: AttributePath, _ value: JSONValue?, to resource: inout JSONObject
  ) -> String? {
    if let schema = path.schema {
      var (plain, container) = (path, resource[schema]?.object ?? [:])
      plain.schema = nil
      let refusal = apply(op, plain, value, to: &container)
      resource[schema] = .object(container)
      return refusal
    }
    guard !["id", "groups"].contains(path.attribute) else { return "\(path.attribute) is read-only" }
    let before = resource[path.attribute]
    switch (path.filter, path.subAttribute) {
    case (nil, nil):
      if op == "add", let list = before?.array, let more = value?.array {
        resource[path.attribute] = .array(list + more)
      } else {
        resource[path.attribute] = op == "remove" ? nil : value
      }
    case (nil, let part?):
      var complex = before?.object ?? [:]
      complex[part] = op == "remove" ? nil : value
      resource[path.attribute] = .object(complex)
    case (.comparison(let name, .eq, .string(let wanted))?, let part):
      var list = before?.array ?? []
      let indices = list.indices.filter { list[$0].object?[name]?.string == wanted }
      guard !indices.isEmpty else { return "nothing matches \(path)" }
      for index in indices.reversed() {
        guard var element = list[index].object, let part else {
          list.remove(at: index)
          continue
        }
        element[part] = op == "remove" ? nil : value
        list[index] = .object(element)
      }
      resource[path.attribute] = list.isEmpty ? nil : .array(list)
    default: return "not this filter"
    }
    return nil
  }
}
