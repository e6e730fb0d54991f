import ConnectorRuntime

/// An app that can do everything.
enum TestApp: GroupProvisioning {
  static let appName = "Test"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication(method: .bearerToken)
  static let capabilities = ConnectorCapabilities(
    createUsers: true, updateUsers: true, removeUsers: true, groups: true)
  typealias User = TestUser
  typealias Group = SampleGroup
}

/// An app whose tutorial says nothing of what it can do.
enum SilentApp: Connector {
  static let appName = "Silent"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities()
  typealias User = NameOnlyUser
}

/// An app whose tutorial denies everything.
enum DenyingApp: GroupProvisioning {
  static let appName = "Denying"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities(
    createUsers: false, updateUsers: false, removeUsers: false, groups: false)
  typealias User = TestUser
  typealias Group = SampleGroup
}

/// An app whose tutorial denies that users are updated, and says no more.
enum FixedApp: Connector {
  static let appName = "Fixed"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities(updateUsers: false)
  typealias User = TestUser
}

/// An app whose tutorial denies that users are updated, though not that they are removed.
enum RemovingApp: Connector {
  static let appName = "Removing"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities(updateUsers: false, removeUsers: true)
  typealias User = TestUser
}

/// An app whose groups have names, and nothing else.
enum NamedGroupsApp: GroupProvisioning {
  static let appName = "Named groups"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities()
  typealias User = NameOnlyUser
  typealias Group = NamedGroup
}

struct NamedGroup: SCIMGroup {
  var displayName: String
  var original = JSONObject()

  static let bindings: [AttributeBinding<NamedGroup>] = [
    .required(\.displayName, at: .attribute("displayName"), matchingPriority: 1)
  ]

  init(required attributes: AttributeReader<NamedGroup>) throws(AttributeValueError) {
    displayName = try attributes[\.displayName]
  }
}

struct TestUser: SCIMUser {
  var userName: String
  var active: Bool?
  var title: String?
  var givenName: String?
  var workEmail: String?
  var original = JSONObject()

  static let bindings: [AttributeBinding<TestUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
    .optional(\.active, at: .attribute("active")),
    .optional(\.title, at: .attribute("title")),
    .optional(\.givenName, at: .attribute("name", "givenName")),
    .optional(\.workEmail, at: .attribute("emails", where: .type("work"), "value")),
  ]

  init(_ userName: String, title: String? = nil, workEmail: String? = nil) {
    self.userName = userName
    self.title = title
    self.workEmail = workEmail
  }

  init(required attributes: AttributeReader<TestUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}

struct NameOnlyUser: SCIMUser {
  var userName: String
  var original = JSONObject()

  static let bindings: [AttributeBinding<NameOnlyUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1)
  ]

  init(_ userName: String) {
    self.userName = userName
  }

  init(required attributes: AttributeReader<NameOnlyUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}

/// The waits that a client asked for; nobody waits in a test.
actor Waits {
  private(set) var all: [Duration] = []

  func append(_ wait: Duration) { all.append(wait) }

  nonisolated var clock: WallClock {
    WallClock(now: { 784_111_777 }) { wait in
      try Task.checkCancellation()
      await self.append(wait)
    }
  }
}

func client<App: Connector>(
  of app: App.Type = App.self, _ server: FakeServer, token: String = FakeServer.token, waits: Waits = Waits(),
  limits: SCIMLimits = SCIMLimits()
) throws -> SCIMClient<App> {
  try SCIMClient(
    tenantURL: FakeServer.url, token: BearerToken(token), transport: server, retries: RetryPolicy(jitter: 1...1),
    limits: limits, clock: waits.clock)
}

/// What is thrown, without what it was thrown at.
func kind(of body: () async throws -> Void) async -> ProvisioningError.Kind? {
  do {
    try await body()
    return nil
  } catch {
    return (error as? ProvisioningError)?.kind
  }
}
