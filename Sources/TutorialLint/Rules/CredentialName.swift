import Diagnostics
import TutorialReader

extension Rule {
  static let credentialName = Rule(
    id: "credential-name",
    severity: .warning,
    summary: "A credential goes by one name where it is made and by another where it is used.",
    rationale: "The administrator looks for a value that no earlier step has given them.",
    examples: Examples(
      triggering: [
        Example([
          .appSide: "1. Copy the **Access Key**, which is a token.",
          .credentials:
            "1. Input the Tenant URL. Input the **SCIM Authentication Token** value retrieved earlier in **Secret Token**. Select **Test Connection**.",
        ])
      ],
      passing: [
        .sound,
        Example([
          .appSide: "1. Copy the **API Token**.",
          .credentials:
            "1. Input the Tenant URL. Input the **API Token** value retrieved earlier in **Secret Token**. Select **Test Connection**.",
        ]),
      ]),
    check: { tutorial in
      guard let used = tutorial.credentialUsed else { return [] }
      let name = used.value.lowercased()
      let earlier =
        tutorial.page.passages(in: .other)
        + tutorial.page.passages(in: .configuration).filter { passage in
          passage.text.source.upperBound <= used.range.lowerBound
        }
      guard !earlier.contains(where: { $0.text.string.lowercased().contains(name) }),
        earlier.contains(where: { $0.mentions(.token) })
      else { return [] }
      let made = tutorial.secretTokenName.flatMap { $0.range.lowerBound < used.range.lowerBound ? $0 : nil }
      return [
        Finding(
          message: "\"\(used.value)\" is said to have been retrieved earlier, but no earlier step names it so.",
          help: made.map { "write \($0.value), as it is called where it is made" }
            ?? "use the name of the earlier step",
          range: used.range, related: made.map { [("made here", $0.range)] } ?? [])
      ]
    })
}
