import Diagnostics
import MarkdownSyntax
import TutorialReader

extension Rule {
  static let listNumber = Rule(
    id: "list-number",
    severity: .note,
    summary: "The numbers of a list neither stay the same nor rise by one.",
    rationale: """
      The published page counts for itself, so that only the source shows the slip. But whoever edits the page refers to \
      "step 5" by what the source says, and the reader's step 5 is another one.
      """,
    examples: Examples(
      triggering: [
        Example(
          .appSide, "1. Open the console.\n1. Open the settings.\n3. Copy the **SCIM URL** and the **API Token**."),
        Example(
          .appSide, "1. Open the console.\n2. Open the settings.\n2. Copy the **SCIM URL** and the **API Token**."),
      ],
      passing: [
        .sound,
        Example(.appSide, "1. Open the console.\n2. Copy the **SCIM URL** and the **API Token**.\n3. Close it."),
        Example(.appSide, "1. Open the console.\n1. Copy the **SCIM URL** and the **API Token**."),
      ]),
    check: { tutorial in
      // "As shown in step 5" can only be understood by the numbers as they are.
      lazy var refersToSteps = tutorial.page.passages.contains { $0.headingLevel == nil && $0.text.namesStep }
      return tutorial.orderedLists.compactMap { list in
        let numbers = list.numbers.map(\.value)
        guard let slip = slip(in: numbers) else { return nil }
        let edits = slip.mended.enumerated().filter { $1 != numbers[$0] }.map { index, number in
          (range: list.numbers[index].range, replacement: "\(number)")
        }
        // Fewer digits never move an item's text out of the item; more might.
        let isSafe = edits.allSatisfy { $0.replacement.utf8.count <= $0.range.count }
        let odd = numbers[slip.index]
        return Finding(
          message: slip.index == 0
            ? "\(odd). stands before \(numbers[1]). in this list."
            : "\(odd). follows \(numbers[slip.index - 1]). in this list.",
          help: "write \(slip.mended[0]). before every item, or count up by one", range: list.numbers[slip.index].range,
          fix: isSafe && !refersToSteps ? edits : nil)
      }
    })

  /// The first number that is out of line, and the numbers as they should be; `nil` for a list that repeats a number or
  /// counts up by one.
  private static func slip(in numbers: [Int]) -> (index: Int, mended: [Int])? {
    guard let first = numbers.first, numbers.count > 1 else { return nil }
    let styles = [
      numbers.map { _ in mostFrequent(numbers) },
      counted(from: mostFrequent(numbers.enumerated().map { $1 - $0 }), numbers.count),
    ]
    if styles.contains(numbers) || numbers == counted(from: first, numbers.count) { return nil }
    // One number out of line is the slip, wherever it stands; a list of two could be meant either way.
    for style in styles where numbers.count > 2 && style[0] > 0 {
      let odd = numbers.indices.filter { numbers[$0] != style[$0] }
      if odd.count == 1, let index = odd.first { return (index, style) }
    }
    let step = numbers[1] == first ? 0 : 1
    guard let index = numbers.indices.dropFirst().first(where: { numbers[$0] != numbers[$0 - 1] + step }) else {
      return nil
    }
    return (index, numbers.map { _ in first })
  }

  private static func counted(from start: Int, _ count: Int) -> [Int] {
    (0..<count).map { start + $0 }
  }

  private static func mostFrequent(_ numbers: [Int]) -> Int {
    Dictionary(grouping: numbers, by: { $0 }).max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? 1
  }
}

extension Text {
  /// Whether there is a step with its number in the text: "step 5".
  fileprivate var namesStep: Bool {
    let step = Array("step ".utf8)
    return utf8.indices.dropLast(step.count).contains { start in
      zip(step, utf8[start...]).allSatisfy { $0 == $1 | 0x20 }
        && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(utf8[start + step.count])
    }
  }
}
