import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let frontMatter = Rule(
    id: "front-matter",
    severity: .error,
    summary: "The front matter can't be read, or lacks what every page needs.",
    rationale: """
      A page whose front matter isn't YAML is not published at all. Front matter that isn't fenced by "---" on the very \
      first line and below is shown as text. A page without a title or description is hardly found: both are what a \
      search shows, and a description of another task leads there who looks for that. A date that isn't one is taken for missing.
      """,
    examples: Examples(
      triggering: [
        Example(.frontMatter, "title: 'Configure Orbit Teams\ndescription: Learn how."),
        Example(.frontMatter, "title: Configure Orbit Teams for automatic user provisioning"),
        Example(
          .frontMatter,
          "title: Configure Orbit Teams for automatic user provisioning\ndescription: How to.\nms.date: 31/01/2025"),
        Example(
          .frontMatter,
          "title: Configure Orbit Teams for automatic user provisioning\ndescription: How to set up SSO for Orbit Teams."
        ),
        Example(openedBy: "----", closedBy: "---"), Example(openedBy: "---", closedBy: "---."),
        Example(openedBy: "\n---", closedBy: "---"), Example(openedBy: "", closedBy: ""),
      ],
      passing: [
        .sound,
        Example(
          .frontMatter,
          "title: Configure Orbit Teams\ndescription: Single sign-on and user provisioning for Orbit Teams."),
      ]),
    check: { tutorial in
      guard let frontMatter = tutorial.document.frontMatter else {
        return [FrontMatterFence(document: tutorial.document).finding].compactMap { $0 }
      }
      let fence = frontMatter.range.lowerBound..<frontMatter.range.lowerBound + 3
      if let problem = frontMatter.problem {
        return [Finding(message: problem.message, help: "mend the YAML", range: problem.range)]
      }
      var findings = ["title", "description"].compactMap { key -> Finding? in
        if let entry = frontMatter[key], !(entry.value ?? "").isEmpty { return nil }
        return Finding(
          message: "The front matter has no \(key).", help: "add a line \"\(key): …\"", severity: .warning,
          range: frontMatter[key]?.keyRange ?? fence)
      }
      if let description = frontMatter["description"], isOfAnotherTask(description, in: tutorial) {
        findings.append(
          Finding(
            message: "The description is about single sign-on, and the page about provisioning.",
            help: "say that the page is about provisioning", severity: .warning, range: description.valueRange))
      }
      if let date = tutorial.date, tutorial.manifest.tutorial.date == nil {
        findings.append(
          Finding(
            message: "\"\(date.value)\" is no date of the form MM/DD/YYYY.", help: "write month, day and year",
            severity: .note,
            range: date.range))
      }
      return findings
    })

  /// Whether the description speaks of single sign-on, and of nothing that could be provisioning.
  private static func isOfAnotherTask(_ description: FrontMatter.Entry, in tutorial: Tutorial) -> Bool {
    guard let text = description.value,
      let passage = tutorial.frontMatterPassages.first(where: { $0.text.string == text }),
      passage.mentions(.singleSignOn)
    else { return false }
    return !["provision", "sync", "scim", "account", "user"].contains(where: text.lowercased().contains)
  }
}
