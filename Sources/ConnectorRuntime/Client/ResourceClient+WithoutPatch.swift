// A server need not have PATCH (RFC 7644 §3.5.2). Without it a resource is changed as a whole, so what is sent is made of
// what the server shows of it at that moment.

extension ResourceClient {
  /// Changes a resource by putting another in its place.
  func replace(
    _ resource: StoredResource, _ changes: (JSONObject) -> [AttributeChange]
  ) async throws(ProvisioningError) -> StoredResource {
    let newest = try await readStored(id: resource.id)
    let wanted = changes(newest.json)
    guard !wanted.isEmpty else { return newest }
    let body = PatchOperations(wanted, to: newest.json, of: Resource.resourceType).whole
    // The version that the author has seen, so that nobody's change is overwritten that he hasn't.
    return try await write(.put, body, to: newest, version: resource.version ?? newest.version, orElse: body)
  }

  /// Changes a group's members by putting another group in its place. A group that is shown without members is left
  /// alone, because it might lose some.
  ///
  /// - Throws: ``ProvisioningError``, the given one where the group is left alone.
  func replaceMembers(
    _ ids: [String], of group: StoredResource, until isMember: Bool, insteadOf refusal: ProvisioningError
  ) async throws(ProvisioningError) -> StoredResource {
    let newest = try await readStored(id: group.id)
    guard newest.json.attribute(named: "members")?.array != nil else { throw refusal }
    let body = newest.settingMembers(ids, isMember)
    return try await write(.put, body, to: newest, version: newest.version, orElse: body)
  }
}

extension PatchOperations {
  /// The resource as the operations leave it, as it is sent as a whole: with all its schemas named (RFC 7643 §3.3).
  fileprivate var whole: JSONObject {
    var schemas = result.attribute(named: "schemas")?.array?.compactMap(\.string) ?? []
    for urn in [resourceType.schema] + extensions where !schemas.contains(where: { $0.isSameName(as: urn) }) {
      schemas.append(urn)
    }
    var whole = result
    whole.setAttribute(named: "schemas", to: .array(schemas.map(JSONValue.string)))
    return whole
  }
}
