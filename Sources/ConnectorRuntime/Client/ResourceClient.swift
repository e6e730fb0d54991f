/// Finds, creates, changes and deletes the resources of one type on a tenant's server.
///
/// A resource that was written comes back as the server shows it. What its answer leaves out that the type can't be
/// without is as it was sent. A resource that was only looked for must be of the type's shape, or is an error
/// ``ProvisioningError/Kind/unreadable(_:)`` with its id.
public struct ResourceClient<Resource: SCIMResource>: Sendable {
  let connection: SCIMConnection
  let limits: SCIMLimits

  /// Finds a resource by the attributes that the app matches by, in their turns (RFC 7644 §3.4.2.2).
  ///
  /// - Parameter wanted: A resource with a value in at least one of them.
  /// - Returns: The resource on the server; `nil` where there is none.
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/ambiguous(path:)`` where there is more than one.
  public func find(matching wanted: Resource) async throws(ProvisioningError) -> Resource? {
    try await findStored(matching: wanted.encoded())?.decoded()
  }

  /// Reads a resource (RFC 7644 §3.4.1).
  ///
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/notFound(_:)`` where there is none with the id.
  public func read(id: String) async throws(ProvisioningError) -> Resource {
    try await readStored(id: id).decoded()
  }

  /// Reads all resources, page by page (RFC 7644 §3.4.2.4).
  ///
  /// - Returns: Each resource, or why it can't be read; one doesn't hide the others.
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/incompleteList(count:total:)`` where the server doesn't
  ///   list all that it has.
  public func all() async throws(ProvisioningError) -> [Result<Resource, ProvisioningError>] {
    var pages = ResourcePages(client: self)
    var resources: [Result<Resource, ProvisioningError>] = []
    for stored in try await pages.all() {
      resources.append(Result(catching: { () throws(ProvisioningError) in try stored.decoded() }))
    }
    return resources
  }

  /// Creates a resource (RFC 7644 §3.3). Where there is one already that it is matched by, that one is found, and stays
  /// as it is; ``update(_:to:)`` makes it as wanted. A group is looked for first, because servers take a second one of
  /// the same name.
  ///
  /// - Returns: The resource as the server has it.
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/conflict(_:)`` where another one, which it is not matched
  ///   by, has a value that only one may have.
  public func createOrFind(_ resource: Resource) async throws(ProvisioningError) -> Resource {
    var mayBeThere = false
    let (stored, isNew) = try await createStored(resource, mayBeThere: &mayBeThere)
    return isNew ? try stored.decoded(completedFrom: resource.encoded()) : try stored.decoded()
  }

  /// Replaces a resource as a whole (RFC 7644 §3.5.1): what it has no value for is taken away.
  ///
  /// - Parameter resource: The resource, with the id and the version that were read.
  /// - Returns: The resource as the server has it.
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/changedMeanwhile(_:)`` where it is not the version that
  ///   was read.
  public func replace(_ resource: Resource) async throws(ProvisioningError) -> Resource {
    let stored = try StoredResource(resource)
    let body = resource.encoded()
    var version = stored.version
    return try await connection.settle { () async throws(ProvisioningError) -> StoredResource in
      try await write(.put, body, to: stored, version: version, orElse: body)
    } orFind: { () async throws(ProvisioningError) -> StoredResource? in
      let found = try await readStored(id: stored.id)
      guard resource.changes(fromServer: found.json).isEmpty else { return nil }
      // What the server doesn't show may not have come through, nor another spelling of a name.
      guard !resource.changes(fromServer: found.json, since: try? found.decoded()).isEmpty else { return found }
      version = found.version
      return nil
    }.decoded(completedFrom: body)
  }

  /// Changes a resource where it is not as wanted, and nothing else of it (RFC 7644 §3.5.2). Where nothing differs,
  /// nothing is sent.
  ///
  /// A value that a server never shows, such as a password, is sent where `wanted` has another than `resource`, and so
  /// is another spelling of a value that is the same to SCIM, such as a user name in capital letters.
  ///
  /// A server without PATCH is asked to put the whole in its place, made of what it shows of the resource; what it has
  /// and doesn't show is then up to the server. A group's members are changed in the same way, where they are shown.
  ///
  /// - Parameters:
  ///   - resource: The resource as it was read.
  ///   - wanted: The resource as it is wanted; its id and what else only the server writes is not looked at.
  /// - Returns: The resource as the server has it, or as it must be where the server doesn't show it.
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/changedMeanwhile(_:)`` where it is not the version that
  ///   was read.
  public func update(_ resource: Resource, to wanted: Resource) async throws(ProvisioningError) -> Resource {
    try await update(try StoredResource(resource)) { wanted.changes(fromServer: $0, since: resource) }
      .decoded(completedFrom: wanted.encoded())
  }

  /// Changes a resource of which only the id is known where it is not as wanted, and nothing else of it; also one that
  /// can't be read as the connector's type has it.
  ///
  /// What a server never shows, such as a password, is not changed.
  ///
  /// - Parameters:
  ///   - id: The resource's id, such as ``ProvisioningError/resourceID``.
  ///   - wanted: The resource as it is wanted; its own id is not looked at.
  /// - Returns: The resource as the server has it, or as it must be where the server doesn't show it.
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/notFound(_:)`` where there is none with the id.
  public func update(id: String, to wanted: Resource) async throws(ProvisioningError) -> Resource {
    try await update(try await readStored(id: id)) { wanted.changes(fromServer: $0) }
      .decoded(completedFrom: wanted.encoded())
  }

  /// Deletes a resource (RFC 7644 §3.6). One that is gone already is no error.
  ///
  /// - Parameter resource: The resource as it was read.
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/changedMeanwhile(_:)`` where it is not the version that
  ///   was read.
  public func delete(_ resource: Resource) async throws(ProvisioningError) {
    try await delete(try StoredResource(resource))
  }
}

extension ResourceClient where Resource: SCIMUser {
  /// Takes a user out of use without removing it: `active` becomes false.
  ///
  /// - Parameter resource: The user as it was read.
  /// - Returns: The user as the server has it, or as it must be where the server doesn't show it: the one to go on with,
  ///   because the version is another now.
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/changedMeanwhile(_:)`` where it is not the version that
  ///   was read.
  @discardableResult
  public func deactivate(_ resource: Resource) async throws(ProvisioningError) -> Resource {
    var sent = resource.encoded()
    sent.setAttribute(named: "active", to: false)
    return try await deactivate(try StoredResource(resource)).decoded(completedFrom: sent)
  }
}
