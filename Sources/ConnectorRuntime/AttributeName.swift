extension StringProtocol {
  /// Whether two attribute names or schema URNs are the same: the case of ASCII letters does not count (RFC 7643 §2.1).
  func isSameName(as other: some StringProtocol) -> Bool {
    equalsIgnoringASCIICase(other)
  }
}

extension JSONObject {
  /// The key by which the object has an attribute or a schema: the name itself, or else another spelling of it.
  func key(named name: String) -> String? {
    self[name] != nil ? name : first { $0.key.isSameName(as: name) }?.key
  }

  /// The value of an attribute, however its name is spelled; `nil` where there is none.
  func attribute(named name: String) -> JSONValue? {
    key(named: name).flatMap { self[$0] }
  }

  /// Sets the value of an attribute, which keeps the spelling and the place that it has.
  mutating func setAttribute(named name: String, to value: JSONValue?) {
    self[key(named: name) ?? name] = value
  }
}
