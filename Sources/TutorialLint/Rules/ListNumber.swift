import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let listNumber = Rule(
    id: "list-number",
    severity: .note,
    summary: "The numbers of a list neither stay the same nor rise by one.",
    rationale: """
      The published page counts for itself, so that only the source shows the slip. But whoever edits the page refers to \
      "step 5" by what the source says, and the reader's step 5 is another one: where the page has such a reference to \
      the list, that is a warning. A number that is left out may be all \
      that is left of a step.
      """,
    examples: Examples(
      triggering: [
        Example(
          .appSide, "1. Open the console.\n1. Open the settings.\n3. Copy the **SCIM URL** and the **API Token**."),
        Example(
          .appSide, "1. Open the console.\n2. Open the settings.\n2. Copy the **SCIM URL** and the **API Token**."),
        Example(
          .appSide,
          "1. Open the console.\n2. Open the settings.\n5. Copy the **SCIM URL** and the **API Token**.\n6. Close it."),
        Example(
          .appSide,
          "1. Open it.\n1. Go on.\n3. Fill in the form as described in Step 4.\n4. Copy the **SCIM URL** and the **API Token**.\n6. Close it."
        ),
      ],
      passing: [
        .sound,
        Example(.appSide, "1. Open the console.\n2. Copy the **SCIM URL** and the **API Token**.\n3. Close it."),
        Example(.appSide, "1. Open the console.\n1. Copy the **SCIM URL** and the **API Token**."),
      ]),
    check: { tutorial in
      lazy var isReferredTo = refersToItems(tutorial)
      var structure = ListStructure(of: tutorial.document)
      return tutorial.orderedLists.compactMap { list in
        let numbers = list.numbers.map(\.value)
        guard let slip = slip(in: numbers) else { return nil }
        let edits = slip.mended.enumerated().filter { $1 != numbers[$0] }.map { index, number in
          (range: list.numbers[index].range, replacement: "\(number)")
        }
        if let reference = misleadingReference(to: list, in: tutorial) {
          return Finding(
            message: "\"\(reference.text)\" is shown as step \(reference.shown), since \(order(slip, numbers)).",
            help: "number the steps anew, and refer to them by the new numbers", severity: .warning,
            range: list.numbers[slip.index].range, related: [("the reference", reference.range)])
        }
        return Finding(
          message: message(slip, numbers), help: help(slip, edits.map(\.replacement)),
          range: list.numbers[slip.index].range,
          related: slip.gaps.filter { $0 != slip.index }.map {
            ("a step may be missing before this one", list.numbers[$0].range)
          },
          fix: slip.gaps.isEmpty && !isReferredTo && structure.bears(edits) ? edits : nil)
      }
    })

  // MARK: Numbers

  /// What is out of line in a list's numbers.
  private struct Slip {
    /// The first number that is out of line.
    var index: Int
    /// The numbers as they should be.
    var mended: [Int]
    /// The numbers that come after others that are left out.
    var gaps: [Int] = []
  }

  /// What is out of line; `nil` for a list that repeats a number or counts up by one.
  private static func slip(in numbers: [Int]) -> Slip? {
    guard let first = numbers.first, let last = numbers.last, numbers.count > 1 else { return nil }
    let repeated = numbers.map { _ in numbers[1] == 1 ? 1 : first }
    let counted = counted(from: mostFrequent(numbers.enumerated().map { $1 - $0 }), numbers.count)
    if numbers.allSatisfy({ $0 == first }) || numbers == counted { return nil }
    // One number out of line is the slip, wherever it stands; a list of two could be meant either way. A number that is
    // too high at the end, or too low at the beginning, leaves some out.
    if numbers.count > 2 {
      if let odd = onlyDifference(numbers, repeated) { return Slip(index: odd, mended: repeated) }
      if let odd = onlyDifference(numbers, counted), counted[0] > 0, last <= counted[counted.count - 1],
        first >= counted[0]
      {
        return Slip(index: odd, mended: counted)
      }
    }
    let step = numbers[1] == first ? 0 : 1
    guard let index = numbers.indices.dropFirst().first(where: { numbers[$0] != numbers[$0 - 1] + step }) else {
      return nil
    }
    let start = numbers.contains { $0 < first } ? 1 : first
    let mended = step == 0 ? numbers.map { _ in first } : Self.counted(from: start, numbers.count)
    return Slip(index: index, mended: mended, gaps: gaps(in: numbers, after: first))
  }

  private static func onlyDifference(_ numbers: [Int], _ others: [Int]) -> Int? {
    let odd = numbers.indices.filter { numbers[$0] != others[$0] }
    return odd.count == 1 ? odd.first : nil
  }

  /// Numbers that jump; after a number that only repeats the first, those that are higher than their place.
  private static func gaps(in numbers: [Int], after first: Int) -> [Int] {
    numbers.indices.dropFirst().filter { index in
      numbers[index] - numbers[index - 1] > 1 && (numbers[index - 1] != first || numbers[index] - index > first)
    }
  }

  private static func counted(from start: Int, _ count: Int) -> [Int] {
    (0..<count).map { start + $0 }
  }

  private static func mostFrequent(_ numbers: [Int]) -> Int {
    Dictionary(grouping: numbers, by: { $0 }).max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? 1
  }

  // MARK: Words

  private static func message(_ slip: Slip, _ numbers: [Int]) -> String {
    order(slip, numbers) + (slip.gaps.contains(slip.index) ? ": a step may be missing." : ".")
  }

  /// Which numbers follow each other that shouldn't.
  private static func order(_ slip: Slip, _ numbers: [Int]) -> String {
    let odd = numbers[slip.index]
    return slip.index > 0
      ? "\(odd). follows \(numbers[slip.index - 1]). in this list" : "\(odd). stands before \(numbers[1]). in this list"
  }

  private static func help(_ slip: Slip, _ replacements: [String]) -> String {
    if !slip.gaps.isEmpty { return "put the missing step in, or number the steps anew" }
    if replacements.count == 1 { return "write \(replacements[0]). here" }
    let isCounted = slip.mended.first != slip.mended.last
    return isCounted ? "count up by one" : "write \(slip.mended[0]). before every item, or count up by one"
  }

  // MARK: References

  /// A reference from inside a list to one of its items that the published page numbers otherwise.
  ///
  /// It is passed over where a heading or another list could be meant as well.
  private static func misleadingReference(
    to list: OrderedList, in tutorial: Tutorial
  ) -> (text: String, shown: Int, range: Range<Int>)? {
    let numbers = list.numbers.map(\.value)
    guard let first = numbers.first else { return nil }
    let blocks = list.block..<tutorial.document.blocks[list.block].endIndex
    let others = tutorial.orderedLists.filter { $0.block != list.block }.map { $0.numbers.map(\.value) }
    let headings = tutorial.headings.compactMap { $0.step?.value }
    for passage in tutorial.page.passages where blocks.contains(passage.block) {
      for step in passage.text.steps where !step.isOfSomethingElse {
        guard let place = numbers.firstIndex(of: step.number), numbers.lastIndex(of: step.number) == place,
          first + place != step.number, !headings.contains(step.number),
          !others.contains(where: { $0.contains(step.number) || ($0.first ?? 0) + $0.count > step.number })
        else { continue }
        return (passage.text.string(step.range), first + place, passage.text.source(of: step.range))
      }
    }
    return nil
  }

  /// Whether a text refers to a list's item by its number: "as shown in step 5" can only be understood by the numbers as
  /// they are.
  private static func refersToItems(_ tutorial: Tutorial) -> Bool {
    let headings = Set(tutorial.headings.compactMap { $0.step?.value })
    return tutorial.page.passages.contains { passage in
      passage.headingLevel == nil && passage.text.steps.contains { !headings.contains($0.number) }
    }
  }
}
