/// The resources that a server has already, as far as a cycle needs to know them.
struct ExistingResources<Resource: SCIMResource> {
  enum Match {
    case none
    case one(StoredResource)
    case impossible(ProvisioningError)
  }

  private let attributes = MatchingAttribute.all(of: Resource.self)
  private var byId: [String: StoredResource] = [:]
  /// For each matching attribute, the ids of the resources with a value.
  private var idsByKey: [[String: [String]]]
  /// Why something that was looked for on its own can't be told: it was found more than once, or the server can't look
  /// for such a value.
  private var problems: [String: ProvisioningError] = [:]

  private init() {
    idsByKey = Array(repeating: [:], count: attributes.count)
  }

  /// The resource with an id, if it was read.
  subscript(id: String) -> StoredResource? { byId[id] }

  /// Finds a resource by the matching attributes, in their turns.
  func match(_ sought: JSONObject) -> Match {
    var isMatchable = false
    for (attribute, ids) in zip(attributes, idsByKey) {
      guard let key = attribute.key(of: sought) else { continue }
      isMatchable = true
      let found = (ids[key] ?? []).compactMap { byId[$0] }
      guard found.count <= 1 else { return .impossible(ProvisioningError(.ambiguous(path: attribute.location.path))) }
      if let only = found.first { return .one(only) }
    }
    guard isMatchable else { return .impossible(ProvisioningError(.unmatchable)) }
    return Resource.matchKey(of: sought).flatMap { problems[$0] }.map(Match.impossible) ?? .none
  }

  mutating func insert(_ stored: StoredResource) {
    let isNew = byId.updateValue(stored, forKey: stored.id) == nil
    guard isNew else { return }
    for (index, attribute) in attributes.enumerated() {
      guard let key = attribute.key(of: stored.json) else { continue }
      idsByKey[index][key, default: []].append(stored.id)
    }
  }
}

extension SCIMResource {
  /// What a resource is known by: the first value that it is matched by.
  static func matchKey(of json: JSONObject) -> String? {
    MatchingAttribute.all(of: Self.self).lazy.compactMap { $0.key(of: json) }.first
  }

  /// A resource of which nothing is known but what it is matched by first.
  static func sought(_ key: String) -> JSONObject {
    var json = JSONObject()
    MatchingAttribute.all(of: Self.self).first?.location.set(.string(key), in: &json)
    return json
  }
}

// MARK: - Reading

extension ExistingResources {
  /// Reads what is needed to match resources: pages, as long as they take fewer requests than looking for each of the
  /// others, and then the others.
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
    var missingKeys = Set(sought.compactMap(Resource.matchKey))
    var missingIds = Set(ids)
    guard !missingKeys.isEmpty || !missingIds.isEmpty else { return }
    if options.reading != .lookups {
      var pages = ResourcePages(client: client)
      while let page = try await pages.next() {
        for stored in page {
          insert(stored)
          missingIds.remove(stored.id)
          if let key = Resource.matchKey(of: stored.json) { missingKeys.remove(key) }
        }
        let lookups = missingKeys.count + missingIds.count
        if options.reading == .automatic, pages.pagesToCome ?? 0 > lookups { break }
      }
      // Lists can be incomplete, so what is known by its id is asked for all the same.
      if pages.isLast {
        try await read(ids: missingIds, client, options)
        return
      }
    }
    try await look(for: sought, client, options)
    try await read(ids: missingIds.filter { self[$0] == nil }, client, options)
  }

  private mutating func look(
    for sought: [JSONObject], _ client: ResourceClient<Resource>, _ options: CycleOptions
  ) async throws(ProvisioningError) {
    let missing = sought.filter { if case .none = match($0) { true } else { false } }
    let answers = await missing.concurrentMap(limit: options.concurrency) { sought in
      await Result { () async throws(ProvisioningError) in try await client.findStored(matching: sought) }
    }
    for (sought, answer) in zip(missing, answers) {
      switch answer {
      case .success(let found): if let found { insert(found) }
      case .failure(let error):
        guard error.isOfOne, let key = Resource.matchKey(of: sought) else { throw error }
        problems[key] = error
      }
    }
  }

  private mutating func read(
    ids: some Collection<String>, _ client: ResourceClient<Resource>, _ options: CycleOptions
  ) async throws(ProvisioningError) {
    let answers = await ids.sorted().concurrentMap(limit: options.concurrency) { id in
      await Result { () async throws(ProvisioningError) in try await client.readIfThere(id: id) }
    }
    for answer in answers {
      if let found = try answer.get() { insert(found) }
    }
  }
}

extension ProvisioningError {
  /// Whether looking for something else may go well all the same.
  fileprivate var isOfOne: Bool {
    switch kind {
    case .ambiguous, .refused: true
    default: false
    }
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
