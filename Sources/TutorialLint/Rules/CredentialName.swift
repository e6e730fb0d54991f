import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let credentialName = Rule(
    id: "credential-name",
    severity: .warning,
    summary: "The credentials step uses a value that no earlier step gives, or that goes by another name there.",
    rationale: "The administrator looks for a value that no earlier step has given them.",
    examples: Examples(
      triggering: [
        Example([
          .appSide: "1. Copy the **Access Key**, which is a token.",
          .credentials:
            "1. Enter the tenant URL. As **Secret Token**, enter the **SCIM Authentication Token** value saved earlier. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. Copy the SCIM URL and the **Orbit Bearer Token**.",
          .credentials:
            "1. Enter the tenant URL. Enter the comet authentication token value saved earlier as **Secret Token**. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. Copy the **API Token**.",
          .credentials:
            "1. Enter the SCIM URL and API Token values saved earlier as **Tenant URL** and **Secret Token**. Select **Test Connection**.",
        ]),
      ],
      passing: [
        .sound,
        Example([
          .appSide: "1. Copy the **API Token**.",
          .credentials:
            "1. Enter the tenant URL. Enter the **API Token** value saved earlier as **Secret Token**. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. Copy the endpoint and the **Orbit Key**, which is a token.",
          .credentials:
            "1. Enter the SCIM URL saved earlier as **Tenant URL**, and the access token value saved earlier as **Secret Token**. Select **Test Connection**.",
        ]),
        Example([
          .appSide: "1. Copy the **API Token**.",
          .credentials:
            "1. Enter the SCIM URL and API Token values saved earlier as **Tenant URL** and **Secret Token**. Select **Test Connection**.\n\n   The SCIM URL is `https://{account}.orbit.com/scim`.",
        ]),
      ]),
    check: { tutorial in
      [tutorial.credentialUsed.flatMap { renamed($0, in: tutorial) } ?? renamedInText(tutorial), urlNotGiven(tutorial)]
        .compactMap { $0 }
    })

  // MARK: Tokens

  /// A label of the credentials step that no earlier step has.
  private static func renamed(_ used: Fact<String>, in tutorial: Tutorial) -> Finding? {
    let name = Array(used.value.lowercased().utf8)
    let earlier = passages(before: used, in: tutorial)
    guard !earlier.contains(where: { contains(name, $0) }), earlier.contains(where: { $0.mentions(.token) }) else {
      return nil
    }
    let made = tutorial.secretTokenName.flatMap { $0.range.lowerBound < used.range.lowerBound ? $0 : nil }
    return Finding(
      message: "\"\(used.value)\" is said to have been retrieved earlier, but no earlier step names it so.",
      help: made.map { "write \($0.value), as it is called where it is made" } ?? "use the name of the earlier step",
      range: used.range, related: made.map { [("made here", $0.range)] } ?? [])
  }

  /// In running text a word or two may describe what is called otherwise; names are other names where each has a word
  /// that the other hasn't, besides those that any token can have.
  private static func renamedInText(_ tutorial: Tutorial) -> Finding? {
    guard let used = tutorial.credentialUsedInText, let made = tutorial.secretTokenName else { return nil }
    let (own, others) = (words(of: used.value), words(of: made.value))
    guard own.count > 2, others.count > 2, !own.subtracting(others).subtracting(anyTokens).isEmpty,
      !others.subtracting(own).subtracting(anyTokens).isEmpty
    else { return nil }
    return renamed(used, in: tutorial)
  }

  /// Words that say no more than that it is a token.
  private static let anyTokens: Set<String> = ["token", "key", "secret", "access", "api", "value"]

  private static func words(of text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  // MARK: URLs

  /// Words for a URL; what is called values or credentials may be one too.
  private static let possibleURLs: Set<String> = [
    "url", "urls", "uri", "http", "https", "endpoint", "endpoints", "link", "values", "credentials", "details",
    "information", "address",
  ]

  /// A URL that the page gives nowhere and no earlier step speaks of, where one does speak of the token.
  private static func urlNotGiven(_ tutorial: Tutorial) -> Finding? {
    guard tutorial.tenantURL.kind == .console, let used = tutorial.urlUsed else { return nil }
    let earlier = passages(before: used, in: tutorial).filter { $0.text.source.upperBound <= used.range.lowerBound }
    guard earlier.contains(where: { $0.mentions(.token) && $0.mentions(.handedOver) }),
      earlier.allSatisfy({ possibleURLs.isDisjoint(with: words(of: $0.text.string)) })
    else { return nil }
    return Finding(
      message: "\"\(used.value)\" is said to have been retrieved earlier, but no earlier step gives a URL.",
      help: "say where the administrator finds it, or give it here", range: used.range)
  }

  // MARK: Earlier steps

  private static func passages(before used: Fact<String>, in tutorial: Tutorial) -> [Passage] {
    tutorial.page.passages(in: .other)
      + tutorial.page.passages(in: .configuration).filter { passage in
        passage.text.source.upperBound <= used.range.lowerBound
      }
  }

  /// Whether a passage has some words, which are in lower case.
  private static func contains(_ words: [UInt8], _ passage: Passage) -> Bool {
    Array(passage.text.string.lowercased().utf8).firstOccurrence(of: words) != nil
  }
}
