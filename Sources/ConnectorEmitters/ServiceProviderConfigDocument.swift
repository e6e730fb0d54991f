import ConnectorJSON
import ConnectorManifest

extension ConnectorManifest {
  /// What the app's SCIM server can do, as it says under `/ServiceProviderConfig` (RFC 7643 §5).
  ///
  /// A tutorial states little of it. What the directory needs of any app (PATCH and filtering) is taken to be there,
  /// the rest is taken not to be. The document's one free text, the authentication's description, says so.
  public var scimServiceProviderConfig: JSONValue { scimServiceProviderConfig(of: resourceModels) }

  func scimServiceProviderConfig(of models: [ResourceModel]) -> JSONValue {
    let isFilteringStated = models.contains { $0.attributes.contains { $0.isFilterable == true } }
    var config: JSONObject = ["schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"]]
    if let homepage = app.homepage, homepage.isWebAddress { config["documentationUri"] = .string(homepage) }
    config["patch"] = ["supported": true]
    config["bulk"] = ["supported": false, "maxOperations": 0, "maxPayloadSize": 0]
    config["filter"] = ["supported": true, "maxResults": 200]
    config["changePassword"] = ["supported": false]
    config["sort"] = ["supported": false]
    config["etag"] = ["supported": false]
    config["authenticationSchemes"] = [authenticationScheme(isFilteringStated: isFilteringStated)]
    config["meta"] = ["resourceType": "ServiceProviderConfig", "location": "/v2/ServiceProviderConfig"]
    return .object(config)
  }

  private func authenticationScheme(isFilteringStated: Bool) -> JSONValue {
    let scheme = AuthenticationScheme(authentication.method)
    let assumed = [
      "PATCH is supported (the directory's documented default)",
      isFilteringStated ? nil : "filters are supported (the directory matches accounts by them)",
      "a search gives 200 results at most (the example in RFC 7643 §8.5)",
      "bulk operations, password changes, sorting and entity tags are not supported",
    ]
    let place = provenance["/authentication/method"]
    let origin = scheme.assumption.map { "Assumed: \($0)." } ?? sentence(for: [.stated(place)])
    return [
      "type": .string(scheme.type),
      "name": .string(scheme.name),
      "description": .string(
        "\(scheme.description) \(origin) "
          + "Also assumed, because the tutorial does not say: \(assumed.compactMap { $0 }.joined(separator: "; "))."),
      "specUri": .string(scheme.specification),
      "primary": true,
    ]
  }
}

/// How a client signs in, in RFC 7643's words (§5), and why it is assumed where the page doesn't state it.
private struct AuthenticationScheme {
  let type: String
  let name: String
  let description: String
  let specification: String
  var assumption: String?

  init(_ method: ConnectorManifest.Authentication.Method?) {
    switch method {
    case .oauthAuthorization:
      type = "oauth2"
      name = "OAuth 2.0"
      description = "The directory is authorized by OAuth 2.0."
      specification = "https://www.rfc-editor.org/info/rfc6749"
    case .adminCredentials:
      type = "httpbasic"
      name = "HTTP Basic"
      description = "An administrator's user name and password."
      specification = "https://www.rfc-editor.org/info/rfc7617"
    case .bearerToken, .other, nil:
      type = "oauthbearertoken"
      name = "OAuth Bearer Token"
      description = "A secret token in the Authorization header."
      specification = "https://www.rfc-editor.org/info/rfc6750"
      if method == .other { assumption = "the tutorial's method is none that RFC 7643 §5 has a word for" }
      if method == nil { assumption = "the tutorial names no method, and the directory's default is a secret token" }
    }
  }
}

extension String {
  /// Whether the text is an absolute HTTP URL by its looks: RFC 3986 has no white space, quotation marks or brackets in
  /// one, and nothing outside ASCII.
  fileprivate var isWebAddress: Bool {
    let lowercased = lowercased()
    guard let scheme = ["https://", "http://"].first(where: lowercased.hasPrefix) else { return false }
    return utf8.count > scheme.utf8.count && utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && !contains { "\"<>\\^`{|}".contains($0) }
  }
}
