extension SCIMResource {
  /// The attributes in which a resource on a server is not as wanted, with the values wanted.
  ///
  /// Unlike ``changes(from:)`` it doesn't need a resource that the type can read: what is missing or of another type
  /// counts as different where a value is wanted, and is left alone where none is.
  ///
  /// What only the server writes is no change (RFC 7643 §7). Nor is what it never shows, such as a password, because
  /// nobody can tell whether that is as wanted. Nor is what the server has in a spelling of its own: what resources are
  /// matched by, where it differs only in a way that doesn't count for that, and the case of user names and addresses,
  /// which servers are to make their own (RFC 7643 §4.1.1 and §4.1.2). Of other texts the case counts, though SCIM calls
  /// them the same, too: who corrects a name from "Macdonald" to "MacDonald" means it.
  ///
  /// But where somebody has changed the resource that was read into this one, what he changed is meant, and counts.
  ///
  /// - Parameters:
  ///   - json: The resource on the server.
  ///   - read: The resource that this one was made of; `nil` where it was made of something else.
  /// - Returns: The attributes in the order of the bindings.
  func changes(fromServer json: JSONObject, since read: Self? = nil) -> [AttributeChange] {
    var old = self
    var unreadable: Set<AttributePath> = []
    for binding in Self.bindings {
      do throws(AttributeValueError) {
        try binding.decode(json, &old)
      } catch {
        if binding.value(in: self) != nil { unreadable.insert(binding.path) }
      }
    }
    let different = unreadable.union(changes(from: old).map(\.path))
    guard !different.isEmpty else { return [] }
    let respelled = Self.bindings.filter { binding in
      binding.location.isAddress && !unreadable.contains(binding.path)
        && binding.decided(self)?.inLowercase == binding.decided(old)?.inLowercase
    }
    let meant = Set(read.map { changes(from: $0).map(\.path) } ?? [])
    let left = pathsLeftToServer(json).union(respelled.map(\.path)).subtracting(meant)
    return Self.bindings.filter { binding in
      different.contains(binding.path) && !left.contains(binding.path)
        && binding.location.definition?.mutability != .readOnly
    }.map { AttributeChange(path: $0.path, value: $0.value(in: self)) }
  }

  /// The attributes that are as wanted as far as a server can tell.
  private func pathsLeftToServer(_ json: JSONObject) -> Set<AttributePath> {
    let wanted = encoded()
    let same = MatchingAttribute.all(of: Self.self).filter { attribute in
      attribute.key(of: wanted).map { $0 == attribute.key(of: json) } ?? false
    }
    let hidden = Self.bindings.filter { $0.location.definition?.returned == .never }
    return Set(same.map(\.location.path) + hidden.map(\.path))
  }
}

extension AttributeLocation {
  /// Whether the values are user names or addresses.
  fileprivate var isAddress: Bool {
    ["userName", "emails", "ims"].contains(where: path.attribute.isSameName) && definition != nil
      && (path.subAttribute?.isSameName(as: "value") ?? true)
  }
}

extension JSONValue {
  /// An address, or several, without regard to their case and order.
  fileprivate var inLowercase: Set<JSONValue> {
    switch self {
    case .string(let text): return [.string(text.lowercased())]
    case .array(let values): return values.reduce(into: []) { $0.formUnion($1.inLowercase) }
    case .object(var object):
      let value = object.attribute(named: "value")?.string?.lowercased()
      if let value { object.setAttribute(named: "value", to: .string(value)) }
      return [.object(object)]
    case .null, .bool, .number: return [self]
    }
  }
}
