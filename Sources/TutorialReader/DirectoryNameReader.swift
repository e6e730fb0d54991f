import ConnectorManifest
import MarkdownSyntax

/// Reads what a page calls the directory.
enum DirectoryNameReader {
  private static let names: [(cue: Cue, provider: ConnectorManifest.IdentityProvider)] = [
    (.microsoftEntra, .microsoftEntraID), (.azureAD, .azureAD),
  ]
  /// How many mentions in running text a heading outweighs.
  private static let headingWeight = 3

  /// The name that outweighs the other in the title, the headings and the text, and where it first stands; of two that
  /// weigh the same, the one that comes first.
  static func name(in page: Page) -> Fact<ConnectorManifest.IdentityProvider>? {
    var found: [(name: Fact<ConnectorManifest.IdentityProvider>, weight: Int)] = []
    for passage in page.passages.filter({ $0.part != .history }) + page.frontMatterPassages {
      let named = names.map { (provider: $0.provider, places: mentions(of: $0.cue, in: passage)) }
      for (provider, places) in named.sorted(by: {
        ($0.places.first?.lowerBound ?? 0) < ($1.places.first?.lowerBound ?? 0)
      }) {
        guard let first = places.first else { continue }
        let weight = places.count * (passage.headingLevel == nil ? 1 : headingWeight)
        if let index = found.firstIndex(where: { $0.name.value == provider }) {
          found[index].weight += weight
        } else {
          found.append((page.fact(provider, first, of: passage), weight))
        }
      }
    }
    guard let first = found.first, let last = found.last else { return nil }
    return last.weight > first.weight ? last.name : first.name
  }

  /// The places that name the directory; "Microsoft Entra ID" holds two of the wordings and is one.
  private static func mentions(of cue: Cue, in passage: Passage) -> [Range<Int>] {
    var mentions: [Range<Int>] = []
    guard passage.mentions(cue) else { return [] }
    for hit in passage.hits where hit.cue == cue && !isPortal(hit.range, of: passage.text) {
      if mentions.last.map({ $0.overlaps(hit.range) }) != true { mentions.append(hit.range) }
    }
    return mentions
  }

  private static func isPortal(_ range: Range<Int>, of text: Text) -> Bool {
    let after = text.string(range.upperBound..<min(text.utf8.count, range.upperBound + 13)).lowercased()
    return after == " admin center" || after == " admin centre"
  }
}
