import ConnectorManifest
import MarkdownSyntax

/// Reads how the provisioning service signs in to the app, from the section where the administrator tests the
/// connection.
enum AuthenticationReader {
  static func method(of page: Page) -> Fact<ConnectorManifest.Authentication.Method>? {
    let steps = page.passages(in: .configuration)
    for passage in steps {
      if let range = passage.first(.authorize) { return page.fact(.oauthAuthorization, range, of: passage) }
    }
    for passage in steps where !passage.mentions(.denied) {
      guard let grant = passage.first(.authorizationGrant) else { continue }
      return secretTokenStep(before: passage, of: page, steps) ?? page.fact(.oauthAuthorization, grant, of: passage)
    }
    if let credentials = administratorCredentials(of: page, steps) { return credentials }
    for passage in steps {
      if let range = passage.first(.tokenEndpoint) { return page.fact(.oauthAuthorization, range, of: passage) }
    }
    for cue in [Cue.secretToken, .token] {
      for passage in steps + page.passages.filter({ $0.part == .other && $0.headingLevel == nil }) {
        if let range = passage.first(cue) { return page.fact(.bearerToken, range, of: passage) }
      }
    }
    return nil
  }

  /// The step that tests the connection with a secret token, on a page that comes to a grant only in a later one.
  ///
  /// Such a page gives two ways in. Where it has the administrator get a token from the app, that one is whole: the
  /// grant's client would also need the token endpoint, and the page states no such thing.
  private static func secretTokenStep(before grant: Passage, of page: Page, _ steps: [Passage]) -> Fact<
    ConnectorManifest.Authentication.Method
  >? {
    guard page.passages(in: .other).contains(where: { $0.mentions(.token) }),
      !steps.contains(where: { $0.mentions(.tokenEndpoint) })
    else { return nil }
    for passage in steps.prefix(while: { $0.block != grant.block }) where passage.mentions(.testConnection) {
      if let token = passage.first(.secretToken) { return page.fact(.bearerToken, token, of: passage) }
    }
    return nil
  }

  /// A user name and a password, asked for where the connection is tested, or named on the app's side as what goes
  /// there.
  private static func administratorCredentials(of page: Page, _ steps: [Passage]) -> Fact<
    ConnectorManifest.Authentication.Method
  >? {
    let password = steps.lazy.compactMap { passage in
      passage.first(.adminPassword).map { page.fact((), $0, of: passage).range }
    }.first
    let userName = steps.contains { $0.mentions(.adminUserName) }
    if let password, userName { return Fact(.adminCredentials, at: password) }
    for passage in steps where passage.mentions(.adminCredentials) || passage.mentions(.testConnection) {
      if let both = passage.first(.userNameAndPassword) { return page.fact(.adminCredentials, both, of: passage) }
    }
    for passage in page.passages(in: .other) where passage.mentions(.adminUserName) {
      if let both = passage.first(.userNameAndPassword) { return page.fact(.adminCredentials, both, of: passage) }
    }
    return nil
  }
}
