extension SCIMResource {
  /// The attributes in which a resource on a server is not as wanted, with the values wanted.
  ///
  /// Unlike ``changes(from:)`` it doesn't need a resource that the type can read: what is missing or of another type
  /// counts as different where a value is wanted, and is left alone where none is. What resources are matched by, and
  /// differs only in a way that doesn't count for that, such as the case of a user name, is no change: a server may have
  /// its own spelling of it.
  func changes(fromServer json: JSONObject) -> [AttributeChange] {
    var old = self
    var unreadable: Set<AttributePath> = []
    for binding in Self.bindings {
      do throws(AttributeValueError) {
        try binding.decode(json, &old)
      } catch {
        if binding.value(in: self) != nil { unreadable.insert(binding.path) }
      }
    }
    let wanted = encoded()
    let same = MatchingAttribute.all(of: Self.self).filter { attribute in
      attribute.key(of: wanted).map { $0 == attribute.key(of: json) } ?? false
    }
    let changed = unreadable.union(changes(from: old).map(\.path)).subtracting(same.map(\.location.path))
    return Self.bindings.filter { changed.contains($0.path) }.map {
      AttributeChange(path: $0.path, value: $0.value(in: self))
    }
  }
}
