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
        appSide:
          "* In Europe, the Tenant URL is `https://eu.orbit.com/scim`.\n* In America, the Tenant URL is `https://us.orbit.com/scim`.",
        kind: .literal, value: "https://eu.orbit.com/scim", others: ["https://us.orbit.com/scim"]),
      Case(
        appSide:
          "In Europe, the Tenant URL is `https://<you>.eu.orbit.com/scim`. In America, the Tenant URL is `https://<you>.us.orbit.com/scim`.",
        kind: .template, value: "https://<you>.eu.orbit.com/scim", others: ["https://<you>.us.orbit.com/scim"]),
      Case(
        appSide:
          "The Tenant URL is `https://<you>.orbit.com/scim`. So Comet's Tenant URL is `https://comet.orbit.com/scim`.",
        kind: .template, value: "https://<you>.orbit.com/scim"),
      Case(
        appSide:
          "Enter a Tenant URL in the format below.\n\n> Test:\n> https://a.orbit.com/scim/Realm-ID/\n\n> Live:\n> https://b.orbit.com/scim/Realm-ID/",
        kind: .template, value: "https://a.orbit.com/scim/Realm-ID/", others: ["https://b.orbit.com/scim/Realm-ID/"]),
      Case(
        appSide: "The **Tenant URL** is:\n\n```\nhttps://api.orbit.com/scim\n```", kind: .literal,
        value: "https://api.orbit.com/scim"),
      Case(
        appSide: "1. The **Tenant URL** is:\n\n       https://<you>.orbit.com/scim", kind: .template,
        value: "https://<you>.orbit.com/scim"),
      Case(
        appSide:
          "The **Tenant URL** is one of these:\n\n* Europe:\n  ```text\n  https://eu.orbit.com/scim\n  ```\n* America:\n  ```text\n  https://us.orbit.com/scim\n  ```",
        kind: .literal, value: "https://eu.orbit.com/scim", others: ["https://us.orbit.com/scim"]),
      Case(
        appSide: "See whether the **Tenant URL** answers:\n\n```sh\ncurl https://api.orbit.com/scim/Users\n```",
        kind: .console),
      Case(
        appSide:
          "Copy the **Tenant URL**.\n\nAllow this address for redirects:\n\n```\nhttps://orbit.com/api/back\n```",
        kind: .console),
      Case(
        appSide: "### Troubleshooting\n\nFor another tenant URL, send requests to https://{name}.orbit.com/scim.",
        kind: .none),
      Case(
        appSide: "The Tenant URL is `https://<your\t\tname>.orbit.com/scim`.", kind: .template,
        value: "https://<your name>.orbit.com/scim"),
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
      ("Copy the API key.", "API key"), ("Copy both the URL and Token.", "Token"), ("Copy the token.", nil),
      ("Copy the URL and token. These go into the **Tenant URL** and **Secret Token** fields.", nil),
      ("Open Token Access. Select **Add API token**.", "API token"),
      ("Copy the **Token value** and save it.", "Token"),
      ("### Generate a System User token\n\n1. Copy the token.", "System User token"),
    ])
  func tokenName(appSide: String, name: String?) throws {
    var page = SamplePage()
    page.appSide = appSide
    #expect(try #require(page.tutorial).secretTokenName?.value == name)
  }

  @Test(
    "The token is the value that is copied or goes into the field Secret Token, and not one that is typed into the app",
    arguments: [
      (
        "1. Enter the **Owner API key** in the form.\n1. Copy the **Bearer Token**. It goes into the **Secret Token** field.",
        "Bearer Token" as String?
      ),
      ("1. Provide the **Owner API key**.\n1. Copy the **Comet Key**.", "Comet Key"),
      ("Copy the **Comet Token**.\n\nPaste the **Orbit Token** into **Secret Token**.", "Orbit Token"),
      ("Open **Orbit Token**. Copy the **Comet Token**.", "Comet Token"),
      (
        "Open **Orbit Token**. Copy the **Comet Token**.\n\nThis value goes into the **Secret Token** field.",
        "Comet Token"
      ),
      ("Copy the **Client ID** and the **Client Secret**.", nil), ("Copy the **License Key**.", nil),
      ("Set the **Token expiry** and the **Token type**.", nil), ("Open the **Access Token Manager**.", nil),
      ("Fill in the **Key alias**.", nil),
    ])
  func tokenOfSeveral(appSide: String, name: String?) throws {
    var page = SamplePage()
    page.appSide = appSide
    #expect(try #require(page.tutorial).secretTokenName?.value == name)
  }

  @Test(
    "The field's own name is the token's only where nothing else names one",
    arguments: [
      ("Generate a new **Secret Token**.", "Secret Token" as String?),
      (
        "Generate the **Secret Token**.\n\nCopy the API Access Token. It goes into the **Secret Token** field.",
        "API Access Token"
      ),
      ("- Secret Token: The orbit SCIM token serves as the secret token.", "SCIM token"),
      ("Copy the value. It goes into the **Secret Token** field.", nil),
      ("Copy the JWT Token and put it into the **Secret Token** field.", "JWT Token"),
      ("Copy the integration token. It goes into the **Secret Token** field.", "integration token"),
      ("Copy the generated token. It goes into the **Secret Token** field.", nil),
    ])
  func tokenAndField(appSide: String, name: String?) throws {
    var page = SamplePage()
    page.appSide = appSide
    #expect(try #require(page.tutorial).secretTokenName?.value == name)
  }

  @Test(
    "Without the field Secret Token there is no secret token",
    arguments: [
      "Select **Authorize**. Select **Test Connection**.",
      "Input the **Admin Username** and **Admin Password**. Select **Test Connection**.",
    ])
  func noToken(credentials: String) throws {
    var page = SamplePage()
    page.appSide = "Copy the **API Token** and the **Client Secret**."
    page.credentials = "1. " + credentials
    #expect(try #require(page.tutorial).secretTokenName == nil)
  }

  @Test("Of a step with a secret token and a later one with a grant, the one with the token counts that the app gives")
  func twoWaysIn() throws {
    var page = SamplePage()
    page.appSide = "Copy the **Comet Token**."
    page.credentials =
      "1. Enter the Tenant URL and Secret Token. Select **Test Connection**.\n1. Select **OAuth2 Client Credentials Grant**. Enter the **Client Secret**. Select **Test Connection**."
    let tutorial = try #require(page.tutorial)
    #expect(tutorial.authentication?.value == .bearerToken)
    #expect(tutorial.secretTokenName?.value == "Comet Token")
    page.appSide = "Copy the **Client Secret**."
    #expect(try #require(page.tutorial).authentication?.value == .oauthAuthorization)
    #expect(try #require(page.tutorial).secretTokenName == nil)
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

  @Test(
    "The app's side may have the tenant URL copied or sent",
    arguments: [
      ("Copy the **Tenant URL**.", true), ("Copy the **SCIM URL** and the **Token**.", true),
      ("Contact support to obtain the **SCIM URL**.", true), ("Support sends you the Tenant URL.", true),
      ("Orbit provides the SCIM Endpoint (Tenant URL).", true),
      ("Orbit sends you the following:\n\n- SCIM Endpoint (Tenant URL)\n- Token", true),
      ("Orbit shows the following:\n\n- SCIM Endpoint (Tenant URL)\n- Token", false),
      ("Copy the value into the **Tenant URL** field.", false), ("Open the **SCIM URL** page.", false),
    ])
  func copied(appSide: String, isCopied: Bool) throws {
    var page = SamplePage()
    page.appSide = appSide
    #expect((try #require(page.tutorial).tenantURLCopied != nil) == isCopied)
  }
}
