// Groups have members, which are sent in batches, because servers limit the size of a request.

extension ResourceClient {
  /// Gives a group another name.
  ///
  /// - Parameters:
  ///   - group: The group as it was read.
  ///   - name: The new `displayName`.
  /// - Returns: The group as the server has it, or as it must be where the server doesn't show it.
  /// - Throws: ``ProvisioningError``.
  public func rename(_ group: Resource, to name: String) async throws(ProvisioningError) -> Resource {
    let path = AttributePath.attribute("displayName")
    return try await update(try StoredResource(group)) { json in
      json.attribute(named: "displayName")?.string == name ? [] : [AttributeChange(path: path, value: .string(name))]
    }.decoded()
  }

  /// Adds members to a group, in batches.
  ///
  /// - Parameters:
  ///   - ids: The ids of the users.
  ///   - group: The group as it was read.
  /// - Throws: ``ProvisioningError``. Batches before the one that failed are in effect.
  public func addMembers(_ ids: [String], to group: Resource) async throws(ProvisioningError) {
    try await addMembers(ids, to: try StoredResource(group))
  }

  /// Takes members out of a group, in batches.
  ///
  /// - Parameters:
  ///   - ids: The ids of the users.
  ///   - group: The group as it was read.
  /// - Throws: ``ProvisioningError``. Batches before the one that failed are in effect.
  public func removeMembers(_ ids: [String], from group: Resource) async throws(ProvisioningError) {
    try await removeMembers(ids, from: try StoredResource(group))
  }

  func addMembers(_ ids: [String], to group: StoredResource) async throws(ProvisioningError) {
    try await sendMembers(ids, of: group, until: true) { ids in
      [["op": "add", "path": "members", "value": .array(ids.map { ["value": .string($0)] })]]
    }
  }

  func removeMembers(_ ids: [String], from group: StoredResource) async throws(ProvisioningError) {
    try await sendMembers(ids, of: group, until: false) { ids in
      ids.map { id in
        let filter = Filter.comparison(attribute: "value", operator: .eq, value: .string(id))
        return ["op": "remove", "path": .string(AttributePath.attribute("members", where: filter).description)]
      }
    }
  }

  /// Sends members batch by batch. Where it is uncertain whether a batch came through, only what is missing of it is
  /// sent again. They are members afterwards, or none.
  private func sendMembers(
    _ ids: [String], of group: StoredResource, until isMember: Bool, operations: ([String]) -> [JSONValue]
  ) async throws(ProvisioningError) {
    for start in stride(from: 0, to: ids.count, by: limits.memberBatchSize) {
      var batch = Array(ids[start..<min(start + limits.memberBatchSize, ids.count)])
      // No version is asked for: each batch makes a new one, and who else changes the group does no harm to these.
      try await connection.settle { () async throws(ProvisioningError) -> Void in
        let patch: JSONObject = [
          "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": .array(operations(batch)),
        ]
        try await connection.send(SCIMRequest(method: .patch, path: path(group.id), body: patch)) { _ in }
      } orFind: { () async throws(ProvisioningError) -> Void? in
        let members = try await readStored(id: group.id).memberIds
        batch.removeAll { members.contains($0) == isMember }
        return batch.isEmpty ? () : nil
      }
    }
  }
}

extension StoredResource {
  /// The ids of a group's members; empty where the server doesn't show any.
  var memberIds: Set<String> {
    let members = json.attribute(named: "members")?.array ?? []
    return Set(members.compactMap { Member(scimValue: $0)?.value })
  }
}
