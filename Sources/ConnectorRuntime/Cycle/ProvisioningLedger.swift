/// Remembers which accounts and groups a cycle manages, because only those may be disabled or deleted later.
///
/// A ledger belongs to one tenant of one app. It holds ids and keys, and never a token.
public protocol ProvisioningLedger: Sendable {
  /// All records, in the order in which they were appended.
  func records() async throws -> [LedgerRecord]

  /// Puts a record behind all others. When this returns, the record outlasts the end of the process.
  func append(_ record: LedgerRecord) async throws
}

/// A kind of resource that a cycle provisions.
public enum ProvisionedKind: String, Hashable, CaseIterable, Sendable {
  case user
  case group
}

/// One line of a ledger.
public struct LedgerRecord: Hashable, Sendable {
  /// What happens to a resource.
  public enum Event: Hashable, Sendable {
    /// It is about to be created. If nothing else is known of it later, it has to be looked for.
    case creating
    /// It is managed from now on.
    case managed(id: String)
    /// It is not managed any more, because it is gone; without an id, one that was to be created is not there.
    case released(id: String?)
    /// Members have been added to a group or taken out of it, and the server doesn't show whom it has.
    case members(id: String, added: [String], removed: [String])
  }

  /// What happens.
  public var event: Event
  /// What kind of resource it is.
  public var kind: ProvisionedKind
  /// What it is matched by, such as the user name.
  public var key: String
  /// What the directory knows it by for good; `nil` where that isn't known.
  public var directoryID: String?

  /// Creates a record.
  public init(_ event: Event, _ kind: ProvisionedKind, key: String, directoryID: String? = nil) {
    self.event = event
    self.kind = kind
    self.key = key
    self.directoryID = directoryID
  }
}

/// What a ledger's records come to, for one kind of resource.
struct LedgerState {
  /// The keys of the managed resources, by id.
  private(set) var managed: [String: String] = [:]
  /// The keys of resources of which only the intent to create them is known.
  private(set) var pending: Set<String> = []
  /// The directory's ids of the managed resources, by id.
  private(set) var directoryIDs: [String: String] = [:]
  /// The directory's ids of the pending ones, by key.
  private(set) var pendingDirectoryIDs: [String: String] = [:]
  /// The ids of the managed resources, by the directory's ids.
  private(set) var ids: [String: String] = [:]
  /// The members of groups whose members the server doesn't show, by the ids of the groups.
  private(set) var members: [String: Set<String>] = [:]

  init(_ records: [LedgerRecord], of kind: ProvisionedKind) {
    for record in records where record.kind == kind {
      switch record.event {
      case .creating:
        pending.insert(record.key)
        pendingDirectoryIDs[record.key] = record.directoryID
      case .managed(let id):
        settle(record.key)
        managed[id] = record.key
        if let directoryID = record.directoryID { note(directoryID, of: id) }
      case .released(nil): settle(record.key)
      case .released(let id?):
        // An account that is gone says nothing of another one that is to have its key.
        (managed[id], members[id]) = (nil, nil)
        note(nil, of: id)
      case .members(let id, let added, let removed):
        members[id, default: []].formUnion(added)
        members[id]?.subtract(removed)
      }
    }
  }

  private mutating func settle(_ key: String) {
    pending.remove(key)
    pendingDirectoryIDs[key] = nil
  }

  private mutating func note(_ directoryID: String?, of id: String) {
    if let old = directoryIDs[id], ids[old] == id { ids[old] = nil }
    directoryIDs[id] = directoryID
    if let directoryID { ids[directoryID] = id }
  }
}

/// A ledger that is forgotten with the process.
public actor MemoryLedger: ProvisioningLedger {
  private var all: [LedgerRecord] = []

  /// Creates a ledger without records.
  public init() {}

  /// All records.
  public func records() -> [LedgerRecord] { all }

  /// Puts a record behind all others.
  public func append(_ record: LedgerRecord) { all.append(record) }
}
