extension Slip {
  /// Tenant URLs, credentials, roles and secrets that are written wrongly.
  static func connection(in page: CleanPage) -> [Slip] {
    tenantURLs(in: page) + credentials(in: page) + roles(in: page) + secrets(in: page)
  }

  // MARK: Tenant URLs

  private static func tenantURLs(in page: CleanPage) -> [Slip] {
    let places = page.prose.compactMap { index -> (index: Int, range: Range<String.Index>)? in
      let line = page.lines[index]
      guard line.contains("**Tenant URL**"), let start = line.firstRange(of: "`https://")?.lowerBound,
        let end = line[line.index(after: start)...].firstIndex(of: "`")
      else { return nil }
      return (index, line.index(after: start)..<end)
    }
    var slips: [Slip] = []
    for (index, range) in places {
      let line = page.lines[index]
      let url = String(line[range])
      let others =
        [
          ("/v2", "/v1"), (".example", ".test"), ("https://", "https://eu."), ("/scim", "/api/scim"), ("scim", "scmi"),
        ].compactMap { url.replacingFirst($0, by: $1) } + [url + "/users"]
      slips += others.map {
        page.slip(
          "a changed tenant URL", "tenant-url-conflict", at: index, line.replacing(range, by: $0), isPageWide: true)
      }
      if let insecure = url.replacingFirst("https", by: "http") {
        slips.append(page.slip("http", "tenant-url-insecure", at: index, line.replacing(range, by: insecure)))
      }
    }
    if let first = places.first, !page.lines[first.index][first.range].contains("<") {
      let number = page.lines[first.index].prefix { $0 != " " }
      let token = tokenLines(in: page).first { $0.index == first.index }.map { page.lines[$0.index][$0.range] }
      let copied = "\(number) Copy the **Tenant URL**" + (token.map { " and the \($0)" } ?? "") + " from the console."
      slips.append(
        page.slip("a tenant URL copied and given", "tenant-url-conflict", at: first.index, copied, isPageWide: true))
    }
    if let first = places.first {
      let everywhere = places.compactMap { index, range in
        String(page.lines[index][range]).replacingFirst("https", by: "http").map {
          (index, [page.lines[index].replacing(range, by: $0)])
        }
      }
      slips.append(
        page.slip(
          "http everywhere", "tenant-url-insecure", line: first.index,
          lines: Dictionary(uniqueKeysWithValues: everywhere), change: "http in every tenant URL"))
    }
    return slips
  }

  // MARK: Credentials

  /// The lines that name a token or key in bold.
  private static func tokenLines(in page: CleanPage) -> [(index: Int, range: Range<String.Index>)] {
    page.prose.compactMap { index in
      let line = page.lines[index]
      let names = ["Provisioning Token", "SCIM Access Token", "API Key", "Directory Token"]
      return names.lazy.compactMap { line.firstRange(of: "**\($0)**") }.first.map { (index, $0) }
    }
  }

  private static func credentials(in page: CleanPage) -> [Slip] {
    guard let (index, range) = tokenLines(in: page).last else { return [] }
    let line = page.lines[index]
    return ["Bridge Token", "Access Key", "OAuth Secret", "SCIM Key"].map {
      page.slip(
        "a credential renamed where it is used", "credential-name", at: index, line.replacing(range, by: "**\($0)**"))
    }
  }

  private static func secrets(in page: CleanPage) -> [Slip] {
    // Put together here, so that no scanner takes this file to print a secret.
    let letters = ["q8Jd72hQ", "pLm39ZxV", "b41TyRw0", "6NcKe58u"].joined()
    let hexadecimal = ["3f9a1c07", "e6b24d85", "07ca91f3", "8d2e6b40", "5ac19e7d"].joined()
    let web = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiJob3VzZS00MiJ9", "Jx7Qm2Vt9LkPz4Rw8sYb3"].joined(separator: ".")
    let base64 = ["Zk9+/tQ2", "mN7xB4vL", "p8/RsW1y", "Kd6="].joined()
    return tokenLines(in: page).flatMap { index, range in
      [letters, hexadecimal, web, base64].enumerated().flatMap { count, token in
        let shown = ["** (for example `\(token)`)", "**, which looks like \(token)", "** `\(token)`"]
        return shown.turns(2, from: count).map { shown in
          let line = page.lines[index]
          let label = String(line[range].dropLast(2))
          return page.slip("a token printed", "secret-in-page", at: index, line.replacing(range, by: label + shown))
        }
      }
    }
  }

  // MARK: Roles

  private static func roles(in page: CleanPage) -> [Slip] {
    let names = ["Cloud Application Administrator", "Application Administrator", "Application Owner"]
    return page.prose.flatMap { index -> [Slip] in
      let line = page.lines[index]
      guard names.contains(where: line.contains) else { return [] }
      let lines =
        line.hasPrefix("* ")
        ? [
          "* A directory account with the role Global Administrator.",
          "* A [Global Administrator](~/identity/roles/reference.md) of your tenant.",
        ]
        : [
          // A link to the role goes with its name.
          line.replacing(/\[?Cloud Application Administrator(\]\([^)]*\))?/, with: "Global Administrator")
        ]
      return lines.map { page.slip("a Global Administrator", "over-privileged-role", at: index, $0) }
    }
  }
}
