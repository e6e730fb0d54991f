extension ResourceClient {
  /// Finds a resource by the matching attributes, in their turns.
  func findStored(matching json: JSONObject) async throws(ProvisioningError) -> StoredResource? {
    var isMatchable = false
    for attribute in MatchingAttribute.all(of: Resource.self) {
      guard let key = attribute.key(of: json), let filter = attribute.filter(for: json) else { continue }
      isMatchable = true
      let found = try await resources(where: attribute, is: key, filter)
      guard found.count <= 1 else { throw ProvisioningError(.ambiguous(path: attribute.location.path)) }
      if let only = found.first { return only }
    }
    guard isMatchable else { throw ProvisioningError(.unmatchable) }
    return nil
  }

  /// The resources with a value. Where a server shows others, too, it doesn't keep to the filter, and all are read.
  private func resources(
    where attribute: MatchingAttribute, is key: String, _ filter: String
  ) async throws(ProvisioningError) -> [StoredResource] {
    let page = try await list([(name: "filter", value: filter)]).resources
    let matches = page.filter { attribute.key(of: $0.json) == key }
    guard matches.count < page.count else { return matches }
    var pages = ResourcePages(client: self)
    return try await pages.all().filter { attribute.key(of: $0.json) == key }
  }

  /// Looks for a resource that can't be there, to see whether the server answers as SCIM wants it.
  func probe() async throws(ProvisioningError) {
    let random = String(UInt64.random(in: .min ... .max), radix: 16)
    let nobody = "connection-test-\(random)"
    let path = Resource.matchingBindings.first?.path ?? .attribute("id")
    let location = AttributeLocation(path, in: Resource.resourceType)
    var json = JSONObject()
    location.set(.string(nobody), in: &json)
    let filter = MatchingAttribute(location: location).filter(for: json) ?? "id eq \"\(nobody)\""
    _ = try await list([(name: "filter", value: filter), (name: "count", value: "1")])
  }

  /// Asks for some of the resources.
  func list(_ query: [(name: String, value: String)]) async throws(ProvisioningError) -> ListPage {
    try await connection.send(SCIMRequest(method: .get, path: path(), query: query)) {
      (answer) throws(ProvisioningError) in
      try ListPage(answer)
    }
  }
}
