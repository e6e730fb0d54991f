import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let tenantURLInsecure = Rule(
    id: "tenant-url-insecure",
    severity: .error,
    summary: "The tenant URL is not https.",
    rationale: """
      The secret token goes to the tenant URL with every request. Over http anybody on the way can read it, and the \
      provisioning service refuses such a URL anyway.
      """,
    examples: Examples(
      triggering: [
        Example(
          .credentials,
          "1. Input `http://api.orbit.com/scim` in **Tenant URL** and the Secret Token. Select **Test Connection**."),
        Example([
          .appSide: "1. Copy the **API Token**. The **Tenant URL** is:\n\n   ```\n   http://api.orbit.com/scim\n   ```",
          .credentials:
            "1. Input `https://api.orbit.com/scim` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
      ],
      passing: [
        .sound,
        Example([
          .appSide: "1. Copy the **API Token**.",
          .credentials:
            "1. Input `https://api.orbit.com/scim` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
        Example(
          .appSide,
          "1. Copy the **SCIM URL** and the **API Token**. Behind a proxy, the URL is that of the proxy:\n\n   ```sh\n   curl http://localhost:8080/scim/Users\n   ```"
        ),
      ]),
    check: { tutorial in
      let given = tutorial.tenantURLs.isEmpty ? tutorial.tenantURL.urls : Array(tutorial.tenantURLs.joined())
      let inCode = tutorial.tenantURLsInCode.filter { url in !given.contains { $0.range == url.range } }
      return (given + inCode).compactMap { url in
        guard url.value.lowercased().hasPrefix("http://") else { return nil }
        return Finding(
          message: "The tenant URL is http, over which the secret token can be read by anybody on the way.",
          help: "give the https address", range: url.range)
      }
    })
}
