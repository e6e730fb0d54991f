// What is behind the typed operations: a resource is JSON here, because one that the connector's type can't read must
// still be matched and mended.

extension ResourceClient {
  func path(_ id: String? = nil) -> [String] {
    Resource.resourceType.path.split(separator: "/").map(String.init) + (id.map { [$0] } ?? [])
  }

  func readStored(id: String) async throws(ProvisioningError) -> StoredResource {
    try await connection.send(SCIMRequest(method: .get, path: path(id))) { (answer) throws(ProvisioningError) in
      try answer.resource()
    }
  }

  /// Reads a resource that may be gone.
  func readIfThere(id: String) async throws(ProvisioningError) -> StoredResource? {
    do throws(ProvisioningError) {
      return try await readStored(id: id)
    } catch {
      guard case .notFound = error.kind else { throw error }
      return nil
    }
  }

  /// Creates a resource; where it may have been created before, or can't be because it is there, finds it.
  ///
  /// - Parameters:
  ///   - resource: The resource.
  ///   - mayBeThere: Becomes true where the server may have created it without saying so.
  /// - Returns: The resource as the server has it, and whether it was created now.
  /// - Throws: ``ProvisioningError``.
  func createStored(
    _ resource: Resource, mayBeThere: inout Bool
  ) async throws(ProvisioningError) -> (resource: StoredResource, isNew: Bool) {
    var body = resource.encoded()
    body.setAttribute(named: "id", to: nil)
    body.setAttribute(named: "meta", to: nil)
    // Nothing keeps a server from taking a second group of the same name (RFC 7643 §8.7.1: its uniqueness is none).
    if Resource.resourceType == .group, Resource.matchKey(of: body) != nil,
      let found = try await findStored(matching: body)
    {
      return (found, false)
    }
    return try await connection.settle { () async throws(ProvisioningError) -> (StoredResource, Bool) in
      do throws(ProvisioningError) {
        let request = SCIMRequest(method: .post, path: path(), body: body)
        return try await connection.send(request) { (answer) throws(ProvisioningError) in
          (try answer.resource(), true)
        }
      } catch {
        if !error.isRefusal { mayBeThere = true }
        // Where looking for it fails, the conflict still says more.
        guard case .conflict = error.kind, let found = try? await findStored(matching: body) else { throw error }
        return (found, false)
      }
    } orFind: { () async throws(ProvisioningError) -> (StoredResource, Bool)? in
      try await findStored(matching: body).map { ($0, false) }
    }
  }

  /// Changes a resource until nothing differs; the function tells what does in a version of it.
  func update(
    _ resource: StoredResource, _ changes: (JSONObject) -> [AttributeChange]
  ) async throws(ProvisioningError) -> StoredResource {
    var current = resource
    return try await connection.settle { () async throws(ProvisioningError) -> StoredResource in
      let wanted = changes(current.json)
      guard !wanted.isEmpty else { return current }
      let patch = PatchOperations(wanted, to: current.json, of: Resource.resourceType)
      do throws(ProvisioningError) {
        return try await write(.patch, patch.body, to: current, version: current.version, orElse: patch.result)
      } catch {
        guard error.isForWantOfPatch else { throw error }
        return try await replace(current, changes)
      }
    } orFind: { () async throws(ProvisioningError) -> StoredResource? in
      current = try await readStored(id: current.id)
      return nil
    }
  }

  func deactivate(_ resource: StoredResource) async throws(ProvisioningError) -> StoredResource {
    try await update(resource) { json in
      let isActive = json.attribute(named: "active").flatMap(Bool.init(scimValue:)) ?? true
      return isActive ? [AttributeChange(path: .attribute("active"), value: false)] : []
    }
  }

  func delete(_ resource: StoredResource) async throws(ProvisioningError) {
    let request = SCIMRequest(method: .delete, path: path(resource.id), version: resource.version)
    try await connection.settle { () async throws(ProvisioningError) -> Void in
      do throws(ProvisioningError) {
        try await connection.send(request) { _ in }
      } catch {
        guard case .notFound = error.kind else { throw error }
      }
    } orFind: { () async throws(ProvisioningError) -> Void? in
      try await readIfThere(id: resource.id) == nil ? () : nil
    }
  }

  /// Sends what a resource is to become, as a whole or in part.
  ///
  /// - Returns: The resource that the answer shows; where it shows none, the one that it must have become, whose version
  ///   then is known only from the headers.
  func write(
    _ method: HTTPRequest.Method, _ body: JSONObject, to resource: StoredResource, version: String?,
    orElse json: JSONObject
  ) async throws(ProvisioningError) -> StoredResource {
    let request = SCIMRequest(method: method, path: path(resource.id), body: body, version: version)
    return try await connection.send(request) { (answer) throws(ProvisioningError) in
      if answer.body != nil { return try answer.resource() }
      var stored = try StoredResource(json)
      stored.setVersion(answer.version)
      return stored
    }
  }
}
