// Groups have members, which are sent in batches, because servers limit the size of a request.

extension ResourceClient where Resource: SCIMGroup {
  /// Gives a group another name.
  ///
  /// - Parameters:
  ///   - group: The group as it was read.
  ///   - name: The new `displayName`.
  /// - Returns: The group as the server has it, or as it must be where the server doesn't show it.
  /// - Throws: ``ProvisioningError``.
  public func rename(_ group: Resource, to name: String) async throws(ProvisioningError) -> Resource {
    let path = AttributePath.attribute("displayName")
    var sent = group.encoded()
    sent.setAttribute(named: "displayName", to: .string(name))
    return try await update(try StoredResource(group)) { json in
      json.attribute(named: "displayName")?.string == name ? [] : [AttributeChange(path: path, value: .string(name))]
    }.decoded(completedFrom: sent)
  }

  /// Adds members to a group, in batches.
  ///
  /// - Parameters:
  ///   - ids: The ids of the users.
  ///   - group: The group as it was read.
  /// - Returns: The group as the server has it, or as it must be where the server doesn't show it: the one to go on
  ///   with, because the version is another now.
  /// - Throws: ``ProvisioningError``. Batches before the one that failed are in effect.
  @discardableResult
  public func addMembers(_ ids: [String], to group: Resource) async throws(ProvisioningError) -> Resource {
    try await addMembers(ids, to: try StoredResource(group)).decoded(completedFrom: group.encoded())
  }

  /// Takes members out of a group, in batches.
  ///
  /// - Parameters:
  ///   - ids: The ids of the users.
  ///   - group: The group as it was read.
  /// - Returns: The group as the server has it, or as it must be where the server doesn't show it: the one to go on
  ///   with, because the version is another now.
  /// - Throws: ``ProvisioningError``. Batches before the one that failed are in effect.
  @discardableResult
  public func removeMembers(_ ids: [String], from group: Resource) async throws(ProvisioningError) -> Resource {
    try await removeMembers(ids, from: try StoredResource(group)).decoded(completedFrom: group.encoded())
  }
}

extension ResourceClient {
  /// A group with its members. Where none are shown, they are asked for by name, because some servers show them only on
  /// request (RFC 7643 §7, `returned`).
  ///
  /// - Parameter group: The group as it was read or listed.
  /// - Returns: The group, with the members that the server shows.
  /// - Throws: ``ProvisioningError``.
  func withMembers(_ group: StoredResource) async throws(ProvisioningError) -> StoredResource {
    guard group.memberIds.isEmpty else { return group }
    let query = [(name: "attributes", value: "displayName,members")]
    var shown: JSONObject?
    do throws(ProvisioningError) {
      let request = SCIMRequest(method: .get, path: path(group.id), query: query)
      // What isn't asked for, such as the id, may be left out.
      shown = try await connection.send(request) { $0.body }
    } catch {
      switch error.kind {
      case .notFound: break
      // The server doesn't know what is asked for.
      case .refused: shown = try await readIfThere(id: group.id)?.json
      default: throw error
      }
    }
    var group = group
    if let shown { group.json.setAttribute(named: "members", to: shown.attribute(named: "members")) }
    return group
  }

  @discardableResult
  func addMembers(_ ids: [String], to group: StoredResource) async throws(ProvisioningError) -> StoredResource {
    try await sendMembers(ids, of: group, until: true) { ids in
      [["op": "add", "path": "members", "value": .array(ids.map { ["value": .string($0)] })]]
    }
  }

  @discardableResult
  func removeMembers(_ ids: [String], from group: StoredResource) async throws(ProvisioningError) -> StoredResource {
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
    _ ids: [String], of group: StoredResource, until isMember: Bool, _ operations: ([String]) -> [JSONValue]
  ) async throws(ProvisioningError) -> StoredResource {
    guard !ids.isEmpty else { return group }
    var current = group
    var start = 0
    while start < ids.count {
      var end = min(start + limits.memberBatchSize, ids.count)
      var batch = Array(ids[start..<end])
      // No version is asked for: each batch makes a new one, and who else changes the group does no harm to these.
      current = try await connection.settle { () async throws(ProvisioningError) -> StoredResource in
        let patch = PatchOperations.body(operations(batch))
        do throws(ProvisioningError) {
          return try await write(.patch, patch, to: current, version: nil, orElse: current.json)
        } catch {
          if !isMember, error.isForWantOfTarget {
            // Who is no member is out. Of several, nobody has been taken out (RFC 7644 §3.5.2).
            guard batch.count > 1 else { return current }
            for id in batch { current = try await sendMembers([id], of: current, until: isMember, operations) }
            return current
          }
          guard error.isForWantOfPatch else { throw error }
          batch += ids[end...]
          end = ids.count
          return try await replaceMembers(batch, of: current, until: isMember, insteadOf: error)
        }
      } orFind: { () async throws(ProvisioningError) -> StoredResource? in
        let found = try await withMembers(try await readStored(id: group.id))
        let members = found.memberIds
        // A server that shows no members says nothing of who is gone.
        guard isMember || !members.isEmpty else { return nil }
        batch.removeAll { members.contains($0) == isMember }
        return batch.isEmpty ? found : nil
      }
      start = end
    }
    current.json = current.settingMembers(ids, isMember)
    return current
  }
}

extension StoredResource {
  /// The ids of a group's members; empty where the server doesn't show any.
  var memberIds: Set<String> {
    let members = json.attribute(named: "members")?.array ?? []
    return Set(members.compactMap { Member(scimValue: $0)?.value })
  }

  /// The group's JSON, with these among its members, or not.
  func settingMembers(_ ids: [String], _ isMember: Bool) -> JSONObject {
    var members = json.attribute(named: "members")?.array ?? []
    if isMember {
      var present = memberIds
      members += ids.filter { present.insert($0).inserted }.map { ["value": .string($0)] }
    } else {
      let gone = Set(ids)
      members.removeAll { Member(scimValue: $0).map { gone.contains($0.value) } ?? false }
    }
    var json = json
    json.setAttribute(named: "members", to: .array(members))
    return json
  }
}
