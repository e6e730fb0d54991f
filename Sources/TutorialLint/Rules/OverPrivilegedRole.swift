import MarkdownSyntax
import TutorialDiagnostics
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
      triggering: [
        Example(.prerequisites, "* A user account with [Global Administrator](a.md) permissions."),
        Example(.prerequisites, "* Global administrative rights for the directory."),
      ],
      passing: [
        .sound,
        Example(
          .prerequisites, "* A role such as Application Administrator, Application Owner or Global Administrator."),
        Example(.prerequisites, "* An account of Orbit Teams with global admin permissions."),
      ]),
    check: { tutorial in
      var findings: [Finding] = []
      for passage in tutorial.page.passages where passage.part != .history {
        guard passage.mentions(.role) || passage.mentions(.globalAdministration) else { continue }
        for sentence in passage.sentences {
          let roles = passage.hits(in: sentence).filter { hit in
            hit.cue == .role || hit.cue == .globalAdministration && namesDirectory(passage, sentence)
          }
          let isGlobal = roles.allSatisfy { role in
            role.cue == .globalAdministration || passage.text.string(role.range).lowercased() == "global administrator"
          }
          guard let first = roles.first, isGlobal, !isDenied(passage, sentence) else { continue }
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
    contains(
      ["dont need", "not need", "isnt required", "not required", "isnt needed", "neednt", "rather than"],
      passage, sentence)
  }

  /// An app may have global administrators of its own.
  private static func namesDirectory(_ passage: Passage, _ sentence: Range<Int>) -> Bool {
    contains(["directory", "entra", "azure"], passage, sentence)
  }

  private static func contains(_ wordings: [String], _ passage: Passage, _ sentence: Range<Int>) -> Bool {
    let words = Array(passage.text.string(sentence).lowercased().filter { $0 != "’" && $0 != "'" }.utf8)
    return wordings.contains { words.firstOccurrence(of: $0.utf8) != nil }
  }
}
