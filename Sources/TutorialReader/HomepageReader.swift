import MarkdownSyntax

/// Reads the app's home page: where the introduction links the app's name to; a note's link leads to some document, not
/// home.
enum HomepageReader {
  static func homepage(of page: Page, app: String) -> Fact<String>? {
    for passage in page.passages where passage.part == .introduction && passage.headingLevel == nil && !passage.isQuoted
    {
      for span in passage.text.spans {
        guard case .link(let destination) = span.kind, let host = WebAddress(destination)?.host,
          !WebAddress.isDirectory(host)
        else { continue }
        if names(passage.text.string(span.range), app) { return Fact(destination, at: span.source) }
      }
    }
    return nil
  }

  /// Whether a link's text is the app's name, whole or shortened, alone or with a word such as "tenant" after it.
  private static func names(_ text: String, _ app: String) -> Bool {
    let text = text.lowercased()
    let app = app.lowercased()
    return text == app || text.hasPrefix(app + " ") || app.hasPrefix(text + " ") || text.hasSuffix(" " + app)
  }
}
