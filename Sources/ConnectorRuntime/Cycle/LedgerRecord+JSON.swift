// How a record stands in a file: a line of JSON.

extension LedgerRecord {
  var json: JSONValue {
    var object: JSONObject = ["event": .string(event.name), "type": .string(kind.rawValue), "key": .string(key)]
    switch event {
    case .managed(let id): object["id"] = .string(id)
    case .released(let id): object["id"] = id.map(JSONValue.string)
    case .members(let id, let added, let removed):
      object["id"] = .string(id)
      object["added"] = .array(added.map(JSONValue.string))
      object["removed"] = .array(removed.map(JSONValue.string))
    case .creating: break
    }
    object["directoryId"] = directoryID.map(JSONValue.string)
    return .object(object)
  }

  init?(json: JSONValue) {
    guard let object = json.object, let kind = object["type"]?.string.flatMap(ProvisionedKind.init(rawValue:)),
      let key = object["key"]?.string
    else { return nil }
    let event: Event
    switch (object["event"]?.string, object["id"]?.string) {
    case ("creating", _): event = .creating
    case ("managed", let id?): event = .managed(id: id)
    case ("released", let id): event = .released(id: id)
    case ("members", let id?):
      let lists = ["added", "removed"].compactMap { object[$0]?.array?.compactMap(\.string) }
      guard lists.count == 2 else { return nil }
      event = .members(id: id, added: lists[0], removed: lists[1])
    default: return nil
    }
    self.init(event, kind, key: key, directoryID: object["directoryId"]?.string)
  }
}

extension LedgerRecord.Event {
  fileprivate var name: String {
    switch self {
    case .creating: "creating"
    case .managed: "managed"
    case .released: "released"
    case .members: "members"
    }
  }
}
