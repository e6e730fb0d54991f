/// Makes PATCH operations of changes (RFC 7644 §3.5.2): one for each place that changes.
struct PatchOperations {
  let resourceType: ResourceType
  /// The resource as the operations leave it.
  private(set) var result: JSONObject
  /// The extensions that something is set in, in order.
  private(set) var extensions: [String] = []
  /// The operations, in order.
  private var operations: [JSONObject] = []
  /// The operations that add a value to a list, by the place that the value is of; more parts may come into it.
  private var additions: [AttributePath: Int] = [:]

  /// Makes operations of changes to a resource as the server has it.
  init(_ changes: [AttributeChange], to resource: JSONObject, of resourceType: ResourceType) {
    self.resourceType = resourceType
    result = resource
    for change in changes { append(change) }
  }

  /// The body of the request.
  var body: JSONObject { Self.body(operations.map(JSONValue.object)) }

  /// The body of a request that asks for operations.
  static func body(_ operations: [JSONValue]) -> JSONObject {
    ["schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": .array(operations)]
  }

  private mutating func append(_ change: AttributeChange) {
    let location = AttributeLocation(change.path, in: resourceType)
    let path = change.path.forServers(of: location)
    var whole = path
    whole.filter = nil
    whole.subAttribute = nil
    var element = path
    element.subAttribute = nil
    let before = result
    location.set(change.value, in: &result)
    if let urn = location.extensionURN, change.value != nil { extensions.append(urn) }
    guard let value = change.value else {
      // A value that has nothing left in it goes as a whole, as the resource says that it did.
      let isPart = exists(element, in: result) || path.filter == nil
      return operations.append(["op": "remove", "path": .string((isPart ? path : element).description)])
    }
    if path.filter != nil, !exists(element, in: before) || additions[element] != nil {
      // "replace" would find no target, which is an error (RFC 7644 §3.5.2.3).
      guard let added = self.value(at: element, in: result) else { return }
      let operation: JSONObject = ["op": "add", "path": .string(whole.description), "value": .array([added])]
      if let index = additions[element] {
        operations[index] = operation
      } else {
        additions[element] = operations.count
        operations.append(operation)
      }
    } else if path.filter == nil, path.subAttribute != nil, let list = self.value(at: whole, in: result),
      list.array != nil
    {
      // Without a filter, the path would mean this part of every value.
      operations.append(["op": "replace", "path": .string(whole.description), "value": list])
    } else {
      let op = path.filter != nil || exists(path, in: before) ? "replace" : "add"
      operations.append(["op": .string(op), "path": .string(path.description), "value": value])
    }
  }

  private func value(at path: AttributePath, in resource: JSONObject) -> JSONValue? {
    (try? AttributeLocation(path, in: resourceType).value(in: resource)) ?? nil
  }

  private func exists(_ path: AttributePath, in resource: JSONObject) -> Bool {
    value(at: path, in: resource) != nil
  }
}
