import ConnectorManifest
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let tenantURLConflict = Rule(
    id: "tenant-url-conflict",
    severity: .error,
    summary: "Two places of the page give different tenant URLs.",
    rationale: "Only one of them can work, and the administrator can't tell which.",
    examples: Examples(
      triggering: [
        Example([
          .appSide: "1. The **Tenant URL** is `https://api.orbit.com/scim/v1`. Copy the **API Token**.",
          .credentials:
            "1. Input `https://api.orbit.com/scim/v2` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. Copy the **Tenant URL** and the **API Token** from the console.",
          .credentials:
            "1. Input `https://api.orbit.com/scim/v2` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. The **Tenant URL** is `https://{account}.orbit.com/scim`. Copy the **API Token**.",
          .credentials:
            "1. Input `https://api.elsewhere.com/v1/scim` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. The **Tenant URL** is `https://<account>.orbit.com/scim`. Copy the **API Token**.",
          .credentials:
            "1. Input `https://{tenant}.orbit.com/scim/v2` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
      ],
      passing: [
        .sound,
        Example([
          .appSide: "1. The **Tenant URL** is `https://api.orbit.com/scim/v2`. Copy the **API Token**.",
          .credentials:
            "1. Input `https://api.orbit.com/scim/v2/` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. The **Tenant URL** is `https://<account>.orbit.com/scim`. Copy the **API Token**.",
          .credentials:
            "1. Input `https://north.orbit.com:443/scim` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. The **Tenant URL** is `https://<account>.orbit.com/scim`. Copy the **API Token**.",
          .credentials:
            "1. Input `https://{tenant}.orbit.com/scim/` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
        ]),
        Example(
          .appSide,
          "1. The **Tenant URL** is `https://eu.orbit.com/scim`, or `https://us.orbit.com/scim` in America. Copy the **API Token**."
        ),
        Example(
          .appSide,
          "Copy the **API Token**.\n\n* In Europe, the Tenant URL is `https://eu.orbit.com/scim`.\n* In America, the Tenant URL is `https://us.orbit.com/scim`."
        ),
      ]),
    check: { tutorial in
      let given = tutorial.tenantURLs
      guard let first = given.first else { return [] }
      let known = first.map { TenantURLPattern($0.value) }
      let all = Set(known)
      let patterns = all.filter(\.hasPlaceholder)
      for urls in given.dropFirst() {
        let other = urls.first { url in
          let pattern = TenantURLPattern(url.value)
          return !all.contains(pattern)
            && !(pattern.hasPlaceholder ? all : patterns).contains { $0.fits(pattern) }
        }
        guard let other else { continue }
        // The nearest of the first place's URLs is the one that this one contradicts.
        let host = TenantURLPattern(other.value).host
        let contradicted = first.indices.first { known[$0].host == host }.map { first[$0] } ?? first.first
        return [
          Finding(
            message: "The tenant URL is \(other.value) here, but \(contradicted?.value ?? "") elsewhere.",
            help: "give the same URL in both places", range: other.range,
            related: contradicted.map { [("here it is another", $0.range)] } ?? [])
        ]
      }
      if tutorial.tenantURL.kind == .literal, let copied = tutorial.tenantURLCopied,
        let url = tutorial.tenantURL.urls.first
      {
        return [
          Finding(
            message: "The tenant URL is to be copied from the app here, but is \(url.value) for everybody elsewhere.",
            help: "say the one or the other", severity: .warning, range: copied.range,
            related: [("here it is given", url.range)])
        ]
      }
      return []
    })
}
