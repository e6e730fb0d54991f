import Diagnostics
import MarkdownSyntax
import TutorialReader

extension Rule {
  static let overPrivilegedRole = Rule(
    id: "over-privileged-role",
    severity: .warning,
    summary: "A Global Administrator is asked for, where an Application Administrator would do.",
    rationale: """
      Provisioning is set up with the role Application Administrator or Cloud Application Administrator. A page that asks \
      for a Global Administrator has people hand out, or sign in with, the most powerful role for a small task.
      """,
    examples: Examples(
      triggering: [Example(.prerequisites, "* A user account with [Global Administrator](a.md) permissions.")],
      passing: [
        .sound,
        Example(
          .prerequisites, "* A role such as Application Administrator, Application Owner or Global Administrator."),
      ]),
    check: { tutorial in
      var findings: [Finding] = []
      for passage in tutorial.page.passages where passage.part != .history {
        guard passage.mentions(.role) else { continue }
        for sentence in passage.sentences {
          let roles = passage.hits.filter { $0.cue == .role && sentence.contains($0.range.lowerBound) }
          let names = roles.map { passage.text.string($0.range).lowercased() }
          guard let first = roles.first, names.allSatisfy({ $0 == "global administrator" }),
            !isDenied(passage, sentence)
          else { continue }
          findings.append(
            Finding(
              message: "A Global Administrator is asked for; an Application Administrator can do this.",
              help: "ask for at least a Cloud Application Administrator", range: passage.text.source(of: first.range)))
        }
      }
      guard var finding = findings.first else { return [] }
      finding.related = findings.dropFirst().map { ("asked for again", $0.range) }
      return [finding]
    })

  /// "You don't need to be a Global Administrator."
  private static func isDenied(_ passage: Passage, _ sentence: Range<Int>) -> Bool {
    let words = Array(passage.text.string(sentence).lowercased().filter { $0 != "’" && $0 != "'" }.utf8)
    let denials = ["dont need", "not need", "isnt required", "not required", "isnt needed", "neednt", "rather than"]
    return denials.contains { words.firstOccurrence(of: $0.utf8) != nil }
  }
}
