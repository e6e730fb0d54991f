extension Rule {
  /// The rule's page in the rules' reference, as Markdown.
  public var page: String {
    var page = """
      ## \(id)

      *\(severity.rawValue)* · \(summary)

      \(rationale)

      Found in:

      """
    for example in examples.triggering { page += "\n" + Self.block(example) }
    let shown = examples.passing.filter { !$0.excerpt.isEmpty }
    if !shown.isEmpty { page += "\nNot found in:\n" }
    for example in shown { page += "\n" + Self.block(example) }
    return page
  }

  /// The reference of all rules, as Markdown.
  public static var reference: String {
    let list = all.map { "| [\($0.id)](#\($0.id)) | \($0.severity.rawValue) | \($0.summary) |" }.joined(separator: "\n")
    return """
      # The rules

      What `connectorgen lint` looks for in provisioning tutorials. An error misleads or blocks the administrator who reads
      the published page, a warning confuses them, a note is seen only in the source.

      | rule | severity | finds |
      | --- | --- | --- |
      \(list)

      \(all.map(\.page).joined(separator: "\n"))
      """
  }

  /// An example in a fence longer than any inside it.
  private static func block(_ example: Example) -> String {
    let lines: [Substring] = example.excerpt.split(separator: "\n" as Character)
    let longest = lines.map { line in line.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)markdown\n\(example.excerpt)\n\(fence)\n"
  }
}
