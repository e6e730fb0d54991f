/// Which account each wanted user has.
///
/// All are matched before anything is decided, so that the order in which they are wanted never matters.
struct AccountClaims<User: SCIMResource> {
  enum Claim {
    /// There is none yet.
    case none
    case account(StoredResource)
    /// It can't be told, or nothing may be done to it; the reason is a sentence. The account is there where it is known.
    case impossible(String, StoredResource? = nil)

    var stored: StoredResource? {
      switch self {
      case .none: nil
      case .account(let stored): stored
      case .impossible(_, let stored): stored
      }
    }

    var isNone: Bool { if case .none = self { true } else { false } }
  }

  /// A claim for each wanted account, in order.
  private(set) var claims: [Claim] = []
  /// The ids of the accounts that somebody claims, rightly or not.
  private(set) var claimed: Set<String> = []
  /// What those are matched by whose account isn't known.
  private(set) var undecidedKeys: Set<String> = []
  /// The directory's ids, where there are any, of those who can't be matched by anything.
  private var unknown: [String?] = []

  private let kind: ProvisionedKind
  /// The accounts that are known by the directory's ids.
  private let anchored: [StoredResource?]
  private let anchoredIds: Set<String>
  /// How many claim an account.
  private var claimants: [String: Int] = [:]
  /// How many want a value, for each matching attribute.
  private let wantedValues: [(attribute: MatchingAttribute, counts: [String: Int])]
  private let directoryIDs: [String: Int]

  /// Matches the wanted accounts: by the directory's id where the ledger knows it, and else by the matching attributes.
  ///
  /// - Parameters:
  ///   - accounts: What is wanted.
  ///   - existing: What the server has.
  ///   - ids: The ids of accounts, by the directory's ids.
  ///   - kind: What kind of resource the accounts are.
  init(
    _ accounts: [WantedAccount<User>], _ existing: ExistingResources<User>, ids: [String: String],
    _ kind: ProvisionedKind
  ) {
    self.kind = kind
    anchored = accounts.map { account in account.directoryID.flatMap { ids[$0] }.flatMap { existing[$0] } }
    anchoredIds = Set(anchored.compactMap { $0?.id })
    directoryIDs = accounts.compactMap(\.directoryID).counted
    wantedValues = MatchingAttribute.all(of: User.self).map { attribute in
      (attribute: attribute, counts: accounts.compactMap { attribute.key(of: $0.json) }.counted)
    }
    var matches: [ExistingResources<User>.Match] = []
    for (account, stored) in zip(accounts, anchored) {
      if let id = account.directoryID.flatMap({ ids[$0] }), let problem = existing.unreadable[id] {
        claimed.insert(id)
        matches.append(.impossible(problem))
      } else {
        matches.append(stored.map { .one($0) } ?? existing.match(account.json))
      }
    }
    for (match, stored) in zip(matches, anchored) {
      guard case .one(let account) = match else { continue }
      claimed.insert(account.id)
      if stored != nil || !anchoredIds.contains(account.id) { claimants[account.id, default: 0] += 1 }
    }
    for (index, account) in accounts.enumerated() {
      let claim = claim(of: account, matches[index], isAnchored: anchored[index] != nil)
      if case .impossible(_, nil) = claim {
        if let key = User.matchKey(of: account.json) {
          undecidedKeys.insert(key)
        } else {
          unknown.append(account.directoryID)
        }
      }
      claims.append(claim)
    }
  }

  /// Whether an account that nobody claims may all the same be one of those that can't be matched by anything. Two
  /// different ids of the directory tell people apart.
  func isDoubtful(directoryID: String?) -> Bool {
    unknown.contains { $0 == nil || directoryID == nil }
  }

  private func claim(
    of account: WantedAccount<User>, _ match: ExistingResources<User>.Match, isAnchored: Bool
  ) -> Claim {
    let reason = account.user == nil ? account.problem : nil
    let another = "Another wanted \(kind.rawValue)"
    let thing = kind == .user ? "account" : "group"
    let isDoubled = account.directoryID.map { directoryIDs[$0, default: 0] > 1 } ?? false
    let doubled = "\(another) has the same id in the directory. Take one of them out."
    let isShared = wantedValues.contains { attribute, counts in
      attribute.key(of: account.json).map { counts[$0, default: 0] > 1 } ?? false
    }
    let shared = "\(another) is matched by the same value. Take one of them out, or give it another."
    switch match {
    case .impossible(let error): return .impossible(reason ?? error.description)
    case .none:
      if let reason { return .impossible(reason) }
      if isDoubled { return .impossible(doubled) }
      return isShared ? .impossible(shared) : .none
    case .one(let stored):
      if !isAnchored, anchoredIds.contains(stored.id) {
        return .impossible(
          isShared
            ? shared
            : "The \(thing) that it matches is still that of another one, which is to have another name. Once that is done, "
              + "the next cycle goes on.")
      }
      guard claimants[stored.id] == 1 else {
        return .impossible(
          isDoubled
            ? doubled : "\(another) matches the same \(thing). Take one of them out, or mend what they are matched by.")
      }
      if let reason { return .impossible(reason, stored) }
      guard User.matchKey(of: account.json) != nil else {
        return .impossible(ProvisioningError(.unmatchable).description, stored)
      }
      return .account(stored)
    }
  }
}

extension [String] {
  /// How often each is there.
  fileprivate var counted: [String: Int] { reduce(into: [:]) { $0[$1, default: 0] += 1 } }
}
