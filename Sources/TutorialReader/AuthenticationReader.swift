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
      if let grant = passage.first(.authorizationGrant) { return page.fact(.oauthAuthorization, grant, of: passage) }
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
