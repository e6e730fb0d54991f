import BuiltTool
import ConnectorRuntime
import SampleTenant
import Testing

extension Sandbox {
  /// All that the server has, read by plain HTTP, without a client of the project.
  func state(hasGroups: Bool) async throws -> ServerState {
    var users: [JSONObject] = []
    var names: [String: String] = [:]
    for var user in try await resources("Users") {
      let id = try #require(user["id"]?.string)
      names[id] = user["userName"]?.string
      for key in ["id", "meta", "schemas"] { user[key] = nil }
      users.append(user)
    }
    let groups = try await hasGroups ? resources("Groups") : []
    return ServerState(
      users: users,
      groups: groups.map { group in
        let members = group["members"]?.array ?? []
        return WantedGroup(
          group["displayName"]?.string ?? "",
          members: members.map { names[$0.object?["value"]?.string ?? ""] ?? "nobody" })
      })
  }

  private func resources(_ endpoint: String) async throws -> [JSONObject] {
    var resources: [JSONObject] = []
    while true {
      let answer = try await request("GET", "\(endpoint)?startIndex=\(resources.count + 1)&count=200")
      try #require(answer.status == 200)
      let page = try JSONDocument(parsing: Array(answer.data)).root.value.object
      resources += (page?["Resources"]?.array ?? []).compactMap(\.object)
      if resources.count >= page?["totalResults"]?.integer ?? 0 { return resources }
    }
  }
}
