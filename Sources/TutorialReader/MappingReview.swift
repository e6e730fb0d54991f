import ConnectorManifest
import MarkdownSyntax
import SCIMSchema

/// A step that has the administrator review the mapped attributes of users, of groups, or of both.
public struct MappingReview: Sendable {
  /// The resource types whose attributes are to be reviewed.
  public let resources: [ConnectorManifest.Resource.Name]
  /// The words of the step.
  public let words: Fact<String>
  /// Whether the attributes are listed before the next such step or section: in a table or a list, or in another file
  /// that is put in there.
  public let hasAttributes: Bool
  /// Whether a picture follows there.
  public let hasPicture: Bool
}

extension Tutorial {
  /// The steps that ask for a review of attributes, in the page's order.
  public var mappingReviews: [MappingReview] {
    var reviews: [(passage: Passage, resources: [ConnectorManifest.Resource.Name], range: Range<Int>)] = []
    for passage in page.passages where passage.headingLevel == nil {
      let users = passage.first(.reviewUserAttributes)
      let groups = passage.first(.reviewGroupAttributes)
      guard let range = users ?? groups else { continue }
      reviews.append((passage, (users == nil ? [] : [.user]) + (groups == nil ? [] : [.group]), range))
    }
    return reviews.enumerated().map { index, review in
      let next = index + 1 < reviews.count ? reviews[index + 1].passage.block : Int.max
      let section = page.passages.first { $0.block > review.passage.block && $0.headingLevel != nil }?.block ?? Int.max
      let end = min(next, section, document.blocks.count)
      // Tables for users and for groups may well stand apart from a step for both.
      let answerEnd = review.resources.count == 1 ? end : document.blocks.count
      let answer = review.passage.block..<max(answerEnd, review.passage.block)
      let step = document.blocks[
        review.passage.block..<max(min(end, itemEnd(of: review.passage)), review.passage.block)]
      return MappingReview(
        resources: review.resources,
        words: page.fact(review.passage.text.string(review.range), review.range, of: review.passage),
        hasAttributes: answer.contains { isTable(document.blocks[$0]) || isAttributeList($0) }
          || step.contains(where: hasInclude),
        hasPicture: step.contains { block in
          block.text.spans.contains { if case .image = $0.kind { true } else { false } }
        })
    }
  }

  /// A table, also one of HTML, or rows of pipes that were meant for one.
  private func isTable(_ block: Block) -> Bool {
    switch block.kind {
    case .table: true
    case .code: false
    case .html: document.source.text(block.range).lowercased().contains("<table")
    default: block.text.utf8.first == UInt8(ascii: "|")
    }
  }

  /// Bullets of which at least two, and no fewer than half, begin with the name of an attribute.
  private func isAttributeList(_ index: Int) -> Bool {
    guard case .bulletList = document.blocks[index].kind else { return false }
    let items = document.children(of: index)
    let attributes = items.filter { item in
      guard item + 1 < document.blocks[item].endIndex else { return false }
      let text = document.blocks[item + 1].text.string
      let name = text.prefix { $0.isLetter || $0.isNumber }
      return name.lowercased() == "externalid" || text.hasPrefix("urn:ietf:params:scim:")
        || Schema.standard.contains { $0.attribute(named: name) != nil }
    }
    return attributes.count > 1 && attributes.count * 2 >= items.count
  }

  /// A file that is put in there, which may well have the attributes.
  private func hasInclude(_ block: Block) -> Bool {
    block.text.spans.contains { if case .include = $0.kind { true } else { false } }
  }

  /// The end of the step that a passage is in; a picture after it belongs to another.
  private func itemEnd(of passage: Passage) -> Int {
    guard let parent = document.blocks[passage.block].parent, case .item = document.blocks[parent].kind else {
      return passage.block + 2
    }
    let end = document.blocks[parent].endIndex
    // A picture at the margin directly after the step is still the step's.
    return end < document.blocks.count && document.blocks[end].parent == nil ? end + 1 : end
  }
}
