extension SCIMResource {
  /// The server's identifier of the resource; `nil` for one that has not been created yet (RFC 7643 §3.1).
  public var id: String? { common("id").flatMap(String.init(scimValue:)) }

  /// The client's own identifier of the resource (RFC 7643 §3.1).
  public var externalId: String? { common("externalId").flatMap(String.init(scimValue:)) }

  /// What the server records about the resource, such as its `version` (RFC 7643 §3.1).
  public var meta: JSONObject? { common("meta")?.object }

  /// An attribute that every resource can have: the value of the property that is bound to it, else the one that was
  /// read.
  private func common(_ name: String) -> JSONValue? {
    let location = AttributeLocation(AttributePath(attribute: name), in: Self.resourceType)
    if let binding = Self.bindings.first(where: { $0.location.isSame(as: location) }) { return binding.value(in: self) }
    return original.attribute(named: name)
  }
}
