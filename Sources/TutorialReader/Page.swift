import MarkdownSyntax

/// A page laid out for reading: its passages in order, each with the part of the page that it stands in.
package struct Page: Sendable {
  package let document: Document
  package let passages: [Passage]
  /// The code blocks, likewise. No wording is read in them: what they say is said to a machine.
  package let code: [Passage]
  /// The first heading of level 1.
  package let title: Passage?

  init(_ document: Document) {
    self.document = document
    var drafts: [Draft] = []
    var sections: [(level: Int, part: Passage.Part)] = []
    var quoteEnd = 0
    for (index, block) in document.blocks.enumerated() {
      if case .quote = block.kind { quoteEnd = max(quoteEnd, block.endIndex) }
      guard !block.text.isEmpty || !block.text.spans.isEmpty else { continue }
      let isCode = if case .code = block.kind { true } else { false }
      let hits = isCode ? [] : CueFinder.standard.hits(in: block.text.utf8)
      var level: Int?
      if case .heading(let headingLevel) = block.kind {
        level = headingLevel
        sections.removeAll { $0.level >= headingLevel }
        sections.append((headingLevel, Self.part(below: hits, level: headingLevel, in: sections.last?.part)))
      }
      var part = sections.last?.part ?? .introduction
      if case .tab = block.kind, part != .history { part = .tabLabel }
      drafts.append(
        Draft(block: index, isCode: isCode, level: level, isQuoted: index < quoteEnd, part: part, hits: hits))
    }
    Self.markConfiguration(&drafts)
    var passages: [Passage] = []
    var code: [Passage] = []
    for draft in drafts {
      let passage = Passage(
        block: draft.block, text: document.blocks[draft.block].text, headingLevel: draft.level,
        isQuoted: draft.isQuoted, part: draft.part, hits: draft.hits)
      if draft.isCode { code.append(passage) } else { passages.append(passage) }
    }
    self.passages = passages
    self.code = code
    title = passages.first { $0.headingLevel == 1 }
  }

  /// A passage whose part of the page isn't settled yet.
  private struct Draft {
    var block: Int
    var isCode: Bool
    var level: Int?
    var isQuoted: Bool
    var part: Passage.Part
    var hits: [CueFinder.Hit]
  }

  /// The passages of a part of the page, without their headings.
  package func passages(in part: Passage.Part) -> [Passage] {
    passages.filter { $0.part == part && $0.headingLevel == nil }
  }

  /// The last passage before a block.
  package func passage(before block: Int) -> Passage? {
    var low = 0
    var high = passages.count
    while low < high {
      let middle = (low + high) / 2
      if passages[middle].block < block { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? passages[low - 1] : nil
  }

  /// The bytes behind a stretch of a passage's text, as a fact.
  package func fact<Value: Sendable>(_ value: Value, _ range: Range<Int>, of passage: Passage) -> Fact<Value> {
    Fact(value, at: passage.text.source(of: range))
  }

  private static let headings: [(cue: Cue, part: Passage.Part)] = [
    (.historyHeading, .history), (.limitationsHeading, .limitations), (.capabilitiesHeading, .capabilities),
    (.prerequisitesHeading, .prerequisites), (.troubleshootingHeading, .troubleshooting),
  ]

  private static func part(below heading: [CueFinder.Hit], level: Int, in outer: Passage.Part?) -> Passage.Part {
    guard level > 1 else { return .introduction }
    if let told = headings.first(where: { told in heading.contains { $0.cue == told.cue } }) { return told.part }
    return outer.map { $0 == .introduction ? .other : $0 } ?? .other
  }

  /// A section is the directory's side where it has the administrator switch provisioning on or test the connection.
  private static func markConfiguration(_ drafts: inout [Draft]) {
    var start = 0
    while start < drafts.count {
      var end = start + 1
      while end < drafts.count, drafts[end].level == nil { end += 1 }
      let isOpen = drafts[start].part == .other || drafts[start].part == .introduction && drafts[start].level == nil
      let isConfiguration = drafts[start..<end].contains { draft in
        draft.hits.contains { $0.cue == .testConnection || $0.cue == .provisioningMode }
      }
      if isOpen, isConfiguration {
        for index in start..<end where drafts[index].part != .tabLabel { drafts[index].part = .configuration }
      }
      start = end
    }
  }
}
