import ConnectorManifest
import MarkdownSyntax

/// What a provisioning tutorial states, each fact with the place that states it.
///
/// Nothing here is repaired, guessed or judged: a fact is in the page, or it is `nil`.
public struct Tutorial: Sendable {
  /// The page.
  public let document: Document
  /// The page's passages, with what each speaks of.
  package let page: Page
  /// The app's name in the page's heading.
  public let appName: Fact<String>
  /// The app's home page.
  public let homepage: Fact<String>?
  /// The title in the front matter.
  public let title: Fact<String>?
  /// The date in the front matter as it is written.
  public let date: Fact<String>?
  /// The author in the front matter.
  public let author: Fact<String>?
  /// What the page calls the directory, where it first calls it so: by the name of today or the former one, whichever
  /// outweighs the other, a heading counting for more than running text. The name of the portal is no evidence: a step
  /// to sign in to the Microsoft Entra admin center also stands on pages that say Azure AD throughout.
  public let identityProvider: Fact<ConnectorManifest.IdentityProvider>?
  /// The lines of the capabilities checklist.
  public let capabilities: [CapabilityLine]
  /// Where the endpoint is.
  public let tenantURL: TenantURLStatement
  /// How the service signs in.
  public let authentication: Fact<ConnectorManifest.Authentication.Method>?
  /// What the app calls the secret token.
  public let secretTokenName: Fact<String>?
  /// How long the secret token is valid, as an ISO 8601 duration.
  public let tokenLifetime: Fact<String>?
  /// The attribute tables.
  public let attributeTables: [AttributeTable]
  /// The step that leads to the group mapping.
  public let groupMapping: Fact<String>?
  /// What is said against provisioning groups.
  public let groupDenial: Fact<String>?
  /// The plan or licence of the app that is needed.
  public let license: Fact<String>?
  /// The directory's roles, one of which is needed.
  public let roles: [Fact<String>]
  /// The sentence of an alert at the top of the page which says that the connector is given up.
  public let withdrawal: Fact<String>?
  /// What the connector can't do; that it is given up is among it.
  public let limitations: [Fact<String>]

  /// Reads a page; `nil` where it isn't a provisioning tutorial.
  ///
  /// A page is one by what it says and not by its name: its heading or title names the app that users are provisioned
  /// to, and it tells the administrator at least two things that only such a tutorial does, such as to test the
  /// connection.
  public init?(_ document: Document) {
    let page = Page(document)
    func isTold(_ cue: Cue) -> Bool { page.passages.contains { $0.part != .history && $0.mentions(cue) } }
    let steps: [Cue] = [.testConnection, .provisioningMode, .adminCredentials, .provisioningStatus]
    let subjects: [Cue] = [.attributeMapping, .startProvisioning, .secretToken, .tenantURL, .userMapping]
    let told = (steps + subjects).filter(isTold)
    guard told.count >= 2, steps.contains(where: isTold), let appName = AppNameReader.name(of: page) else { return nil }
    self.document = document
    self.page = page
    self.appName = appName
    homepage = HomepageReader.homepage(of: page, app: appName.value)
    title = Self.entry("title", of: document)
    date = Self.entry("ms.date", of: document)
    author = Self.entry("author", of: document)
    identityProvider = DirectoryNameReader.name(in: page)
    capabilities = CapabilitiesReader.lines(of: page)
    tenantURL = TenantURLReader.statement(of: page)
    authentication = AuthenticationReader.method(of: page)
    secretTokenName = SecretTokenReader.name(of: page, app: appName.value, method: authentication?.value)
    tokenLifetime = TokenLifetimeReader.lifetime(of: page)
    attributeTables = AttributeTableReader.tables(of: page)
    groupMapping = GroupSupportReader.mappingStep(of: page)
    groupDenial = GroupSupportReader.denial(of: page, app: appName.value)
    license = LicenseReader.license(of: page, app: appName.value)
    roles = PrerequisitesReader.roles(of: page)
    withdrawal = LimitationsReader.withdrawal(of: page)
    limitations = LimitationsReader.limitations(of: page)
  }

  private static func entry(_ key: String, of document: Document) -> Fact<String>? {
    guard let entry = document.frontMatter?[key], let value = entry.value, !value.isEmpty else { return nil }
    return Fact(value, at: entry.valueRange)
  }
}
