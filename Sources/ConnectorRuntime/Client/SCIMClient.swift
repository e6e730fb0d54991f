/// Speaks SCIM 2.0 (RFC 7644) with one tenant of a connector's app.
///
///     let client = try SCIMClient<CybSafeConnector>(tenantURL: url, token: BearerToken(secret))
///     try await client.testConnection()
///     let ada = try await client.users.createOrFind(.init(userName: "ada@example.com", active: true))
///
/// Everything throws ``ProvisioningError``. A request that a server couldn't answer is repeated after a while, where
/// that is safe; what changes the server is repeated only after a look at whether it was done.
public struct SCIMClient<App: Connector>: Sendable {
  /// The tenant's users.
  public let users: ResourceClient<App.User>
  let connection: SCIMConnection
  let limits: SCIMLimits

  /// Creates a client; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - tenantURL: Where the tenant's SCIM endpoint is, as the app's tutorial or console has it; white space around it
  ///     is left out. It must begin with `https`, unless it leads to the machine itself.
  ///   - token: The tenant's secret token.
  ///   - transport: What carries the requests.
  ///   - retries: How often and after what time a request is repeated.
  ///   - limits: How much is asked for at once.
  ///   - clock: The time of day, and waiting.
  /// - Throws: ``ProvisioningError`` of the kind ``ProvisioningError/Kind/unusableTenantURL(reason:)``.
  public init(
    tenantURL: String, token: BearerToken, transport: any HTTPTransport = URLSessionTransport(),
    retries: RetryPolicy = RetryPolicy(), limits: SCIMLimits = SCIMLimits(), clock: WallClock = .system
  ) throws(ProvisioningError) {
    connection = SCIMConnection(
      tenantURL: try TenantURL(tenantURL), token: token, transport: transport, retries: retries, clock: clock)
    self.limits = limits
    users = ResourceClient(connection: connection, limits: limits)
  }

  /// Asks for a user that there can't be, which changes nothing, as the directory's own Test Connection does. It is
  /// asked once.
  ///
  /// - Throws: ``ProvisioningError``: ``ProvisioningError/Kind/unauthorized(_:)`` for a wrong token,
  ///   ``ProvisioningError/Kind/notFound(_:)``, ``ProvisioningError/Kind/redirected(to:)`` or
  ///   ``ProvisioningError/Kind/notSCIM(reason:)`` for a wrong tenant URL, ``ProvisioningError/Kind/unreachable``,
  ///   ``ProvisioningError/Kind/untrusted`` or ``ProvisioningError/Kind/timedOut`` where it doesn't come to an answer.
  public func testConnection() async throws(ProvisioningError) {
    var once = connection
    once.retries = .never
    try await ResourceClient<App.User>(connection: once, limits: limits).probe()
  }
}

extension SCIMClient where App: GroupProvisioning {
  /// The tenant's groups.
  public var groups: ResourceClient<App.Group> { ResourceClient(connection: connection, limits: limits) }
}

/// How much is asked of a server at once.
public struct SCIMLimits: Hashable, Sendable {
  /// How many resources are asked for at once; less than 1 is 1. A server may give fewer.
  public var pageSize: Int {
    didSet { pageSize = max(pageSize, 1) }
  }
  /// How many members of a group are sent at once; less than 1 is 1.
  public var memberBatchSize: Int {
    didSet { memberBatchSize = max(memberBatchSize, 1) }
  }

  /// Creates limits; what is less than 1 is 1.
  public init(pageSize: Int = 100, memberBatchSize: Int = 100) {
    self.pageSize = max(pageSize, 1)
    self.memberBatchSize = max(memberBatchSize, 1)
  }
}
