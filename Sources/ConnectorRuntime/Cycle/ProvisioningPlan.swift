/// What a cycle does to one user or group.
public enum ProvisioningAction: Hashable, Sendable {
  /// It is created.
  case create
  /// The attributes are set or removed in which it is not as wanted.
  case update([AttributePath])
  /// It is taken out of use.
  case disable
  /// It is deleted.
  case delete
  /// It is as wanted.
  case nothing
  /// It is not as wanted, and can't be made so; the reason is a sentence.
  case impossible(String)
}

extension ProvisioningAction: CustomStringConvertible {
  /// The action, with the attributes or the reason.
  public var description: String {
    switch self {
    case .create: "create"
    case .update(let paths): "update " + paths.map(\.description).joined(separator: ", ")
    case .disable: "disable"
    case .delete: "delete"
    case .nothing: "nothing"
    case .impossible(let reason): "impossible: \(reason)"
    }
  }
}

/// What a cycle is going to do to one user or group.
public struct PlanEntry<Wanted: Sendable>: Sendable {
  /// What kind of resource it is.
  public let kind: ProvisionedKind
  /// What it is matched by, such as the user name.
  public let key: String
  /// What the directory knows it by for good; `nil` where that isn't known.
  public let directoryID: String?
  /// Whether it is wanted, even where it can't be told how.
  let isWanted: Bool
  /// What is done.
  public let action: ProvisioningAction
  /// What stays other than wanted although that is done, and why, in sentences; `nil` for nothing.
  public let rest: String?
  /// What is wanted; `nil` for what is wanted no more, and where it can't be told.
  public let wanted: Wanted?
  /// What of it refers to others.
  let referral: Referral
  /// The id on the server; `nil` where there is no account or group, as far as that is known.
  public var resourceID: String? { stored?.id }
  /// What is on the server.
  let stored: StoredResource?
  /// What the ledger is told once it is done.
  let record: LedgerRecord.Event?
  /// The ids that go from a group.
  let removedMembers: [String]
  /// Whether only the ledger knows what members a group has.
  let hidesMembers: Bool

  init(
    _ kind: ProvisionedKind, key: String, directoryID: String? = nil, isWanted: Bool = false,
    _ action: ProvisioningAction, rest: [String] = [], wanted: Wanted? = nil, referral: Referral = Referral(),
    stored: StoredResource? = nil, record: LedgerRecord.Event? = nil, removedMembers: [String] = [],
    hidesMembers: Bool = false
  ) {
    self.kind = kind
    self.key = key
    self.directoryID = directoryID
    self.isWanted = isWanted || wanted != nil
    let rest = rest.isEmpty ? nil : rest.joined(separator: " ")
    switch (action, rest) {
    case (.nothing, let rest?): (self.action, self.rest) = (.impossible(rest), nil)
    case (.impossible, _): (self.action, self.rest) = (action, nil)
    default: (self.action, self.rest) = (action, rest)
    }
    self.wanted = wanted
    self.referral = referral
    self.stored = stored
    self.record = record
    self.removedMembers = removedMembers
    self.hidesMembers = hidesMembers
  }
}

extension PlanEntry: CustomStringConvertible {
  /// The entry in a line.
  public var description: String {
    let line = "\(kind.rawValue) \(JSONValue.string(key).serialized()): \(action)"
    return rest.map { "\(line); incomplete: \($0)" } ?? line
  }

  /// What others refer to it by.
  var names: [String] { [key] + [directoryID].compactMap(\.self) }
}

/// What a cycle is going to do, an entry for each user and group: first those wanted, in the order given, then those
/// wanted no more, in an order that stays the same.
public struct ProvisioningPlan<User: SCIMResource>: Sendable {
  /// What is done to users.
  public let users: [PlanEntry<User>]
  /// What is done to groups.
  public let groups: [PlanEntry<WantedGroup>]

  /// What is done to each, users first.
  public var actions: [ProvisioningAction] { users.map(\.action) + groups.map(\.action) }
}

extension ProvisioningPlan: CustomStringConvertible {
  /// A line for each entry for which something is to be done, and how many there are besides.
  public var description: String {
    let lines =
      users.filter { $0.action != .nothing }.map(\.description)
      + groups.filter { $0.action != .nothing }.map(\.description)
    return (lines + ["unchanged: \(actions.count { $0 == .nothing })"]).joined(separator: "\n")
  }
}
