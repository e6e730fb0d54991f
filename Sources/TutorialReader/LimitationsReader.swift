import MarkdownSyntax

/// Reads what the connector can't do: the passages below a heading such as "Connector limitations", and before them the
/// alert that the connector is given up.
enum LimitationsReader {
  static func limitations(of page: Page) -> [Fact<String>] {
    let passages = page.passages(in: .introduction).filter(isWithdrawal) + page.passages(in: .limitations)
    return passages.compactMap { passage in
      passage.text.isEmpty ? nil : passage.statement
    }
  }

  /// The sentence by which the page says that the connector is given up.
  static func withdrawal(of page: Page) -> Fact<String>? {
    guard let passage = page.passages(in: .introduction).first(where: isWithdrawal),
      let range = passage.first(.withdrawn),
      let sentence = passage.sentences.first(where: { $0.contains(range.lowerBound) })
    else { return nil }
    return page.fact(passage.text.string(sentence), sentence, of: passage)
  }

  /// Running text may speak of another connector; an alert at the top of the page is about the page's own.
  private static func isWithdrawal(_ passage: Passage) -> Bool {
    passage.isQuoted && passage.mentions(.withdrawn)
  }
}
