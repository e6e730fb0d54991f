import ConnectorEmitters
import ConnectorJSON
import ConnectorManifest
import Testing

@Suite struct SCIMServiceProviderConfigTests {
  @Test func supportsWhatTheDirectoryNeedsAndSaysThatItIsAssumed() {
    let config = sampleManifest().scimServiceProviderConfig
    for feature in ["patch", "filter"] { #expect(config.at("/\(feature)/supported") == true) }
    for feature in ["bulk", "changePassword", "sort", "etag"] { #expect(config.at("/\(feature)/supported") == false) }
    let description = config.at("/authenticationSchemes/0/description")?.string ?? ""
    #expect(description.contains("PATCH is supported (the directory's documented default)"))
    #expect(description.contains("filters are supported"))
  }

  @Test func filteringIsNotAssumedWhereThePageStatesIt() {
    let config = sampleManifest(users: [row("userName", filterable: true)]).scimServiceProviderConfig
    #expect(config.at("/filter/supported") == true)
    #expect(config.at("/authenticationSchemes/0/description")?.string?.contains("filters are supported") == false)
  }

  @Test(arguments: [
    (ConnectorManifest.Authentication.Method.bearerToken, "oauthbearertoken", false),
    (.oauthAuthorization, "oauth2", false), (.adminCredentials, "httpbasic", false),
    (.other, "oauthbearertoken", true), (nil, "oauthbearertoken", true),
  ])
  func signsInAsThePageSays(method: ConnectorManifest.Authentication.Method?, type: String, isAssumed: Bool) {
    let scheme = sampleManifest(authentication: method).scimServiceProviderConfig.at("/authenticationSchemes/0")
    #expect(scheme?.at("/type") == .string(type))
    let description = scheme?.at("/description")?.string ?? ""
    #expect(description.contains("Assumed: ") == isAssumed)
    #expect(description.contains("Stated in fabrikam-desk-provisioning-tutorial.md.") == !isAssumed)
  }

  @Test func saysNoMoreOfAGrantThanThatThereIsOne() {
    let scheme = sampleManifest(authentication: .oauthAuthorization).scimServiceProviderConfig.at(
      "/authenticationSchemes/0")
    #expect(scheme?.at("/description")?.string?.hasPrefix("The directory is authorized by OAuth 2.0. Stated ") == true)
  }

  @Test func documentationIsTheHomepageOrAbsent() {
    let uri = { sampleManifest(homepage: $0).scimServiceProviderConfig.at("/documentationUri") }
    #expect(uri("https://desk.fabrikam.example/help?a=b") == "https://desk.fabrikam.example/help?a=b")
    for text in [nil, "", "desk.fabrikam.example", "https://", "javascript:alert(1)", "https://a b", "https://<app>"] {
      #expect(uri(text) == nil, "\(text ?? "")")
    }
  }
}
