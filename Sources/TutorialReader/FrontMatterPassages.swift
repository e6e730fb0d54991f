import MarkdownSyntax

extension Page {
  /// The front matter's title and description, as passages.
  package var frontMatterPassages: [Passage] {
    ["title", "description"].compactMap { key in
      guard let entry = document.frontMatter?[key], let value = entry.value, !value.isEmpty else { return nil }
      let isQuoted = [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(
        document.source.bytes[entry.valueRange.lowerBound])
      let start = entry.valueRange.lowerBound + (isQuoted ? 1 : 0)
      let text = Text(verbatim: Array(value.utf8), at: start)
      return Passage(
        block: 0, text: text, headingLevel: nil, isQuoted: false, part: .introduction,
        hits: CueFinder.standard.hits(in: text.utf8))
    }
  }
}

extension Tutorial {
  /// The front matter's title and description, as passages.
  package var frontMatterPassages: [Passage] { page.frontMatterPassages }
}
