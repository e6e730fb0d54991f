/// Something that a tutorial can speak of, told by its wording.
///
/// A page that says the same in other words is met by a line in ``wordings``.
package enum Cue: Int, CaseIterable, Sendable {
  // Where the endpoint is.
  case tenantURL, endpointURL, handedOver, tokenEndpoint, example, placeholderFormat
  // How the service signs in.
  case secretToken, token, authorize, adminCredentials, adminUserName, adminPassword, userNameAndPassword,
    authorizationGrant, tokenValidity
  // That the connector is given up.
  case withdrawn
  // How provisioning is switched on: what only a provisioning tutorial tells the administrator to do.
  case testConnection, provisioningMode, provisioningStatus, attributeMapping, startProvisioning
  // What is mapped.
  case userMapping, groupMapping, selectUsers, selectGroups, groupsUnsupported, groupsUnsupportedIfLast,
    groupsSwitchedOff, enabledNo
  // What a capabilities line offers.
  case createUsers, removeUsers, updateUsers, provisionGroups, singleSignOn, denied
  // What an administrator needs.
  case role, globalAdministration, licence
  // What the directory is called.
  case microsoftEntra, azureAD, azurePortal, azureProvisioningService
  // What a rule asks about: steps that have attributes reviewed, the words before an app's name, names left in.
  case reviewUserAttributes, reviewGroupAttributes, beforeAppName, placeholderName, usersAndGroups, formerName,
    retrievedEarlier
  // What a writer takes for other words.
  case mistakenWord
  // What a heading says of the part of the page below it.
  case historyHeading, limitationsHeading, capabilitiesHeading, prerequisitesHeading, troubleshootingHeading

  /// The wordings, in lower case with single spaces and straight apostrophes; they are met in any case, at word
  /// boundaries.
  var wordings: [String] {
    switch self {
    case .tenantURL: ["tenant url", "tenant urls", "tenant's url", "base/tenant url"]
    case .endpointURL:
      [
        "scim url", "scim base url", "scim 2.0 base url", "scim 2.0 url", "scim endpoint", "scim endpoint url",
        "scim 2.0 endpoint", "scim server url",
        "scim connector base url", "scim api url", "scim service url", "scim api endpoint", "endpoint url",
        "api endpoint", "base url", "scim uri",
        "url and token", "url and api token", "url and the token", "scim connection url", "scim link", "scim address",
        "scim tenant", "provisioning url",
      ]
    case .handedOver:
      ["copy", "note", "save", "receive", "obtain", "paste", "provide", "retrieve", "retrieved", "generated", "find"]
    case .tokenEndpoint: ["token endpoint", "authorization endpoint", "token exchange url", "authorization url"]
    case .example: ["for example", "example", "such as", "e.g", "for instance"]
    case .placeholderFormat:
      [
        "in the form", "in the format", "the format", "following format", "using the format", "format below", "where",
        "replace", "replacing",
        "construct", "constructed", "pattern", "by rule",
      ]
    case .secretToken: ["secret token", "secret tokens"]
    case .token: ["token", "tokens", "api key", "api keys", "bearer token", "access key", "secret key"]
    case .authorize:
      [
        "select authorize", "click authorize", "click on authorize", "press authorize", "choose authorize",
        "authorize button",
      ]
    case .adminCredentials: ["admin credentials", "admin credential", "administrator credentials"]
    case .adminUserName:
      [
        "admin username", "admin user name", "administrator username", "admin user", "administrator user name",
        "username of", "user name of",
      ]
    case .adminPassword: ["admin password", "administrator password", "password of", "password for this account"]
    case .userNameAndPassword:
      [
        "username and password", "user name and password", "username and the password", "user name and the password",
        "username/password",
        "admin credentials and username",
      ]
    case .authorizationGrant:
      [
        "oauth2 client credentials grant", "oauth 2.0 client credentials grant", "oauth client credentials grant",
        "client credentials grant",
        "oauth2 authorization code grant", "oauth 2.0 authorization code grant", "oauth authorization code grant",
        "authorization code grant",
        "oauth2 client credentials", "oauth 2.0 authorization",
      ]
    case .tokenValidity:
      [
        "valid for", "valid up to", "valid until", "expires after", "expire after", "expires in", "expire in",
        "expires every", "expire every",
        "expiration date of", "expiration of", "lifetime of", "validity of", "lifespan of", "expiry of",
        "expires within",
      ]
    case .withdrawn: Self.withdrawals
    case .testConnection: ["test connection", "test the connection"]
    case .provisioningMode: ["provisioning mode", "new configuration"]
    case .provisioningStatus: ["provisioning status"]
    case .attributeMapping:
      ["attribute mapping", "attribute-mapping", "attribute mappings", "attribute-mappings", "mappings section"]
    case .startProvisioning:
      ["start provisioning", "notification email", "initial synchronization", "initial cycle", "initial sync"]
    case .userMapping: Self.mappingSteps("user") + ["user attributes"]
    case .groupMapping:
      Self.mappingSteps("group") + ["group attributes", "user and group attributes", "users and groups attributes"]
    case .selectUsers: ["select users", "select user"]
    case .selectGroups: ["select groups", "select group"]
    case .groupsUnsupported:
      Self.denials(of: [
        "group provisioning", "groups provisioning", "provisioning groups", "provisioning of groups",
        "provisioning for groups", "the provisioning of groups", "group sync", "group synchronization",
      ])
    case .groupsUnsupportedIfLast:
      Self.denials(of: ["groups", "group objects"]) + [
        "groups can't", "groups cannot", "groups aren't", "groups are not",
      ]
    case .groupsSwitchedOff:
      [
        "disable groups provisioning", "disable group provisioning", "turn off group provisioning",
        "disable the group provisioning",
        "disable provisioning of groups", "disable group mapping", "disable the group mapping",
        "disable groups mapping", "disable the groups mapping",
        "disable group mappings",
      ]
    case .enabledNo: ["enabled to no", "enabled to false", "toggle to no"]
    case .createUsers:
      [
        "create user", "create users", "create and update users", "create new users", "create accounts",
        "create user accounts", "provision users",
      ]
    case .removeUsers:
      [
        "remove user", "remove users", "delete user", "delete users", "deactivate user", "deactivate users",
        "disable user", "disable users",
        "deprovision users", "de-provision users", "suspend users", "remove user accounts", "deactivate accounts",
        "remove accounts",
        "remove or disable users", "disable or remove users", "remove/disable users", "soft delete users",
        "block users",
      ]
    case .updateUsers:
      [
        "keep user attributes", "keep users attributes", "keep user's attributes", "update user", "update users",
        "user attributes synchronized",
        "synchronize user attributes", "sync user attributes", "keep attributes", "keep user profiles",
        "update user attributes",
      ]
    case .provisionGroups:
      [
        "provision groups", "provision group", "provision users and groups", "create groups", "group memberships",
        "group membership", "sync groups",
        "synchronize groups", "create and update groups", "manage groups", "group provisioning",
        "provision roles and groups",
      ]
    case .singleSignOn: ["single sign-on", "single sign on", "single-sign-on", "single-sign on", "sso"]
    case .denied:
      [
        "not supported", "isn't supported", "aren't supported", "doesn't support", "does not support", "not available",
        "isn't available", "aren't available", "not yet supported", "not yet available", "not currently supported",
        "not possible", "isn't possible", "unsupported",
      ]
    case .role: DirectoryRole.names
    case .globalAdministration:
      ["global administrative", "global administration", "global admin"].flatMap { role in
        ["rights", "permissions", "privileges", "access"].map { "\(role) \($0)" }
      }
    case .licence:
      [
        "subscription", "subscriptions", "plan", "plans", "license", "licenses", "licence", "licensed", "edition",
        "package", "enterprise account",
        "premium", "enterprise level", "enterprise tier", "tier", "billing plan",
      ]
    case .reviewUserAttributes: ["review the user attributes", "review user attributes"] + Self.reviewsOfBoth
    case .reviewGroupAttributes: ["review the group attributes", "review group attributes"] + Self.reviewsOfBoth
    case .beforeAppName: Self.wordsBeforeName
    case .placeholderName: ["testapp", "contoso", "fabrikam", "a test app based", "sampleapp", "yourapp", "app name"]
    case .usersAndGroups:
      ["select", "define", "choose", "assign", "add"].flatMap { verb in
        ["and/or", "and", "or"].flatMap { ["\(verb) the users \($0) groups", "\(verb) users \($0) groups"] }
      }
    case .retrievedEarlier:
      ["retrieved earlier", "copied earlier", "generated earlier", "created earlier", "saved earlier"]
    case .mistakenWord: MistakenWord.all.map(\.written)
    case .formerName:
      ["formerly", "previously", "formerly known as", "now called", "renamed", "was called", "used to be"]
    case .historyHeading:
      [
        "change log", "changelog", "change history", "additional resources", "more resources", "related content",
        "next steps", "next step", "related articles", "see also",
      ]
    case .limitationsHeading: ["limitation", "limitations", "known issues"]
    case .capabilitiesHeading: ["capabilities"]
    case .prerequisitesHeading: ["prerequisite", "prerequisites", "before you begin"]
    case .troubleshootingHeading:
      ["troubleshoot", "troubleshooting", "common issues", "monitor", "monitoring", "just-in-time"]
    case .microsoftEntra: ["microsoft entra", "entra id"]
    case .azurePortal: ["azure portal"]
    case .azureProvisioningService: ["azure provisioning service"]
    case .azureAD: ["azure ad", "azure active directory", "azuread"]
    }
  }

  private static let reviewsOfBoth = [
    "review the user and group attributes", "review user and group attributes",
    "review the users and groups attributes",
  ]

  /// The labels and sentences by which a page sends the administrator to a mapping.
  private static func mappingSteps(_ kind: String) -> [String] {
    let directories = [
      "microsoft entra", "microsoft entra id", "azure active directory", "azure ad", "active directory", "entra id",
      "azure",
    ]
    return ["synchronize", "provision", "sync"].flatMap { verb in directories.map { "\(verb) \($0) \(kind)s" } }
  }

  /// Fixed wordings after which the app's name stands.
  private static var wordsBeforeName: [String] {
    let directories = ["microsoft entra", "azure active directory", "azure ad"]
    let mappings = directories.flatMap { ["synchronize \($0) users to", "synchronize \($0) groups to"] }
    let flows = ["microsoft entra id", "azure ad", "azure active directory"].flatMap {
      ["from \($0) to", "between \($0) and"]
    }
    return mappings + flows + [
      "match the user accounts in", "match the groups in", "match the group accounts in", "match the users in",
      "ensure that the", "can connect to", "ensure your", "ensure that your", "input your", "enter your",
      "provisioning service for", "provision to", "create users in", "remove users in", "deactivate users in",
      "group memberships in", "users and/or groups in", "users and groups in", "users or groups in", "disable users in",
      "edit attribute list for", "add", "adding", "configure", "setting up", "setup", "automatic user provisioning to",
      "automatic user provisioning for", "administrator account in", "user account in", "accounts in", "account in",
      "in the applications list, select", "when assigning users to", "when assigning a user to", "assigning users to",
      "single sign-on to",
    ]
  }

  /// The ways to say that the connector itself, and not an older one or a part of it, is given up.
  private static var withdrawals: [String] {
    let subjects = ["provisioning integration", "integration", "provisioning connector", "connector"]
    let ends = [
      "is no longer supported", "is no longer available", "is deprecated", "has been deprecated", "is being deprecated",
      "will be deprecated", "is retired", "has been retired", "is being retired", "will be retired", "is being removed",
      "will be removed",
    ]
    return subjects.flatMap { subject in ends.map { "this \(subject) \($0)" } }
  }

  private static func denials(of subjects: [String]) -> [String] {
    let before = [
      "does not support", "doesn't support", "do not support", "don't support", "not support",
      "does not currently support", "doesn't currently support",
      "does not yet support", "doesn't yet support", "no support for",
    ]
    let after = [
      "can't be provisioned", "cannot be provisioned", "is not supported", "isn't supported", "are not supported",
      "aren't supported", "is currently not supported",
      "are currently not supported",
      "is not currently supported", "are not currently supported", "isn't currently supported", "is not yet supported",
      "is not available",
    ]
    return subjects.flatMap { subject in before.map { "\($0) \(subject)" } + after.map { "\(subject) \($0)" } }
  }
}

/// The directory's roles that tutorials ask for.
enum DirectoryRole {
  /// The roles' names as the directory spells them.
  static let spellings = [
    "Application Administrator", "Cloud Application Administrator", "Application Owner", "Global Administrator",
    "Hybrid Identity Administrator",
    "Privileged Role Administrator", "User Administrator", "Identity Governance Administrator",
    "Security Administrator", "Application Developer",
  ]

  static let names = spellings.map { $0.lowercased() }
}
