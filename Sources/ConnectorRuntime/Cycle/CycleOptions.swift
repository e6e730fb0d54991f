/// How a provisioning cycle goes about its work.
public struct CycleOptions: Hashable, Sendable {
  /// What becomes of an account that is wanted no more.
  public enum Removal: String, CaseIterable, Sendable {
    /// It is disabled, where the connector has `active`.
    case disable
    /// It is deleted, where the app's tutorial says that users are removed; else disabled.
    case delete
  }

  /// How the accounts are read that are there already.
  public enum Reading: String, CaseIterable, Sendable {
    /// Page by page, as long as looking for each one by one would take more requests.
    case automatic
    /// All, page by page; what the server doesn't list, one by one.
    case pages
    /// One by one, only those that are wanted or managed.
    case lookups
  }

  /// What becomes of an account that is wanted no more.
  public var removal: Removal
  /// How the accounts are read that are there already.
  public var reading: Reading
  /// How many accounts may be disabled or deleted in one cycle, and how many groups deleted or emptied; `nil` for any
  /// number. Where a plan would take more of them away, it takes none, and says so: a directory that was read in part
  /// must not empty the app. The directory's own provisioning has the same guard, against accidental deletions.
  public var deletionThreshold: Int?
  /// How many entries are worked on at a time; less than 1 is 1.
  public var concurrency: Int {
    didSet { concurrency = max(concurrency, 1) }
  }

  /// Creates options; a concurrency of less than 1 is 1.
  public init(
    removal: Removal = .disable, reading: Reading = .automatic, deletionThreshold: Int? = nil, concurrency: Int = 4
  ) {
    self.removal = removal
    self.reading = reading
    self.deletionThreshold = deletionThreshold
    self.concurrency = max(concurrency, 1)
  }
}
