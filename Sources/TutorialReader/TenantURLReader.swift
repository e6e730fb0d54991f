import ConnectorManifest
import MarkdownSyntax

/// Where a page says the app's SCIM endpoint is.
public struct TenantURLStatement: Sendable {
  /// How the administrator comes by the URL.
  public let kind: ConnectorManifest.TenantURL.Kind
  /// The URLs that the page gives in one place, in its order.
  public let urls: [Fact<String>]
  /// The words that speak of the URL, where the page gives none.
  public let mention: Fact<String>?
}

/// Reads the tenant URL.
///
/// An address is the tenant URL when the words "tenant URL", or what the app calls its endpoint, stand near it: in the
/// same sentence, else in the same paragraph, else in what directly follows. An address of the directory's own portal,
/// of a token endpoint, or behind a link's text never is.
enum TenantURLReader {
  static func statement(of page: Page) -> TenantURLStatement {
    let passages = readable(page)
    for search in [inSameSentence, inSamePassage, inTable, inFollowingPassages] {
      if let statement = statement(search(page, passages)) { return statement }
    }
    let mention = mention(in: passages, page)
    // A page that has the URL copied from the app's console may show other SCIM addresses besides.
    if mention?.part != .other, let statement = statement(anySCIMAddress(page, passages)) { return statement }
    return TenantURLStatement(kind: mention == nil ? .none : .console, urls: [], mention: mention?.fact)
  }

  private static func readable(_ page: Page) -> [Passage] {
    page.passages.filter(isReadable)
  }

  private static func isReadable(_ passage: Passage) -> Bool {
    ![.history, .limitations, .capabilities, .troubleshooting].contains(passage.part) && passage.headingLevel != 1
  }

  private static func statement(_ found: [Candidate]) -> TenantURLStatement? {
    guard let first = found.first else { return nil }
    var seen: Set<String> = []
    let urls = found.map(\.address).filter { url in
      seen.insert(url.value.hasSuffix("/") ? String(url.value.dropLast()) : url.value).inserted
    }
    return TenantURLStatement(kind: first.isTemplate ? .template : .literal, urls: urls, mention: nil)
  }

  /// An address that may be the tenant URL.
  private struct Candidate {
    var address: Fact<String>
    var range: Range<Int>
    var isTemplate: Bool
    var isExample: Bool
  }

  // MARK: Searches, nearest first

  private static func inSameSentence(_ page: Page, _ passages: [Passage]) -> [Candidate] {
    for cue in [Cue.tenantURL, .endpointURL] {
      if let place = places(page, passages, given: { given(in: $0, by: cue) }).first { return place }
    }
    return []
  }

  /// The addresses in the sentences of a passage that have the words.
  private static func given(in passage: Passage, by cue: Cue) -> [Candidate] {
    guard passage.mentions(cue) else { return [] }
    let addresses = candidates(in: passage)
    guard !addresses.isEmpty else { return [] }
    var given: [Candidate] = []
    var rest = addresses[...]
    for sentence in passage.sentences {
      rest = rest.drop { $0.range.lowerBound < sentence.lowerBound }
      guard passage.hits(in: sentence).contains(where: { $0.cue == cue }) else { continue }
      let near = Array(rest.prefix { $0.range.lowerBound < sentence.upperBound })
      // A further sentence gives the URL of another region or edition, or an instance of the pattern before it.
      given += given.isEmpty ? near : near.filter { isEndpoint($0) && ($0.isTemplate || !given[0].isTemplate) }
    }
    return preferred(given)
  }

  /// The addresses of all passages that give any, place by place. The items of one list, each for a region or edition
  /// of its own, are one place.
  private static func places(
    _ page: Page, _ passages: [Passage], given: (Passage) -> [Candidate]
  ) -> [[Candidate]] {
    var places: [(list: Int?, found: [Candidate])] = []
    for passage in passages {
      let found = given(passage)
      guard !found.isEmpty else { continue }
      let list = list(around: passage, page)
      if let list, places.last?.list == list {
        places[places.count - 1].found += found
      } else {
        places.append((list, found))
      }
    }
    return places.map(\.found)
  }

  /// The list of which a passage is an item that says what the URL is; steps that each have it entered somewhere may
  /// contradict one another.
  private static func list(around passage: Passage, _ page: Page) -> Int? {
    let blocks = page.document.blocks
    guard let item = blocks[passage.block].parent, case .item = blocks[item].kind, let list = blocks[item].parent else {
      return nil
    }
    let entering: Set<String> = ["enter", "input", "type", "paste"]
    let isStep = passage.words(in: 0..<passage.text.utf8.count).contains { entering.contains($0.text) }
    if case .orderedList = blocks[list].kind, isStep { return nil }
    return list
  }

  private static func inSamePassage(_ page: Page, _ passages: [Passage]) -> [Candidate] {
    for cue in [Cue.tenantURL, .endpointURL] {
      for passage in passages where passage.mentions(cue) && passage.headingLevel == nil {
        let near = preferred(candidates(in: passage)).filter(isEndpoint)
        if !near.isEmpty { return near }
      }
    }
    return []
  }

  /// A table of tenant URLs, one row a region or edition.
  private static func inTable(_ page: Page, _: [Passage]) -> [Candidate] {
    for block in page.document.blocks {
      guard case .table(let table) = block.kind,
        let column = table.header.cells.firstIndex(where: { cell in
          CueFinder.standard.hits(in: Array(cell.text.utf8)).contains { $0.cue == .tenantURL || $0.cue == .endpointURL }
        })
      else { continue }
      let found = table.rows.compactMap { row -> Candidate? in
        guard column < row.cells.count,
          let address = AddressScanner.addresses(in: Array(row.cells[column].text.utf8)).first
        else { return nil }
        let text = value(Array(row.cells[column].text.utf8)[address])
        return Candidate(
          address: Fact(text, at: row.cells[column].range), range: 0..<0,
          isTemplate: AddressScanner.hasPlaceholder(text), isExample: false)
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// "… one of the following:" and the addresses in the passages after it, as far as the next step.
  private static func inFollowingPassages(_ page: Page, _ passages: [Passage]) -> [Candidate] {
    let code = page.code.filter(isReadable)
    let passages = code.isEmpty ? passages : (passages + code).sorted { $0.block < $1.block }
    // Code is as near as the passage that it belongs to.
    let places = Dictionary(
      code.map { ($0.block, page.passage(before: $0.block)?.block ?? $0.block) },
      uniquingKeysWith: { first, _ in first })
    for cue in [Cue.tenantURL, .endpointURL] {
      for (index, passage) in passages.enumerated() where passage.mentions(cue) && passage.headingLevel == nil {
        var found: [Candidate] = []
        var end = page.document.blocks[passage.block].parent.map { page.document.blocks[$0].endIndex } ?? passage.block
        for next in passages[(index + 1)...].prefix(8) {
          let place = places[next.block] ?? next.block
          let isNear = place < end || found.isEmpty && place <= passage.block + 3
          // Quotes at the margin, one a region or edition.
          let isNextQuote = next.isQuoted && !found.isEmpty && passages[passages.startIndex + index + 1].isQuoted
          guard next.headingLevel == nil, isNear || isNextQuote else { break }
          let near =
            places[next.block] == nil
            ? preferred(candidates(in: next)).filter(isEndpoint) : listed(in: next, after: passage, page)
          if near.isEmpty, next.mentions(.testConnection) { break }
          if !near.isEmpty { end = max(end, listEnd(around: next, page)) }
          found += near.map { candidate in
            var candidate = candidate
            candidate.isTemplate = candidate.isTemplate || isFormat(passage.hits, of: passage)
            return candidate
          }
        }
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// Without any of the words: an address that can hardly be anything but a SCIM endpoint.
  private static func anySCIMAddress(_ page: Page, _ passages: [Passage]) -> [Candidate] {
    for passage in passages where passage.part == .configuration || passage.part == .other {
      let near = preferred(candidates(in: passage)).filter { $0.address.value.lowercased().contains("/scim") }
      if !near.isEmpty { return near }
    }
    return []
  }

  // MARK: Candidates

  private static func candidates(in passage: Passage) -> [Candidate] {
    let text = passage.text
    return AddressScanner.addresses(in: text).compactMap { range in
      let value = Self.value(text.utf8[range])
      let sentence = passage.sentence(at: range.lowerBound) ?? 0..<text.utf8.count
      let inSentence = passage.hits(in: sentence)
      if let host = WebAddress(value)?.host, WebAddress.isDirectory(host) { return nil }
      if value.lowercased().contains("oauth"), !value.lowercased().contains("scim") { return nil }
      let isExample = inSentence.contains { $0.cue == .example && $0.range.upperBound <= range.lowerBound }
      let isTemplate = AddressScanner.hasPlaceholder(value) || isExample || isFormat(inSentence, of: passage)
      return Candidate(
        address: Fact(value, at: text.source(of: range)), range: range, isTemplate: isTemplate, isExample: isExample)
    }
  }

  /// The endpoints that code gives right after a passage, or below a label such as a region's.
  private static func listed(in code: Passage, after passage: Passage, _ page: Page) -> [Candidate] {
    guard let before = page.passage(before: code.block) else { return [] }
    let label = before.words(in: 0..<before.text.utf8.count).map(\.text)
    let isLabel = label.count <= 2 && !label.contains("url") && !label.contains("uri")
    return before === passage || isLabel ? listed(in: code) : []
  }

  /// The endpoints that code gives.
  private static func listed(in code: Passage) -> [Candidate] {
    AddressListing.addresses(in: code).compactMap { range in
      let value = Self.value(code.text.utf8[range])
      if let host = WebAddress(value)?.host, WebAddress.isDirectory(host) { return nil }
      let candidate = Candidate(
        address: Fact(value, at: code.text.source(of: range)), range: range,
        isTemplate: AddressScanner.hasPlaceholder(value), isExample: false)
      return isEndpoint(candidate) ? candidate : nil
    }
  }

  /// An address as a reader sees it: white space within a placeholder is one space.
  private static func value(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether the words say that the address is a pattern: "in the format", "replacing … with".
  private static func isFormat(_ hits: [CueFinder.Hit], of passage: Passage) -> Bool {
    hits.contains { hit in
      guard hit.cue == .placeholderFormat else { return false }
      let words = passage.text.string(hit.range).lowercased()
      return words.contains("form") || words.hasPrefix("replac") || words.hasPrefix("construct") || words == "pattern"
        || words == "by rule"
    }
  }

  /// Where a sentence gives both a pattern and an example of it, the pattern.
  private static func preferred(_ candidates: [Candidate]) -> [Candidate] {
    let real = candidates.filter { !$0.isExample }
    return real.isEmpty ? Array(candidates.prefix(1)) : real
  }

  private static func isEndpoint(_ candidate: Candidate) -> Bool {
    let value = candidate.address.value.lowercased()
    return value.contains("scim") || value.contains("api") || value.contains("provisioning") || candidate.isTemplate
  }

  /// The end of the list that a passage is in an item of, or else of the passage itself.
  private static func listEnd(around passage: Passage, _ page: Page) -> Int {
    let blocks = page.document.blocks
    guard let item = blocks[passage.block].parent, let list = blocks[item].parent else { return passage.block + 1 }
    return blocks[list].endIndex
  }

  // MARK: All places

  /// The URLs of every place that gives tenant URLs in the same sentence as the words.
  static func allGiven(in page: Page) -> [[Fact<String>]] {
    let places = places(page, readable(page)) { passage in
      let given = given(in: passage, by: .tenantURL)
      return given.isEmpty ? Self.given(in: passage, by: .endpointURL) : given
    }
    return places.map { $0.map(\.address) }
  }

  /// The endpoints that code gives right after words for the tenant URL.
  static func allListed(in page: Page) -> [Fact<String>] {
    page.code.filter(isReadable).flatMap { code -> [Fact<String>] in
      guard let before = page.passage(before: code.block), before.mentions(.tenantURL) || before.mentions(.endpointURL)
      else { return [] }
      return listed(in: code).map(\.address)
    }
  }

  /// Where the app's side has the administrator get the tenant URL: copy it, or have it sent.
  static func copied(in page: Page) -> Fact<String>? {
    for passage in page.passages(in: .other)
    where (passage.mentions(.tenantURL) || passage.mentions(.endpointURL)) && candidates(in: passage).isEmpty {
      let fields = passage.destinations(.tenantURL)
      let isHandedByList = isHanding(before: passage, page)
      for sentence in passage.sentences {
        let words = passage.words(in: sentence)
        for hit in passage.hits
        where (hit.cue == .tenantURL || hit.cue == .endpointURL) && sentence.contains(hit.range.lowerBound)
          && !fields.contains(where: { $0.overlaps(hit.range) })
        {
          // "Copy the token … beside the Tenant URL" copies the token; the URL has to follow the verb closely.
          let near = max(sentence.lowerBound, hit.range.lowerBound - 60)..<hit.range.lowerBound
          let isHanded = words.contains { near.contains($0.range.lowerBound) && handing.contains($0.text) }
          if isHanded || isHandedByList && hit.range.lowerBound == 0 {
            return page.fact(passage.text.string(hit.range), hit.range, of: passage)
          }
        }
      }
    }
    return nil
  }

  /// Whether a passage is an item of a list that is handed over: "Orbit provides you with the following:".
  private static func isHanding(before passage: Passage, _ page: Page) -> Bool {
    let blocks = page.document.blocks
    guard let item = blocks[passage.block].parent, case .item = blocks[item].kind, let list = blocks[item].parent,
      let opening = page.passages.last(where: { $0.block < list }), opening.text.utf8.last == UInt8(ascii: ":")
    else { return false }
    return opening.words(in: 0..<opening.text.utf8.count).contains { handing.contains($0.text) }
  }

  /// Verbs by which a value comes from the app to the administrator.
  private static let handing: Set<String> = [
    "copy", "copies", "obtain", "receive", "get", "retrieve", "provides", "sends", "send",
  ]

  // MARK: Mentions

  /// Where the page tells the administrator to get or enter the URL; the app's side before the directory's. What the
  /// app calls its endpoint counts only where it is handed over, as by copying it.
  private static func mention(in passages: [Passage], _ page: Page) -> (fact: Fact<String>, part: Passage.Part)? {
    for parts: [Passage.Part] in [[.other], [.configuration, .prerequisites]] {
      for cue in [Cue.tenantURL, .endpointURL] {
        for passage in passages where parts.contains(passage.part) && passage.headingLevel == nil {
          let isHandedOver = passage.mentions(.handedOver) || passage.mentions(.token)
          guard cue == .tenantURL || isHandedOver, let range = passage.first(cue) else { continue }
          return (page.fact(passage.text.string(range), range, of: passage), passage.part)
        }
      }
    }
    return nil
  }
}

extension Tutorial {
  /// The tenant URLs of every place that gives any, place by place.
  public var tenantURLs: [[Fact<String>]] {
    TenantURLReader.allGiven(in: page)
  }

  /// The tenant URLs that code gives right after words for them.
  public var tenantURLsInCode: [Fact<String>] {
    TenantURLReader.allListed(in: page)
  }

  /// Where the app's side has the administrator get the tenant URL from the app: copy it, or have it sent.
  public var tenantURLCopied: Fact<String>? {
    TenantURLReader.copied(in: page)
  }
}
