extension SCIMResource {
  /// The attributes in which a resource on a server is not as wanted, with the values wanted.
  ///
  /// Unlike ``changes(from:)`` it doesn't need a resource that the type can read: what is missing or of another type
  /// counts as different where a value is wanted, and is left alone where none is.
  ///
  /// What only the server writes is no change (RFC 7643 §7). Nor is what it never shows, such as a password, because
  /// nobody can tell whether that is as wanted, and what resources are matched by and differs only in a way that doesn't
  /// count for that, such as the case of a user name: a server may have its own spelling of it. But where somebody has
  /// changed the resource that was read into this one, what he changed is meant, and these count, too.
  ///
  /// - Parameters:
  ///   - json: The resource on the server.
  ///   - read: The resource that this one was made of; `nil` where it was made of something else.
  /// - Returns: The attributes in the order of the bindings.
  func changes(fromServer json: JSONObject, since read: Self? = nil) -> [AttributeChange] {
    var old = self
    var different: Set<AttributePath> = []
    for binding in Self.bindings {
      do throws(AttributeValueError) {
        try binding.decode(json, &old)
      } catch {
        if binding.value(in: self) != nil { different.insert(binding.path) }
      }
    }
    different.formUnion(changes(from: old).map(\.path))
    let meant = Set(read.map { changes(from: $0).map(\.path) } ?? [])
    different.subtract(pathsLeftToServer(json).subtracting(meant))
    return Self.bindings.filter { different.contains($0.path) && $0.location.definition?.mutability != .readOnly }.map {
      AttributeChange(path: $0.path, value: $0.value(in: self))
    }
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
