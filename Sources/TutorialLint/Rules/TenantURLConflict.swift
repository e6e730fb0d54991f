import ConnectorManifest
import Diagnostics
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
      ],
      passing: [
        .sound,
        Example([
          .appSide: "1. The **Tenant URL** is `https://api.orbit.com/scim/v2`. Copy the **API Token**.",
          .credentials:
            "1. Input `https://api.orbit.com/scim/v2/` in **Tenant URL** and the Secret Token. Select **Test Connection**.",
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
      let known = Set(first.map { normal($0.value) })
      for urls in given.dropFirst() {
        guard let other = urls.first(where: { !known.contains(normal($0.value)) }),
          !urls.contains(where: { isExampleOf($0, first) }) || urls.count > 1
        else { continue }
        // The nearest of the first place's URLs is the one that this one contradicts.
        let host = { (url: String) in normal(url).split(separator: "/").first.map(String.init) ?? "" }
        let contradicted = first.first { host($0.value) == host(other.value) } ?? first.first
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

  /// A URL without what makes no difference: case, the scheme, a slash at the end, a placeholder's words.
  private static func normal(_ url: String) -> String {
    var url = url.lowercased()
    for scheme in ["https://", "http://"] where url.hasPrefix(scheme) { url.removeFirst(scheme.count) }
    while url.hasSuffix("/") { url.removeLast() }
    var depth = 0
    return url.filter { character in
      if character == "<" || character == "{" || character == "[" { depth += 1 }
      if character == ">" || character == "}" || character == "]" { depth -= 1 }
      return depth == 0
    }
  }

  /// A pattern and a URL made by it are one and the same.
  private static func isExampleOf(_ url: Fact<String>, _ others: [Fact<String>]) -> Bool {
    others.contains { $0.value.contains("<") || $0.value.contains("{") || $0.value.contains("[") }
      && !url.value.contains("<")
  }
}
