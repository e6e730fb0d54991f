import MarkdownSyntax
import TutorialReader

/// A numbered list that something between its items ends, and that goes on after it.
enum BrokenList {
  /// The first such list of each section.
  static func findings(in tutorial: Tutorial) -> [Finding] {
    let blocks = tutorial.document.blocks
    let lists = Dictionary(
      tutorial.orderedLists.map { ($0.block, $0.numbers) }, uniquingKeysWith: { first, _ in first })
    guard lists.count > 1 else { return [] }
    let headings = tutorial.headings.map(\.text.range.lowerBound)
    var sections: [Int: [Finding]] = [:]
    let siblings = Dictionary(grouping: blocks.indices, by: { blocks[$0].parent ?? -1 })
    for (_, children) in siblings.sorted(by: { $0.key < $1.key }) {
      for (position, index) in children.enumerated() {
        guard let numbers = lists[index] else { continue }
        let between = children[(position + 1)...].prefix { lists[$0] == nil && Interruption(blocks[$0]) != nil }
        guard let next = children[(position + 1)...].dropFirst(between.count).first, let first = lists[next]?.first,
          let finding = finding(numbers, between.map { blocks[$0] }, first)
        else { continue }
        let section = headings.lastIndex { $0 < finding.range.lowerBound } ?? -1
        sections[section, default: []].append(finding)
      }
    }
    return sections.sorted { $0.key < $1.key }.compactMap { joined($0.value) }
  }

  /// The findings of a section as one, at the first that matters most.
  private static func joined(_ findings: [Finding]) -> Finding? {
    guard var first = findings.first(where: { $0.severity == nil }) ?? findings.first else { return nil }
    first.related += findings.filter { $0.range != first.range }.map { ("the same again", $0.range) }
    return first
  }

  /// What is said of a list, what follows it, and the first number after that.
  private static func finding(_ numbers: [Fact<Int>], _ between: [Block], _ next: Fact<Int>) -> Finding? {
    guard let first = numbers.first, let last = numbers.last, let culprit = between.first else { return nil }
    // A published list counts on from its first number, whatever is written before the other items.
    let expected = first.value + numbers.count
    let kinds = between.compactMap(Interruption.init)
    let help = "indent it to the text of the list item"
    if next.value == expected {
      guard kinds.allSatisfy({ $0 == .figure || $0 == .table }) else { return nil }
      return Finding(
        message: "This isn't indented to the text of the list item, and stands beside the list.", help: help,
        severity: .note,
        range: culprit.range, related: [("the list goes on here", next.range)])
    }
    // Text between two lists may well begin another one, unless the writer counts on.
    let goesOn =
      kinds.contains(.text)
      ? next.value > 1 && next.value == last.value + 1
      : next.value > 1 || last.value == 1
    guard goesOn else { return nil }
    return Finding(
      message:
        "This isn't indented to the text of the list item and ends the list: the next one is shown as \(next.value), not \(expected).",
      help: help, range: culprit.range, related: [("the list goes on here", next.range)])
  }

  /// What can end a list by mistake.
  private enum Interruption {
    /// A picture, or code.
    case figure
    case table, quote, text

    init?(_ block: Block) {
      switch block.kind {
      case .code: self = .figure
      case .table: self = .table
      case .quote: self = .quote
      case .paragraph:
        let isPicture =
          block.text.isEmpty && block.text.spans.contains { if case .image = $0.kind { true } else { false } }
        self = isPicture ? .figure : .text
      default: return nil
      }
    }
  }
}
