extension FormerName {
  /// What stands after the directory's name, by which it is Microsoft Entra ID or, before a noun, Microsoft Entra.
  enum Follower {
    /// A noun that belongs to the directory.
    case noun(String)
    /// No noun: the name stands alone.
    case nothing
    /// Words that may be either.
    case unknown

    /// Looks at what follows a name, in lower case.
    init(_ after: String) {
      guard let first = after.first else {
        self = .nothing
        return
      }
      guard first == " " else {
        self = ".,;:)]!?|\"'’”".contains(first) ? .nothing : .unknown
        return
      }
      let rest = after.dropFirst()
      let word = rest.prefix { $0.isLetter || $0 == "-" || $0 == "'" }
      if let noun = Self.nouns.first(where: { rest.hasPrefix($0) && !Self.isWord(rest.dropFirst($0.count).first) }) {
        self = .noun(noun)
      } else {
        self = Self.companions.contains(String(word)) || "(|–—-".contains(rest.first ?? " ") ? .nothing : .unknown
      }
    }

    private static func isWord(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "-" } ?? false
    }

    /// What the directory has, longer words first where one begins another.
    private static let nouns = [
      "user provisioning service", "user provisioning", "user accounts", "user account", "user", "users", "groups",
      "group", "tenants", "tenant", "provisioning service", "provisioning agent", "provisioning logs", "provisioning",
      "application gallery", "app gallery", "gallery", "admin center", "administrators", "administrator", "admins",
      "admin", "accounts", "account", "roles", "role", "directory", "organization", "attributes", "attribute",
      "objects", "object", "identities", "security groups", "security group", "test users", "test user",
      "applications", "application", "apps", "app", "integration", "single sign-on", "sso", "subscription", "licenses",
      "license", "instance", "side", "documentation",
    ]

    /// Words that can follow a name and can't be the noun that it belongs to.
    private static let companions: Set<String> = [
      "after", "allows", "also", "and", "are", "as", "at", "automatically", "because", "before", "but", "by", "can",
      "can't", "cannot", "creates", "could", "deletes", "disables", "do", "does", "doesn't", "for", "from", "had",
      "has", "have", "if", "in", "integrates", "into", "is", "isn't", "it", "lets", "may", "must", "need", "needs",
      "nor", "now",
      "of",
      "on", "only", "or", "provisions", "reads", "represent", "represents", "requires", "sends", "shall", "should",
      "since", "so", "supports",
      "that", "the", "then", "this", "through", "to", "until", "updates", "uses", "using", "via", "was", "were", "when",
      "where", "which", "while", "will", "with", "without", "won't", "would", "you", "your",
    ]
  }
}
