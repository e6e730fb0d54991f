import ArgumentParser
import TutorialLint

/// `connectorgen rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules, or print one rule's page.",
    discussion: """
      A rule's page says what the rule finds, why it matters, and shows pages in which it finds something and in which it \
      doesn't.

        connectorgen rules
        connectorgen rules list-number
      """
  )

  @Argument(help: ArgumentHelp("The rule whose page to print.", valueName: "id"))
  var id: String?

  @Flag(help: "Print every rule's page, as docs/rules.md has them.")
  var all = false

  func run() throws {
    if all {
      try Terminal.output.write(Rule.reference)
    } else if let id {
      guard let rule = Rule.all.first(where: { $0.id == id }) else {
        throw ValidationError("There is no rule \"\(id)\". connectorgen rules lists them.")
      }
      try Terminal.output.write(rule.page)
    } else {
      let width = Rule.all.map(\.id.count).max() ?? 0
      for rule in Rule.all {
        let name = rule.id.padding(to: width)
        try Terminal.output.write("\(name)  \(rule.severity.rawValue.padding(to: 7))  \(rule.summary)\n")
      }
    }
  }
}

extension String {
  /// The text with spaces after it, up to a width.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
