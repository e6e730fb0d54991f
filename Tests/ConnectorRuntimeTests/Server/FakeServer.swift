import ConnectorRuntime
import Foundation

/// A SCIM server in the test's own process, strict where real servers are, with the faults that a test asks for.
actor FakeServer: HTTPTransport {
  static let url = "https://scim.example.com/v2"
  static let token = "very-secret-token"

  enum Fault: Sendable {
    /// Another answer in place of the server's, which does nothing.
    case answer(Int, HTTPHeaders = [:], String = "")
    /// The connection ends before the server has done anything.
    case lostBefore(TransportError = .cutOff)
    /// The connection ends after the server has done what was asked.
    case lostAfter(TransportError = .cutOff)
    /// The server does what was asked, and this comes back.
    case garbled(String)
    /// Nothing comes back until the task is cancelled.
    case silence
  }

  /// Whether members are shown in what is answered; where they aren't, groups seem to have none.
  enum Shown { case always, onRequest, never }

  struct Habits: Sendable {
    var largestPage = 1000
    var ignoresFilters = false
    var repeatsFirstPage = false
    /// After each page of all resources, somebody deletes the first of them.
    var shrinks = false
    var toldTotal: Int?
    var hasVersions = false
    var hidesMembersInLists = false
    var showsMembers = Shown.always
    /// A group without members has an empty list of them.
    var showsEmptyMembers = false
    var hidesDisabledInLists = false
    var answersPatchWithNothing = false
    var refusesPatch: Int?
    var showsOnlyWhatIsAsked = false
    var hiddenAttributes: [String] = ["password"]

    static var hidingMembers: Habits {
      var habits = Habits()
      habits.showsMembers = .never
      return habits
    }
  }

  struct Sent: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let body: JSONObject
    let ifMatch: String?
  }

  private(set) var resources: [String: [JSONObject]] = ["Users": [], "Groups": []]
  private(set) var requests: [Sent] = []
  private var faults: [(method: HTTPRequest.Method, fault: Fault?)] = []
  private var statuses: [String: Int] = [:]
  private var lastId = 0
  private let habits: Habits

  init(_ habits: Habits = Habits()) {
    self.habits = habits
  }

  /// Lets the next request of a method, that none of the faults before took, go wrong, or one after some good ones.
  func fail(_ method: HTTPRequest.Method, after good: Int = 0, _ faults: Fault...) {
    self.faults += Array(repeating: (method, nil), count: good) + faults.map { (method, $0) }
  }

  /// Lets every request to a path fail with a status; `nil` ends that.
  func fail(at path: String, _ status: Int?) { statuses[path] = status }

  func add(_ type: String, _ json: String) throws {
    var resource = try object(json)
    stamp(&resource)
    resources[type, default: []].append(resource)
  }

  func users() -> [JSONObject] { resources["Users"] ?? [] }

  func user(_ name: String) -> JSONObject? { users().first { $0["userName"] == .string(name) } }

  func groups() -> [JSONObject] { resources["Groups"] ?? [] }

  func group(_ name: String) -> JSONObject? { groups().first { $0["displayName"] == .string(name) } }

  var writes: [Sent] { requests.filter { $0.method != .get } }

  func forgetRequests() { requests = [] }

  /// Somebody else takes all members out of a group.
  func empty(_ name: String) {
    for index in groups().indices where groups()[index]["displayName"] == .string(name) {
      resources["Groups"]?[index]["members"] = nil
    }
  }

  /// Somebody else deletes a resource.
  func remove(_ type: String, _ id: String) { resources[type]?.removeAll { $0["id"] == .string(id) } }

  /// Somebody else changes a user.
  func touch(_ name: String, _ attribute: String, _ value: JSONValue) {
    guard let index = users().firstIndex(where: { $0["userName"] == .string(name) }) else { return }
    var user = users()[index]
    user[attribute] = value
    stamp(&user)
    resources["Users"]?[index] = user
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    // Of requests under way at a time, any may come first.
    for _ in 0..<Int.random(in: 0..<40) { await Task.yield() }
    let body = request.body.flatMap { try? JSONDocument(parsing: $0).root.value.object } ?? [:]
    requests.append(
      Sent(method: request.method, path: request.url.path, body: body, ifMatch: request.headers["If-Match"]))
    guard let index = faults.firstIndex(where: { $0.method == request.method }) else { return answer(request, body) }
    switch faults.remove(at: index).fault {
    case nil: return answer(request, body)
    case .answer(let status, let headers, let text):
      return HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    case .lostBefore(let error): throw error
    case .lostAfter(let error):
      _ = answer(request, body)
      throw error
    case .garbled(let text):
      let status = answer(request, body).status
      return HTTPResponse(status: status, headers: ["Content-Type": "text/html"], body: Array(text.utf8))
    case .silence:
      while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
      throw .cancelled
    }
  }
}

// MARK: - Answering

extension FakeServer {
  private func answer(_ request: HTTPRequest, _ body: JSONObject) -> HTTPResponse {
    guard request.headers["Authorization"] == "Bearer \(Self.token)" else {
      return error(401, "the token \(request.headers["Authorization"] ?? "") is wrong")
    }
    if let status = statuses[request.url.path] { return error(status, "not this one") }
    let path = request.url.path.split(separator: "/").map(String.init)
    guard path.count >= 2, path[0] == "v2", let all = resources[path[1]] else { return error(404, "no such endpoint") }
    let type = path[1]
    guard path.count == 3 else {
      return request.method == .post ? create(type, body) : list(type, all, request.url)
    }
    if request.method == .patch, let status = habits.refusesPatch { return error(status, "no PATCH") }
    guard let index = all.firstIndex(where: { $0["id"] == .string(path[2]) }) else { return error(404, "no such id") }
    let version = all[index]["meta"]?.object?["version"]?.string
    if let wanted = request.headers["If-Match"], wanted != version { return error(412, "it is another version") }
    switch request.method {
    case .get:
      let shown = shown(all[index], to: request.url)
      guard habits.showsOnlyWhatIsAsked, let names = Self.attributes(of: request.url) else { return json(200, shown) }
      return json(200, JSONObject(shown.filter { names.contains($0.key) }))
    case .delete:
      resources[type]?.remove(at: index)
      return HTTPResponse(status: 204)
    case .put, .patch:
      var resource = all[index]
      if request.method == .put {
        resource = body
        resource["id"] = all[index]["id"]
      } else if let refusal = FakePatch.apply(body, to: &resource) {
        return error(400, refusal, type: "noTarget")
      }
      stamp(&resource)
      resources[type]?[index] = resource
      return habits.answersPatchWithNothing ? HTTPResponse(status: 204) : json(200, shown(resource, to: request.url))
    case .post: return error(405, "not here")
    }
  }

  /// The attributes that are asked for; `nil` for all.
  private static func attributes(of url: URL) -> [String]? {
    let items = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems
    return items?.first { $0.name == "attributes" }?.value?.split(separator: ",").map(String.init)
  }

  private func create(_ type: String, _ body: JSONObject) -> HTTPResponse {
    // Of groups, several may have the same name (RFC 7643 §8.7.1).
    let isTaken = users().contains { $0["userName"]?.string?.lowercased() == body["userName"]?.string?.lowercased() }
    guard type != "Users" || !isTaken else { return error(409, "taken", type: "uniqueness") }
    var resource = body
    if type == "Groups", habits.showsEmptyMembers, body["members"] == nil { resource["members"] = [] }
    stamp(&resource)
    resources[type, default: []].append(resource)
    return json(201, type == "Groups" && habits.showsMembers != .always ? resource.withoutMembers : resource)
  }

  private func shown(_ resource: JSONObject, to url: URL) -> JSONObject {
    let isAsked = Self.attributes(of: url)?.contains("members") == true
    let isShown = habits.showsMembers == .always || (habits.showsMembers == .onRequest && isAsked)
    return isShown || resource["displayName"] == nil ? resource : resource.withoutMembers
  }

  private func list(_ type: String, _ all: [JSONObject], _ url: URL) -> HTTPResponse {
    let items = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    func item(_ name: String) -> String? { items.first { $0.name == name }?.value }
    var found = habits.hidesDisabledInLists ? all.filter { $0["active"] != false } : all
    if let filter = item("filter"), !habits.ignoresFilters {
      let parts = filter.split(separator: " ", maxSplits: 2).map(String.init)
      let wanted = try? JSONDocument(parsing: Array(parts.last?.utf8 ?? "".utf8)).root.value.string?.lowercased()
      found = found.filter { $0[parts[0]]?.string?.lowercased() == wanted }
    }
    let start = habits.repeatsFirstPage ? 1 : item("startIndex").flatMap { Int($0) } ?? 1
    let count = min(item("count").flatMap { Int($0) } ?? 1000, habits.largestPage)
    let page = found.dropFirst(start - 1).prefix(count).map { resource in
      var shown = shown(resource, to: url)
      if habits.hidesMembersInLists { shown["members"] = nil }
      for name in habits.hiddenAttributes { shown[name] = nil }
      return JSONValue.object(shown)
    }
    if habits.shrinks, item("filter") == nil, !page.isEmpty { resources[type]?.removeFirst() }
    return json(
      200, ["totalResults": .number(JSONNumber(habits.toldTotal ?? found.count)), "Resources": .array(page)])
  }

  private func stamp(_ resource: inout JSONObject) {
    lastId += 1
    if resource["id"] == nil { resource["id"] = .string("id\(lastId)") }
    if habits.hasVersions { resource["meta"] = ["version": .string("W/\"\(lastId)\"")] }
  }

  private func json(_ status: Int, _ body: JSONObject) -> HTTPResponse {
    var shown = body
    for name in habits.hiddenAttributes { shown[name] = nil }
    return HTTPResponse(status: status, body: Array(JSONValue.object(shown).serialized().utf8))
  }

  private func error(_ status: Int, _ detail: String, type: String? = nil) -> HTTPResponse {
    json(status, ["status": .string("\(status)"), "detail": .string(detail), "scimType": JSONValue(type)])
  }
}

extension JSONObject {
  fileprivate var withoutMembers: JSONObject {
    var object = self
    object["members"] = []
    return object
  }
}
