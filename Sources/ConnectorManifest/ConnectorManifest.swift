import SCIMSchema
import TutorialDiagnostics

/// What one provisioning tutorial states of its app, in the form that everything else is made from (manifest version
/// 1).
///
/// A fact is stated, denied or unstated: `nil` always means that the page does not say.
public struct ConnectorManifest: Hashable, Sendable {
  /// The version of the manifest format that this module reads and writes.
  public static let version = 1

  /// The app that users are provisioned to.
  public var app: App
  /// The page that states the facts.
  public var tutorial: Tutorial
  /// What the page's capabilities checklist says.
  public var capabilities: Capabilities
  /// Where the app's SCIM endpoint is.
  public var tenantURL: TenantURL
  /// How the provisioning service signs in to the app.
  public var authentication: Authentication
  /// Whether groups are provisioned, by all that the page says of it.
  public var groups: GroupSupport
  /// The attribute tables: `User` first, `Group` where the page has one for groups.
  public var resources: [Resource]
  /// What an administrator needs beforehand.
  public var prerequisites: Prerequisites
  /// What the connector can't do, in the page's words.
  public var limitations: [String]
  /// The place in the page that states a value, by the value's JSON Pointer (RFC 6901) in the manifest.
  public var provenance: [String: SourceRange]

  /// Creates a manifest.
  public init(
    app: App, tutorial: Tutorial, capabilities: Capabilities, tenantURL: TenantURL, authentication: Authentication,
    groups: GroupSupport,
    resources: [Resource], prerequisites: Prerequisites, limitations: [String], provenance: [String: SourceRange]
  ) {
    self.app = app
    self.tutorial = tutorial
    self.capabilities = capabilities
    self.tenantURL = tenantURL
    self.authentication = authentication
    self.groups = groups
    self.resources = resources
    self.prerequisites = prerequisites
    self.limitations = limitations
    self.provenance = provenance
  }
}

extension ConnectorManifest {
  /// The app that users are provisioned to.
  public struct App: Hashable, Sendable {
    /// The name by which the page calls the app.
    public var name: String
    /// The name in lower-case ASCII letters, digits and hyphens; never empty. It names the app's output folder.
    public var slug: String
    /// The app's home page.
    public var homepage: String?

    /// Creates an app.
    public init(name: String, slug: String, homepage: String?) {
      self.name = name
      self.slug = slug
      self.homepage = homepage
    }
  }

  /// The page that states the facts.
  public struct Tutorial: Hashable, Sendable {
    /// The page's file name, without its folder.
    public var file: String
    /// The title in the front matter.
    public var title: String?
    /// The date in the front matter, as `YYYY-MM-DD`.
    public var date: String?
    /// The author in the front matter.
    public var author: String?
    /// What the page calls the directory that users come from.
    public var identityProvider: IdentityProvider

    /// Creates a tutorial.
    public init(file: String, title: String?, date: String?, author: String?, identityProvider: IdentityProvider) {
      self.file = file
      self.title = title
      self.date = date
      self.author = author
      self.identityProvider = identityProvider
    }
  }

  /// The two names that the directory has had.
  public enum IdentityProvider: String, Hashable, CaseIterable, Sendable {
    case microsoftEntraID = "Microsoft Entra ID"
    case azureAD = "Azure AD"
  }

  /// What the capabilities checklist says; `nil` where it has no such line, or where there is no checklist.
  public struct Capabilities: Hashable, Sendable {
    /// Users are created in the app.
    public var createUsers: Bool?
    /// Users are removed from the app, or disabled in it, when they need it no more.
    public var removeUsers: Bool?
    /// Changed attributes are carried over.
    public var updateUsers: Bool?
    /// Groups and their members are provisioned.
    public var groups: Bool?
    /// The app supports single sign-on.
    public var singleSignOn: Bool?

    /// Creates capabilities.
    public init(
      createUsers: Bool? = nil, removeUsers: Bool? = nil, updateUsers: Bool? = nil, groups: Bool? = nil,
      singleSignOn: Bool? = nil
    ) {
      self.createUsers = createUsers
      self.removeUsers = removeUsers
      self.updateUsers = updateUsers
      self.groups = groups
      self.singleSignOn = singleSignOn
    }
  }

  /// Where the app's SCIM endpoint is.
  public struct TenantURL: Hashable, Sendable {
    /// How the administrator comes by the URL.
    public var kind: Kind
    /// The URL, or the first where the page gives one for each region or edition.
    public var value: String?
    /// The page's other URLs, in its order.
    public var others: [String]

    /// How an administrator comes by a tenant URL.
    public enum Kind: String, Hashable, CaseIterable, Sendable {
      /// One URL for every customer.
      case literal
      /// A URL with a placeholder for the customer's part.
      case template
      /// The administrator copies it from the app's own console, or is told it by the vendor.
      case console
      /// The tutorial has no tenant URL.
      case none
    }

    /// Creates a tenant URL.
    public init(kind: Kind, value: String? = nil, others: [String] = []) {
      self.kind = kind
      self.value = value
      self.others = others
    }
  }

  /// How the provisioning service signs in to the app.
  public struct Authentication: Hashable, Sendable {
    /// The kind of credentials.
    public var method: Method?
    /// What the app calls the secret token.
    public var secretTokenName: String?
    /// How long the secret token is valid, as an ISO 8601 duration: `P6M`.
    public var tokenLifetime: String?

    /// The kinds of credentials.
    public enum Method: String, Hashable, CaseIterable, Sendable {
      /// A long-lived token that is pasted in.
      case bearerToken
      /// OAuth 2.0: an administrator signs in and consents, or the service has credentials of its own.
      case oauthAuthorization
      /// An administrator's user name and password.
      case adminCredentials
      /// Something else.
      case other
    }

    /// Creates an authentication.
    public init(method: Method? = nil, secretTokenName: String? = nil, tokenLifetime: String? = nil) {
      self.method = method
      self.secretTokenName = secretTokenName
      self.tokenLifetime = tokenLifetime
    }
  }

  /// Whether groups are provisioned.
  public enum GroupSupport: String, Hashable, CaseIterable, Sendable {
    case supported, unsupported, unstated
  }

  /// A resource type and the attributes that the page's table maps for it.
  public struct Resource: Hashable, Sendable {
    /// The resource type.
    public var name: Name
    /// The attributes, in the table's order.
    public var attributes: [Attribute]

    /// The resource types that tutorials know (RFC 7643 §4).
    public enum Name: String, Hashable, CaseIterable, Sendable {
      case user = "User"
      case group = "Group"
    }

    /// Creates a resource.
    public init(name: Name, attributes: [Attribute]) {
      self.name = name
      self.attributes = attributes
    }
  }

  /// One row of an attribute table.
  public struct Attribute: Hashable, Sendable {
    /// The SCIM path, as the table spells it (RFC 7644 §3.5.2).
    public var path: String
    /// The type; `nil` where the table names none that SCIM knows.
    public var type: AttributeType?
    /// Whether the app can be searched by the attribute; `nil` where the table has no such column.
    public var filterable: Bool?
    /// Whether the app requires the attribute; `nil` where the table has no such column.
    public var required: Bool?
    /// Whether accounts are matched by the attribute; `nil` where the page doesn't say.
    public var matching: Bool?

    /// Creates an attribute.
    public init(path: String, type: AttributeType?, filterable: Bool?, required: Bool?, matching: Bool?) {
      self.path = path
      self.type = type
      self.filterable = filterable
      self.required = required
      self.matching = matching
    }
  }

  /// What an administrator needs beforehand.
  public struct Prerequisites: Hashable, Sendable {
    /// The plan or licence of the app.
    public var license: String?
    /// The directory roles, one of which is needed.
    public var roles: [String]

    /// Creates prerequisites.
    public init(license: String?, roles: [String]) {
      self.license = license
      self.roles = roles
    }
  }

  /// The attributes of a resource type; empty where the page has no table for it.
  public func attributes(of name: Resource.Name) -> [Attribute] {
    resources.first { $0.name == name }?.attributes ?? []
  }
}
