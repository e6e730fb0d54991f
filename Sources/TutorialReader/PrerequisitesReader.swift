import MarkdownSyntax

/// Reads what an administrator needs beforehand.
enum PrerequisitesReader {
  /// The directory's roles that the prerequisites name, each once, in the page's order.
  static func roles(of page: Page) -> [Fact<String>] {
    var roles: [Fact<String>] = []
    for passage in page.passages(in: .prerequisites) {
      // "Cloud Application Administrator" also holds "Application Administrator": of wordings that overlap, the longest
      // counts.
      let hits = passage.hits.filter { hit in
        hit.cue == .role
          && !passage.hits.contains {
            $0.cue == .role && $0.range.count > hit.range.count && $0.range.overlaps(hit.range)
          }
      }
      for hit in hits {
        let text = passage.text.string(hit.range)
        let name = DirectoryRole.spellings.first { $0.lowercased() == text.lowercased() } ?? text
        if !roles.contains(where: { $0.value == name }) { roles.append(page.fact(name, hit.range, of: passage)) }
      }
    }
    return roles
  }
}
