/// The resources of a type, page by page (RFC 7644 §3.4.2.4).
///
/// Servers give fewer than they are asked for, count wrong, and repeat pages. So the next page begins after what was
/// given and not after what was asked for; a full page may always have another after it, and a page without anything
/// new is the last. What was deleted while the pages are read moves others to pages that have been read already; so
/// the highest total that the server told is the one that counts.
struct ResourcePages<Resource: SCIMResource> {
  private let client: ResourceClient<Resource>
  private var seen: Set<String> = []
  private var startIndex = 1
  /// Whether the last page has come.
  private(set) var isLast = false
  /// Whether the last page had nothing but what had come before.
  private var repeats = false
  private var total = 0
  private var largestPage = 0

  init(client: ResourceClient<Resource>) {
    self.client = client
  }

  /// Whether all resources have come that the server says that there are.
  var isComplete: Bool { isLast && seen.count >= total }

  /// How many pages are still to come, as far as the server has told; `nil` before the first.
  var pagesToCome: Int? {
    guard startIndex > 1 || isLast else { return nil }
    guard !isLast else { return 0 }
    return max(1, (total - startIndex + largestPage) / max(largestPage, 1))
  }

  /// The next page's resources that have not come before; `nil` after the last.
  mutating func next() async throws(ProvisioningError) -> [StoredResource]? {
    guard !isLast else { return nil }
    let count = client.limits.pageSize
    let page = try await client.list([
      (name: "startIndex", value: String(startIndex)), (name: "count", value: String(count)),
    ])
    let new = page.resources.filter { seen.insert($0.id).inserted }
    startIndex += page.resources.count
    largestPage = max(largestPage, page.resources.count)
    total = max(page.total ?? 0, total)
    repeats = new.isEmpty && !page.resources.isEmpty
    isLast = new.isEmpty || (startIndex > total && page.resources.count != count)
    return new
  }

  /// The resources of all pages.
  ///
  /// - Throws: ``ProvisioningError``, ``ProvisioningError/Kind/incompleteList(count:total:)`` where the server begins
  ///   again before all have come. A page with nothing in it is taken for the end of the list, whatever the total is.
  mutating func all() async throws(ProvisioningError) -> [StoredResource] {
    var all: [StoredResource] = []
    while let page = try await next() { all += page }
    guard isComplete || !repeats else { throw ProvisioningError(.incompleteList(count: all.count, total: total)) }
    return all
  }
}

/// A list response (RFC 7644 §3.4.2).
struct ListPage {
  let resources: [StoredResource]
  /// How many there are in all, as far as the server says.
  let total: Int?

  init(_ answer: SCIMAnswer) throws(ProvisioningError) {
    guard let body = answer.body else { throw ProvisioningError(.notSCIM(reason: "it is empty")) }
    let list = body.attribute(named: "Resources")
    total = body.attribute(named: "totalResults").flatMap(Int.init(scimValue:))
    guard list?.array != nil || ((list ?? .null).isNull && total != nil) else {
      throw ProvisioningError(.notSCIM(reason: "it is JSON, but no list of resources"))
    }
    var resources: [StoredResource] = []
    for element in list?.array ?? [] {
      guard let json = element.object else { throw ProvisioningError(.notSCIM(reason: "a resource is no object")) }
      resources.append(try StoredResource(json))
    }
    self.resources = resources
  }
}
