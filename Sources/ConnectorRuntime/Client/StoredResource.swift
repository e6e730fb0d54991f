/// A resource as a server has it. No type of a connector has looked at it, so nothing in it can be amiss but the id.
struct StoredResource: Sendable {
  let id: String
  /// The JSON; its `meta.version` is the one in the answer's `ETag`, where there is one.
  var json: JSONObject

  /// Takes over a resource of an answer.
  ///
  /// - Throws: ``ProvisioningError`` where it has no id.
  init(_ json: JSONObject, version: String? = nil) throws(ProvisioningError) {
    guard let id = json.attribute(named: "id").flatMap(String.init(scimValue:)), !id.isEmpty else {
      throw ProvisioningError(.notSCIM(reason: "a resource has no id"))
    }
    self.id = id
    self.json = json
    if let version { setVersion(version) }
  }

  /// Takes over a resource that was read before.
  init(_ resource: some SCIMResource) throws(ProvisioningError) {
    guard let id = resource.id, !id.isEmpty else { throw ProvisioningError(.noIdentifier) }
    self.id = id
    json = resource.original
  }

  /// The version for an `If-Match`; `nil` where none is known, or it is written as none can be (RFC 9110 §8.8.3).
  var version: String? {
    guard let version = json.attribute(named: "meta")?.object?.attribute(named: "version")?.string else { return nil }
    let tag = version.utf8.starts(with: "W/".utf8) ? version.utf8.dropFirst(2) : version.utf8[...]
    let isTag = tag.count >= 2 && tag.first == UInt8(ascii: "\"") && tag.last == UInt8(ascii: "\"")
    return isTag && tag.allSatisfy { (0x21...0x7E).contains($0) } ? version : nil
  }

  mutating func setVersion(_ version: String?) {
    var meta = json.attribute(named: "meta")?.object ?? [:]
    meta.setAttribute(named: "version", to: version.map(JSONValue.string))
    json.setAttribute(named: "meta", to: meta.isEmpty ? nil : .object(meta))
  }

  /// Reads the resource as a connector's type has it.
  func decoded<Resource: SCIMResource>() throws(ProvisioningError) -> Resource {
    do throws(AttributeValueError) {
      return try Resource(decoding: json)
    } catch {
      throw ProvisioningError(.unreadable(error), resourceID: id)
    }
  }

  /// Reads a resource that has just been written. What the server leaves out that the type can't be without, or shows in
  /// another type, is as it was sent: that the resource is written must not be hidden by an answer that is amiss.
  func decoded<Resource: SCIMResource>(completedFrom sent: JSONObject) throws(ProvisioningError) -> Resource {
    var completed = self
    for _ in Resource.bindings {
      do throws(AttributeValueError) {
        return try Resource(decoding: completed.json)
      } catch {
        let location = AttributeLocation(error.path, in: Resource.resourceType)
        location.set((try? location.value(in: sent)) ?? nil, in: &completed.json)
      }
    }
    return try completed.decoded()
  }
}
