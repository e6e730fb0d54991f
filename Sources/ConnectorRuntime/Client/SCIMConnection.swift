/// A tenant's server, and what it takes to ask it something.
struct SCIMConnection: Sendable {
  let tenantURL: TenantURL
  let token: BearerToken
  let transport: any HTTPTransport
  var retries: RetryPolicy
  let clock: WallClock
  let pulse = Pulse()

  /// Sends a request, again and again as long as that is safe: always where the server has not done anything yet, and
  /// a GET also where nobody knows, or the server itself has failed.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - read: Reads what a server answers that has done what was asked.
  /// - Returns: What was read.
  /// - Throws: ``ProvisioningError`` for any other answer, or none.
  func send<Reading>(
    _ request: SCIMRequest, _ read: (SCIMAnswer) throws(ProvisioningError) -> Reading
  ) async throws(ProvisioningError) -> Reading {
    var attempts = Attempts()
    while true {
      do throws(ProvisioningError) {
        return try await sendOnce(request, read)
      } catch {
        guard request.method == .get ? error.isPassing : error.isBeforeDoing else { throw error }
        try await wait(after: error, &attempts)
      }
    }
  }

  /// Does something that changes the server, until it is known to be done: where that is uncertain, looks first whether
  /// it was, and only then does it again.
  ///
  /// - Parameters:
  ///   - attempt: Does it.
  ///   - outcome: What came of an earlier attempt; `nil` where nothing did.
  /// - Returns: What came of it.
  /// - Throws: ``ProvisioningError`` where it can't be done, or remains uncertain.
  func settle<Outcome>(
    _ attempt: () async throws(ProvisioningError) -> Outcome,
    orFind outcome: () async throws(ProvisioningError) -> Outcome?
  ) async throws(ProvisioningError) -> Outcome {
    var attempts = Attempts()
    while true {
      do throws(ProvisioningError) {
        return try await attempt()
      } catch {
        guard error.isUncertain else { throw error }
        try await wait(after: error, &attempts)
      }
      if let outcome = try await outcome() { return outcome }
    }
  }

  /// Waits before the next attempt, or gives up with the error where there have been enough, or nobody is there.
  private func wait(after error: ProvisioningError, _ attempts: inout Attempts) async throws(ProvisioningError) {
    let error = await attempts.failed(error, pulse)
    guard attempts.failures < retries.attempts, error.kind != .silent else { throw error }
    let wanted = Duration.seconds(error.retryAfter ?? 0)
    guard wanted <= retries.maximumRetryAfter else { throw error }
    do {
      try await clock.sleep(max(wanted, retries.delay(after: attempts.failures)))
    } catch {
      throw ProvisioningError(.cancelled)
    }
  }

  private func sendOnce<Reading>(
    _ request: SCIMRequest, _ read: (SCIMAnswer) throws(ProvisioningError) -> Reading
  ) async throws(ProvisioningError) -> Reading {
    do throws(ProvisioningError) {
      guard !Task.isCancelled else { throw ProvisioningError(.cancelled) }
      let http = HTTPRequest(
        method: request.method, url: try tenantURL.url(request.path, query: request.query),
        headers: headers(of: request),
        body: request.body.map { Array(JSONValue.object($0).serialized(indented: false).utf8) })
      return try read(try answer(try await exchange(http)))
    } catch {
      throw ProvisioningError(error.kind, request: error.request ?? request.description)
    }
  }

  private func exchange(_ request: HTTPRequest) async throws(ProvisioningError) -> HTTPResponse {
    do throws(TransportError) {
      let response = try await transport.send(request)
      await pulse.beat()
      return response
    } catch {
      throw ProvisioningError(error)
    }
  }

  private func headers(of request: SCIMRequest) -> HTTPHeaders {
    var headers: HTTPHeaders = [
      "Authorization": "Bearer \(token.secret)", "Accept": "application/scim+json, application/json",
    ]
    if request.body != nil { headers["Content-Type"] = "application/scim+json" }
    headers["If-Match"] = request.version
    return headers
  }

  private func answer(_ response: HTTPResponse) throws(ProvisioningError) -> SCIMAnswer {
    switch response.status {
    case 200..<300: break
    case 300..<400:
      let target = response.headers["Location"].map { $0.prefix { $0 != "?" && $0 != "#" } }
      throw ProvisioningError(.redirected(to: target.map { String($0).printable(without: token) }))
    default: throw ProvisioningError(SCIMFailure(response, without: token, now: clock.now()))
    }
    guard !response.body.isEmpty else { return SCIMAnswer(body: nil, version: response.headers["ETag"]) }
    guard let root = try? JSONDocument(parsing: response.body).root.value, let body = root.object else {
      let type = response.headers["Content-Type"].map { ", and says to be \($0.printable(without: token))" } ?? ""
      throw ProvisioningError(.notSCIM(reason: "it is no JSON object\(type)"))
    }
    return SCIMAnswer(body: body, version: response.headers["ETag"])
  }
}

/// What is asked of a SCIM server.
struct SCIMRequest {
  let method: HTTPRequest.Method
  /// What follows the tenant URL: the endpoint, and perhaps an id.
  let path: [String]
  var query: [(name: String, value: String)] = []
  var body: JSONObject?
  /// The version that the resource must still have (RFC 7644 §3.14).
  var version: String?

  /// The request without any id.
  var description: String {
    "\(method.rawValue) /\(path.first ?? "")" + (path.count > 1 ? Self.idInDescription : "")
  }

  /// What stands for an id in a description.
  static let idInDescription = "/{id}"
}

/// What a SCIM server answers that has done what was asked.
struct SCIMAnswer {
  let body: JSONObject?
  let version: String?

  /// The resource that is shown.
  func resource() throws(ProvisioningError) -> StoredResource {
    guard let body else { throw ProvisioningError(.notSCIM(reason: "it is empty")) }
    return try StoredResource(body, version: version)
  }
}
