import ConnectorManifest
import Testing
import TutorialReader

struct EndpointTests {
  /// What a page says in one of its places, and the tenant URL that it states.
  struct Case: Sendable, CustomTestStringConvertible {
    var appSide = "Open the Orbit console."
    var credentials = "1. Input the **Secret Token**. Select **Test Connection**."
    var kind: ConnectorManifest.TenantURL.Kind
    var value: String?
    var others: [String] = []
    var testDescription: String { appSide + " / " + credentials }
  }

  @Test(
    "The tenant URL is found by the words near it",
    arguments: [
      Case(kind: .none),
      Case(credentials: "1. Input your Orbit Tenant URL and Secret Token. Select **Test Connection**.", kind: .console),
      Case(appSide: "Copy the **SCIM Base URL** and **Token**.", kind: .console),
      Case(
        appSide: "The **Tenant URL** is: `https://api.orbit.example/scim/v2/`. Enter it later.", kind: .literal,
        value: "https://api.orbit.example/scim/v2/"),
      Case(
        credentials: "1. Input `https://api.orbit.com/scim` in **Tenant URL**. Select **Test Connection**.",
        kind: .literal,
        value: "https://api.orbit.com/scim"),
      Case(
        credentials: "1. In **Tenant URL** enter https://api.orbit.com/v1. Select **Test Connection**.", kind: .literal,
        value: "https://api.orbit.com/v1"),
      Case(
        credentials: "1. Input `https://<tenant>.orbit.com/scim` in **Tenant URL**. Select **Test Connection**.",
        kind: .template,
        value: "https://<tenant>.orbit.com/scim"),
      Case(
        credentials:
          "1. The **Tenant URL** has the format https://<your tenant>.orbit.com/scim. Select **Test Connection**.",
        kind: .template, value: "https://<your tenant>.orbit.com/scim"),
      Case(
        appSide: "The Tenant URL has the format `{Orbit address}/scim` (for example, https://a.contoso.com/scim).",
        kind: .template,
        value: "{Orbit address}/scim"),
      Case(
        appSide: "For an account named acme, for example, the **Tenant URL** is `https://acme.orbit.com/scim`.",
        kind: .template,
        value: "https://acme.orbit.com/scim"),
      Case(
        appSide:
          "Type the **Tenant URL** for your region:\n\n* Europe: https://eu.orbit.com/scim\n* America: https://us.orbit.com/scim",
        kind: .literal, value: "https://eu.orbit.com/scim", others: ["https://us.orbit.com/scim"]),
      Case(
        appSide:
          "|Country|Tenant URL|\n|---|---|\n|CA|https://na.orbit.com/scim|\n|US|https://na.orbit.com/scim|\n|JP|https://jp.orbit.com/scim|",
        kind: .literal, value: "https://na.orbit.com/scim", others: ["https://jp.orbit.com/scim"]),
      Case(
        credentials:
          "1. In **Tenant URL** enter `https://a.orbit.com/scim`. The **Token Endpoint** is `https://a.orbit.com/oauth2/token`. Select **Test Connection**.",
        kind: .literal, value: "https://a.orbit.com/scim"),
      Case(
        credentials: "1. Sign in to https://portal.azure.com and input the **Tenant URL**. Select **Test Connection**.",
        kind: .console),
      Case(
        credentials:
          "1. Enter the **Tenant URL**, which [the console](https://console.orbit.com/scim) shows. Select **Test Connection**.",
        kind: .console),
      Case(
        credentials: "1. Enter **https:\\//api.orbit.com/scim** in **Tenant URL**. Select **Test Connection**.",
        kind: .literal,
        value: "https://api.orbit.com/scim"),
    ])
  func tenantURL(of example: Case) throws {
    var page = SamplePage()
    page.appSide = example.appSide
    page.credentials = example.credentials
    let tenantURL = try #require(page.tutorial).manifest.tenantURL
    #expect(tenantURL == ConnectorManifest.TenantURL(kind: example.kind, value: example.value, others: example.others))
  }

  @Test(
    "The kind of credentials is told by the step that tests the connection",
    arguments: [
      (
        "Input the Tenant URL and **Secret Token**.",
        ConnectorManifest.Authentication.Method.bearerToken as ConnectorManifest.Authentication.Method?
      ),
      ("Select **Authorize**. A window opens.", .oauthAuthorization),
      ("Click Authorize, and input the Secret Token.", .oauthAuthorization),
      ("Select the **OAuth2 Client Credentials Grant**.", .oauthAuthorization),
      ("Input the OAuth bearer token.", .bearerToken),
      ("Input the **Admin Username** and **Admin Password**.", .adminCredentials),
      ("Enter the username and password under **Admin Credentials**.", .adminCredentials),
      ("Enter what you have.", nil),
    ])
  func authentication(step: String, method: ConnectorManifest.Authentication.Method?) throws {
    var page = SamplePage()
    page.credentials = "1. \(step) Select **Test Connection**."
    #expect(try #require(page.tutorial).authentication?.value == method)
  }

  @Test(
    "The secret token goes by the app's own name",
    arguments: [
      ("Copy the **API Key**.", "API Key" as String?), ("Select **Generate Token** and copy it.", "Token"),
      ("Copy the access token. It goes into the Secret Token field.", "access token"),
      ("Open **Access Tokens**, then select **Create Token**.", "Token"), ("Open the console.", nil),
    ])
  func tokenName(appSide: String, name: String?) throws {
    var page = SamplePage()
    page.appSide = appSide
    #expect(try #require(page.tutorial).secretTokenName?.value == name)
  }

  @Test(
    "A token's lifetime is an ISO 8601 duration",
    arguments: [
      ("The token is valid for 6 months.", "P6M" as String?), ("This token is valid for 365 days.", "P365D"),
      ("The token expires after one year.", "P1Y"),
      ("The token has an expiration date of a month from its making.", "P1M"),
      ("The token expires in 12 hours.", "PT12H"),
      ("The trial is valid for 6 months.", nil), ("The token is valid for ages.", nil),
    ])
  func lifetime(appSide: String, lifetime: String?) throws {
    var page = SamplePage()
    page.appSide = appSide
    #expect(try #require(page.tutorial).tokenLifetime?.value == lifetime)
  }
}
