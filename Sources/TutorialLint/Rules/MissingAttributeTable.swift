import ConnectorManifest
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let missingAttributeTable = Rule(
    id: "missing-attribute-table",
    severity: .warning,
    summary: "The administrator is asked to review attributes that the page doesn't list.",
    rationale: """
      Without a table nobody can tell which attributes the app takes, which it requires, and by which accounts can be \
      matched. A picture of the mapping can't be searched, copied or read aloud, and is soon out of date.
      """,
    examples: Examples(
      triggering: [
        Example(
          .userMapping, "1. Review the user attributes.\n\n   ![User attributes](media/orbit/user-attributes.png)"),
        Example(
          .groupMapping,
          "1. Select **Synchronize Microsoft Entra groups to Orbit Teams**.\n\n1. Review the group attributes."),
        Example([.userMapping: "1. Review the user and group attributes.", .groupMapping: "1. Select **Save**."]),
      ],
      passing: [
        .sound,
        Example(
          .userMapping,
          "1. Review the user attributes.\n\n   <table>\n   <tr><th>Attribute</th></tr>\n   <tr><td>userName</td></tr>\n   </table>"
        ),
        Example(.userMapping, "1. Review the user attributes:\n\n   * userName\n   * `emails[type eq \"work\"].value`"),
        Example(.userMapping, "1. Review the user attributes.\n\n   [!INCLUDE [The attributes](orbit-attributes.md)]"),
      ]),
    check: { tutorial in
      tutorial.mappingReviews.compactMap { review in
        // A picture below a step for users and groups alike may be of either.
        guard !review.hasAttributes, review.resources.count == 1 || !review.hasPicture else { return nil }
        let kind = review.resources.map { $0 == .user ? "user" : "group" }.joined(separator: " and ")
        let only = review.hasPicture ? "there is only a picture of them" : "none are listed"
        return Finding(
          message: "The step asks for a review of the \(kind) attributes, but \(only).",
          help: "list the attributes in a table below the step", range: review.words.range)
      }
    })
}
