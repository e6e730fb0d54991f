import Diagnostics
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
      tutorial.orderedLists.compactMap { list in
        let numbers = list.numbers.map(\.value)
        guard let first = numbers.first, let second = numbers.dropFirst().first else { return nil }
        let step = second == first ? 0 : 1
        guard let odd = numbers.indices.dropFirst().first(where: { numbers[$0] != numbers[$0 - 1] + step }) else {
          return nil
        }
        let edits = list.numbers.dropFirst().filter { $0.value != first }.map {
          (range: $0.range, replacement: "\(first)")
        }
        return Finding(
          message: "\(numbers[odd]). follows \(numbers[odd - 1]). in this list.",
          help: "write \(first). before every item, or count up by one", range: list.numbers[odd].range, fix: edits)
      }
    })
}
