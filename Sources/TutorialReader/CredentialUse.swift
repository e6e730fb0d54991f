import MarkdownSyntax

extension Tutorial {
  /// What the credentials step calls the value that it has the administrator put into the field Secret Token:
  /// "Input the **API Token** value retrieved earlier in **Secret Token**".
  public var credentialUsed: Fact<String>? {
    for passage in page.passages(in: .configuration)
    where passage.mentions(.secretToken) && passage.mentions(.retrievedEarlier) {
      for span in passage.text.spans where span.kind == .strong {
        let label = passage.text.string(span.range)
        let lower = label.lowercased()
        guard lower != "secret token", !lower.contains("url"),
          lower.hasSuffix("token") || lower.hasSuffix("key") || lower.hasSuffix("secret")
        else { continue }
        guard let retrieved = passage.first(.retrievedEarlier), retrieved.lowerBound >= span.range.upperBound else {
          continue
        }
        return page.fact(label, span.range, of: passage)
      }
    }
    return nil
  }
}
