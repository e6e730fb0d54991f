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
    page.passages.filter {
      $0.part != .history && $0.part != .limitations && $0.part != .capabilities && $0.headingLevel != 1
    }
  }

  private static func statement(_ found: [Candidate]) -> TenantURLStatement? {
    guard let first = found.first else { return nil }
    var seen: Set<String> = []
    let urls = found.map(\.address).filter { seen.insert($0.value).inserted }
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
      for passage in passages where passage.mentions(cue) {
        let addresses = candidates(in: passage)
        guard !addresses.isEmpty else { continue }
        for sentence in passage.sentences
        where passage.hits.contains(where: { $0.cue == cue && sentence.contains($0.range.lowerBound) }) {
          let near = preferred(addresses.filter { sentence.contains($0.range.lowerBound) })
          if !near.isEmpty { return near }
        }
      }
    }
    return []
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
        let text = String(decoding: Array(row.cells[column].text.utf8)[address], as: UTF8.self)
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
    for cue in [Cue.tenantURL, .endpointURL] {
      for (index, passage) in passages.enumerated() where passage.mentions(cue) && passage.headingLevel == nil {
        var found: [Candidate] = []
        var end = page.document.blocks[passage.block].parent.map { page.document.blocks[$0].endIndex } ?? passage.block
        for next in passages[(index + 1)...].prefix(8) {
          guard next.headingLevel == nil, next.block < end || found.isEmpty && next.block <= passage.block + 3 else {
            break
          }
          let near = preferred(candidates(in: next)).filter(isEndpoint)
          if near.isEmpty, next.mentions(.testConnection) { break }
          if !near.isEmpty { end = max(end, listEnd(around: next, page)) }
          found += near.map { candidate in
            var candidate = candidate
            candidate.isTemplate = candidate.isTemplate || isFormat(passage)
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
      let value = text.string(range)
      let sentence = passage.sentences.first { $0.contains(range.lowerBound) } ?? 0..<text.utf8.count
      let inSentence = passage.hits.filter { sentence.contains($0.range.lowerBound) }
      if let host = WebAddress(value)?.host, WebAddress.isDirectory(host) { return nil }
      if value.lowercased().contains("oauth"), !value.lowercased().contains("scim") { return nil }
      let isExample = inSentence.contains { $0.cue == .example && $0.range.upperBound <= range.lowerBound }
      let isTemplate = AddressScanner.hasPlaceholder(value) || isExample || isFormat(passage, sentence)
      return Candidate(
        address: Fact(value, at: text.source(of: range)), range: range, isTemplate: isTemplate, isExample: isExample)
    }
  }

  /// Whether the words say that the address is a pattern: "in the format", "replacing … with".
  private static func isFormat(_ passage: Passage, _ sentence: Range<Int>? = nil) -> Bool {
    passage.hits.contains { hit in
      guard hit.cue == .placeholderFormat, sentence.map({ $0.contains(hit.range.lowerBound) }) ?? true else {
        return false
      }
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

  /// The URLs of every passage that gives tenant URLs in the same sentence as the words.
  static func allGiven(in page: Page) -> [[Fact<String>]] {
    readable(page).compactMap { passage in
      let near = inSameSentence(page, [passage])
      return near.isEmpty ? nil : near.map(\.address)
    }
  }

  /// Where the app's side has the administrator copy the tenant URL.
  static func copied(in page: Page) -> Fact<String>? {
    for passage in page.passages(in: .other) where candidates(in: passage).isEmpty {
      for sentence in passage.sentences {
        let hits = passage.hits.filter { sentence.contains($0.range.lowerBound) }
        let isCopied = hits.contains { $0.cue == .handedOver && passage.text.string($0.range).lowercased() == "copy" }
        guard isCopied, let url = hits.first(where: { $0.cue == .tenantURL }) else { continue }
        // "Copy the token … enter it beside the Tenant URL" copies the token; the URL has to follow the verb closely.
        let copy = hits.first { $0.cue == .handedOver }?.range.upperBound ?? 0
        if url.range.lowerBound >= copy, url.range.lowerBound - copy < 60 {
          return page.fact(passage.text.string(url.range), url.range, of: passage)
        }
      }
    }
    return nil
  }

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

  /// Where the administrator is told to copy the tenant URL on the app's side.
  public var tenantURLCopied: Fact<String>? {
    TenantURLReader.copied(in: page)
  }
}
