/// The resources that a server has already, as far as a cycle needs to know them.
struct ExistingResources<Resource: SCIMResource> {
  enum Match {
    case none
    case one(StoredResource)
    case impossible(ProvisioningError)

    var id: String? { if case .one(let stored) = self { stored.id } else { nil } }
  }

  private let attributes = MatchingAttribute.all(of: Resource.self)
  private var byId: [String: StoredResource] = [:]
  /// For each matching attribute, the ids of the resources with a value: of those in lists, and those known by their id.
  private var idsByKey: [[String: [String]]]
  /// What came of looking for something on its own, by the values that it is matched by: an id, nothing, or why it can't
  /// be told.
  private var answers: [[String?]: Result<String?, ProvisioningError>] = [:]
  /// Why something can't be read that is known by its id.
  private(set) var unreadable: [String: ProvisioningError] = [:]
  /// The ids of groups whose members only the ledger knows.
  private(set) var hiddenMembers: Set<String> = []

  private init() {
    idsByKey = Array(repeating: [:], count: attributes.count)
  }

  /// The resource with an id, if it was read.
  subscript(id: String) -> StoredResource? { byId[id] }

  /// Whether the resource with an id, which was asked for, is not on the server.
  func isGone(_ id: String) -> Bool { byId[id] == nil && unreadable[id] == nil }

  /// Finds a resource by the matching attributes, in their turns.
  func match(_ sought: JSONObject) -> Match {
    let match = found(sought)
    return match.id.flatMap { unreadable[$0] }.map(Match.impossible) ?? match
  }

  private func found(_ sought: JSONObject) -> Match {
    let keys = keys(of: sought)
    switch answers[keys] {
    case .failure(let error): return .impossible(error)
    case .success(let id?): return byId[id].map(Match.one) ?? Match.none
    // Not even a filter finds what a server hides, but it may be known by its id.
    case .success(nil), nil: return listed(keys)
    }
  }

  /// Finds a resource that was to be created, by what it is known by.
  func match(key: String) -> Match {
    for sought in Resource.sought(key) {
      switch match(sought) {
      case .none: continue
      // It was to have no other value to be matched by before this one, so it is another one.
      case .one(let stored) where Resource.matchKey(of: stored.json) != key: continue
      case let match: return match
      }
    }
    return .none
  }

  private func listed(_ keys: [String?]) -> Match {
    var isMatchable = false
    for (index, key) in keys.enumerated() {
      guard let key else { continue }
      isMatchable = true
      let found = (idsByKey[index][key] ?? []).compactMap { byId[$0] }
      guard found.count <= 1 else {
        return .impossible(ProvisioningError(.ambiguous(path: attributes[index].location.path)))
      }
      if let only = found.first { return .one(only) }
    }
    return isMatchable ? .none : .impossible(ProvisioningError(.unmatchable))
  }

  /// Whether no other resource can count for more: something is listed that has the first of the values, or there is none.
  private func isListed(_ keys: [String?]) -> Bool {
    for (index, key) in keys.enumerated() {
      if let key { return idsByKey[index][key] != nil }
    }
    return true
  }

  private func keys(of json: JSONObject) -> [String?] { attributes.map { $0.key(of: json) } }

  private mutating func list(_ stored: StoredResource) {
    let isNew = byId.updateValue(stored, forKey: stored.id) == nil
    guard isNew else { return }
    for (index, key) in keys(of: stored.json).enumerated() {
      if let key { idsByKey[index][key, default: []].append(stored.id) }
    }
  }

  /// Forgets which values the listed resources have, because others may have them, too.
  private mutating func unlist() {
    idsByKey = Array(repeating: [:], count: attributes.count)
  }
}

extension SCIMResource {
  /// What a resource is known by: the first value that it is matched by.
  static func matchKey(of json: JSONObject) -> String? {
    MatchingAttribute.all(of: Self.self).lazy.compactMap { $0.key(of: json) }.first
  }

  /// Resources of which nothing is known but one value, which may be of any matching attribute.
  static func sought(_ key: String) -> [JSONObject] {
    MatchingAttribute.all(of: Self.self).map { attribute in
      var json = JSONObject()
      attribute.location.set(.string(key), in: &json)
      return json
    }
  }
}

// MARK: - Reading

extension ExistingResources {
  /// Reads what is needed to match resources: all pages, as long as they take fewer requests than looking for each
  /// resource on its own; else each on its own.
  ///
  /// - Parameters:
  ///   - sought: What is to be matched.
  ///   - ids: What is to be found by its id.
  ///   - client: Asks the server.
  ///   - options: How to go about it.
  /// - Throws: ``ProvisioningError`` where the server can't be asked.
  init(
    matching sought: [JSONObject], ids: some Collection<String>, client: ResourceClient<Resource>, options: CycleOptions
  ) async throws(ProvisioningError) {
    self.init()
    guard !sought.isEmpty || !ids.isEmpty else { return }
    var missingIds = Set(ids)
    var isComplete = false
    if options.reading != .lookups {
      var pages = ResourcePages(client: client)
      while let page = try await pages.next() {
        for stored in page {
          list(stored)
          missingIds.remove(stored.id)
        }
        if options.reading == .automatic, pages.pagesToCome ?? 0 > sought.count + missingIds.count {
          unlist()
          break
        }
      }
      isComplete = pages.isComplete
    }
    if !isComplete { try await look(for: sought, client, options) }
    // Servers leave something out of lists and count only the rest, so what is known by its id is asked for all the same.
    try await read(ids: missingIds.filter { self[$0] == nil }, client, options)
  }

  /// Looks for each of those that the list doesn't settle.
  private mutating func look(
    for sought: [JSONObject], _ client: ResourceClient<Resource>, _ options: CycleOptions
  ) async throws(ProvisioningError) {
    var seen: Set<[String?]> = []
    let missing = sought.map { (keys: keys(of: $0), json: $0) }
      .filter { !isListed($0.keys) && seen.insert($0.keys).inserted }
    let found = try await missing.answers(limit: options.concurrency, isOfOne: { $0.isOfOne }) {
      (sought) async throws(ProvisioningError) in
      try await client.findStored(matching: sought.json)
    }
    for (sought, answer) in zip(missing, found) {
      answers[sought.keys] = answer.map { $0?.id }
      if case .success(let stored?) = answer { byId[stored.id] = stored }
    }
  }

  private mutating func read(
    ids: some Collection<String>, _ client: ResourceClient<Resource>, _ options: CycleOptions
  ) async throws(ProvisioningError) {
    let ids = ids.sorted()
    let found = try await ids.answers(limit: options.concurrency, isOfOne: { $0.isOfOne || $0.isOfOneId }) {
      (id) async throws(ProvisioningError) in
      try await client.readIfThere(id: id)
    }
    for (id, answer) in zip(ids, found) {
      switch answer {
      case .success(let stored): if let stored { list(stored) }
      case .failure(let error): unreadable[id] = error
      }
    }
  }
}

extension ExistingResources<GroupRecord> {
  /// Reads the members of groups.
  ///
  /// Servers leave members out of lists, and some show them nowhere: AWS IAM Identity Center answers with an empty list.
  /// So where none of the groups has any, those count that the ledger knows, by the groups' ids.
  mutating func readMembers(
    of ids: Set<String>, _ known: [String: Set<String>], client: ResourceClient<GroupRecord>, options: CycleOptions
  ) async throws(ProvisioningError) {
    let bare = ids.sorted().compactMap { self[$0] }.filter(\.memberIds.isEmpty)
    let found = try await bare.answers(limit: options.concurrency, isOfOne: { $0.isOfOne || $0.isOfOneId }) {
      (group) async throws(ProvisioningError) in
      try await client.withMembers(group)
    }
    for (group, answer) in zip(bare, found) {
      switch answer {
      case .success(let stored): if let stored { byId[group.id] = stored }
      case .failure(let error): unreadable[group.id] = error
      }
    }
    guard ids.allSatisfy({ self[$0]?.memberIds.isEmpty != false }) else { return }
    for (id, members) in known where !members.isEmpty && ids.contains(id) && self[id] != nil {
      byId[id]?.json.setAttribute(named: "members", to: .array(members.sorted().map { ["value": .string($0)] }))
      hiddenMembers.insert(id)
    }
  }
}

extension Array where Element: Sendable {
  /// What a server answers to each; where it can't be asked at all, no more of them are asked for.
  ///
  /// - Throws: ``ProvisioningError``, the first that is not of one alone.
  fileprivate func answers(
    limit: Int, isOfOne: @escaping @Sendable (ProvisioningError) -> Bool,
    _ ask: @escaping @Sendable (Element) async throws(ProvisioningError) -> StoredResource?
  ) async throws(ProvisioningError) -> [Result<StoredResource?, ProvisioningError>] {
    let outage = Outage { !isOfOne($0) }
    let answers = await concurrentMap(limit: limit) { element in
      await outage.unlessOut { () async throws(ProvisioningError) in try await ask(element) }
    }
    for case .failure(let error) in answers where !isOfOne(error) { throw error }
    return answers
  }
}

extension Result {
  init(_ body: () async throws(Failure) -> Success) async {
    do throws(Failure) {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}
