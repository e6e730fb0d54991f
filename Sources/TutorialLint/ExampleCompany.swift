import TutorialReader

/// Contoso and Fabrikam are also companies that examples are told of, and stand there for no app: "For example, Contoso,
/// an online shop, gives its agents access."
enum ExampleCompany {
  /// Tells of a placeholder in a passage whether it is such a company: where its sentence, or one before it, tells an
  /// example or calls it a company. A mapping's name has the app's name all the same.
  static func isToldOf(in passage: Passage) -> (Range<Int>) -> Bool {
    let text = passage.text
    guard passage.mentions(.placeholderName) else { return { _ in false } }
    let told = passage.sentences.first { sentence in
      let words = text.string(sentence).lowercased()
      return names.contains { name in
        words.contains(name) && openings.contains(where: words.hasPrefix) || isCompany(name, in: words)
      }
    }
    return { range in
      guard let told, range.lowerBound >= told.lowerBound, names.contains(text.string(range).lowercased()) else {
        return false
      }
      let before = text.string(max(0, range.lowerBound - 10)..<range.lowerBound)
      return !["users to ", "groups to "].contains(where: before.hasSuffix)
    }
  }

  private static let names = ["contoso", "fabrikam"]

  /// What a sentence begins with that tells an example.
  private static let openings = [
    "as an example", "assume ", "consider ", "for example", "for instance", "imagine ", "in this example",
    "in this scenario", "let's say ", "let’s say ", "say that ", "suppose ",
  ]

  /// Whether a sentence calls one of the names a company: "your company, Contoso", "Contoso, a shop", "Contoso Ltd".
  private static func isCompany(_ name: String, in sentence: String) -> Bool {
    let companies = ["company", "organization", "organisation", "customer", "firm"]
    let before = companies.flatMap { company in [" ", ", ", " called ", " named "].map { company + $0 + name } }
    let after = [", a ", ", an ", " is a company", " is an organization", " ltd", " inc", " corp", " company"]
      .map { name + $0 }
    return (before + after).contains(where: sentence.contains)
  }
}
