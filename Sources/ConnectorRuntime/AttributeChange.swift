/// A value that one version of a resource has and another hasn't.
public struct AttributeChange: Hashable, Sendable {
  /// The attribute.
  public var path: AttributePath
  /// The new value; `nil` where it has been taken away.
  public var value: JSONValue?

  /// Creates a change.
  public init(path: AttributePath, value: JSONValue?) {
    self.path = path
    self.value = value
  }
}

extension SCIMResource {
  /// The bound attributes in which this resource differs from an older version of it, in the order of the bindings.
  ///
  /// Only what a client decides on counts: not the order of the values of a multi-valued attribute, nor what servers add
  /// to a value, such as the name of a group's member.
  ///
  /// - Parameter old: The older version.
  /// - Returns: The attributes with their new values; none where nothing has changed.
  public func changes(from old: Self) -> [AttributeChange] {
    Self.bindings.compactMap { binding in
      let isSame =
        switch (binding.decided(self), binding.decided(old)) {
        case (.array(let values), .array(let oldValues)): Set(values) == Set(oldValues)
        case (let value, let oldValue): value == oldValue
        }
      return isSame ? nil : AttributeChange(path: binding.path, value: binding.value(in: self))
    }
  }

  /// The bindings of the attributes that resources are matched by, in their turns.
  public static var matchingBindings: [AttributeBinding<Self>] {
    let matching = bindings.compactMap { binding in binding.matchingPriority.map { (priority: $0, binding: binding) } }
    return matching.sorted { $0.priority < $1.priority }.map(\.binding)
  }

  /// The attributes that this resource is found by on a server, with its values, in their turns; those that it has no
  /// value for are left out.
  public var matchingValues: [(path: AttributePath, value: JSONValue)] {
    Self.matchingBindings.compactMap { binding in
      binding.value(in: self).map { (path: binding.path, value: $0) }
    }
  }
}
