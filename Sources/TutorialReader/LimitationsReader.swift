import MarkdownSyntax

/// Reads what the connector can't do: the passages below a heading such as "Connector limitations".
enum LimitationsReader {
  static func limitations(of page: Page) -> [Fact<String>] {
    page.passages(in: .limitations).compactMap { passage in
      passage.text.isEmpty ? nil : passage.statement
    }
  }
}
