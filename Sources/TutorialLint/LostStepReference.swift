import MarkdownSyntax
import TutorialReader

/// A reference to a step that can't be followed: the step refers to itself, or the page has no step of that number.
///
/// A heading "Step 2" and the second item of any list may be meant; a reference that has any such reading is let pass.
enum LostStepReference {
  static func findings(in tutorial: Tutorial) -> [Finding] {
    let passages = tutorial.page.passages
    // An include may hold steps of its own.
    guard !passages.contains(where: { hasSpan($0) { if case .include = $0 { true } else { false } } }) else {
      return []
    }
    lazy var steps = PageSteps(of: tutorial)
    return passages.flatMap { passage -> [Finding] in
      // Beside a link, a step of the page that it leads to may be meant.
      guard passage.headingLevel == nil, passage.part != .history,
        !hasSpan(passage, where: { if case .link = $0 { true } else { false } })
      else { return [] }
      return passage.text.steps.compactMap { step in
        guard !step.isOfSomethingElse, endsClause(step, passage.text),
          let pointer = pointer(before: step, in: passage.text)
        else { return nil }
        let range = passage.text.source(of: step.range)
        if steps.isMissing(step.number) {
          return Finding(
            message: "This page has no step \(step.number).", help: "refer to the step by the number that it has",
            range: range)
        }
        guard pointer == .toDescription, steps.isOnly(step.number, around: passage) else { return nil }
        return Finding(
          message: "This is step \(step.number) itself.", help: "refer to the step where it is described", range: range)
      }
    }
  }

  private static func hasSpan(_ passage: Passage, where isMeant: (Text.Span.Kind) -> Bool) -> Bool {
    passage.text.spans.contains { isMeant($0.kind) }
  }

  /// What goes on after the number may say of what it is a step: "step 3 in the app's guide".
  private static func endsClause(_ step: Text.Step, _ text: Text) -> Bool {
    text.utf8[step.range.upperBound...].first.map { [UInt8](".,;)".utf8).contains($0) } ?? true
  }

  /// What a text sends the reader to.
  private enum Pointer {
    /// To what the step says: "as described in". A step may well have itself done again, but it doesn't describe itself.
    case toDescription
    case toStep
  }

  /// Known by the words before the step; after others it may be a step of the app's own, as in a wizard.
  private static func pointer(before step: Text.Step, in text: Text) -> Pointer? {
    let before = text.string(max(0, step.range.lowerBound - 16)..<step.range.lowerBound).lowercased()
    if ["described in ", "explained in ", "outlined in ", "detailed in "].contains(where: before.hasSuffix) {
      return .toDescription
    }
    let words = ["mentioned in ", "refer to ", "back to ", "return to ", "repeat ", "(see "]
    return words.contains(where: before.hasSuffix) ? .toStep : nil
  }
}

/// What a page has of steps.
private struct PageSteps {
  private let document: Document
  private let headings: Set<Int>
  private let lists: [OrderedList]
  /// The numbers that paragraphs begin with: "**Step 3** …", "3) …".
  private let openings: Set<Int>

  init(of tutorial: Tutorial) {
    document = tutorial.document
    headings = Set(tutorial.headings.compactMap { $0.step?.value })
    lists = tutorial.orderedLists
    openings = Set(
      tutorial.page.passages.compactMap { passage in
        let text = passage.text.utf8
        let digits = text.drop { !isDigit($0) }.prefix(while: isDigit)
        return digits.startIndex <= 6 ? Int(String(decoding: digits, as: UTF8.self)) : nil
      })
  }

  func isMissing(_ number: Int) -> Bool {
    number > headings.max() ?? 0 && !openings.contains(number) && !lists.contains { reaches($0, number) }
  }

  /// Whether a passage stands in the item of a number, and nothing else on the page could be the step of that number.
  func isOnly(_ number: Int, around passage: Passage) -> Bool {
    guard !headings.contains(number), !openings.contains(number) else { return false }
    let reaching = lists.filter { reaches($0, number) }
    guard reaching.count == 1, let list = reaching.first, isEven(list), let first = list.numbers.first else {
      return false
    }
    let items = document.children(of: list.block)
    guard items.indices.contains(number - first.value) else { return false }
    let item = items[number - first.value]
    return item < passage.block && passage.block < document.blocks[item].endIndex
  }

  private func reaches(_ list: OrderedList, _ number: Int) -> Bool {
    guard let first = list.numbers.first else { return false }
    return first.value + list.numbers.count > number || list.numbers.contains { $0.value == number }
  }

  /// Whether a list's numbers are the published ones, or all the same.
  private func isEven(_ list: OrderedList) -> Bool {
    guard let first = list.numbers.first?.value else { return false }
    let numbers = list.numbers.map(\.value)
    return numbers.allSatisfy { $0 == first } || numbers == (0..<numbers.count).map { first + $0 }
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
