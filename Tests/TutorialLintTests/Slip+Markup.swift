extension Slip {
  /// Asterisks, links and alerts that are written wrongly.
  static func markup(in page: CleanPage) -> [Slip] {
    asterisks(in: page) + links(in: page) + alerts(in: page)
  }

  private static func asterisks(in page: CleanPage) -> [Slip] {
    page.prose.flatMap { index -> [Slip] in
      let line = page.lines[index]
      let marks = line.ranges(of: "**").filter { !line.isInCode($0.lowerBound) }
      return stride(from: 0, to: marks.count - 1, by: 2).map { position in
        let (open, close) = (marks[position], marks[position + 1])
        let slips = [
          ("a bold word that isn't closed", line.replacing(close, by: "")),
          ("a bold word that isn't opened", line.replacing(open, by: "")),
          ("a bold word closed by one asterisk", line.replacing(close, by: "*")),
          ("an asterisk too many", line.replacing(close, by: "***")),
          ("a loose asterisk", line.replacing(close, by: "** *")),
        ]
        let (kind, text) = slips[(index + position) % slips.count]
        return page.slip(kind, "broken-structure", at: index, text)
      }
    }
  }

  /// The links of a line, and not its pictures: the stretches of their text and of their address, without brackets.
  private static func links(of line: String) -> [(text: Range<String.Index>, address: Range<String.Index>)] {
    line.ranges(of: "](").compactMap { middle in
      let before = line[..<middle.lowerBound]
      guard let open = before.lastIndex(of: "["), let close = line[middle.upperBound...].firstIndex(of: ")"),
        !line[..<open].hasSuffix("!"), !line.isInCode(open)
      else { return nil }
      return (line.index(after: open)..<middle.lowerBound, middle.upperBound..<close)
    }
  }

  private static func links(in page: CleanPage) -> [Slip] {
    var slips: [Slip] = []
    for index in page.prose where !page.lines[index].contains("[!INCLUDE") {
      let line = page.lines[index]
      for link in links(of: line) {
        let (text, address) = (String(line[link.text]), String(line[link.address]))
        let markup = "[\(text)](\(address))"
        let broken = [
          "[\(text)(\(address))", "[\(text)]\(address))", "\(text)](\(address))", "[\(text)](\(address)",
          "[\(text).(\(address))",
        ].turn(slips.count / 2)
        if let broken, let planted = line.replacingFirst(markup, by: broken) {
          slips.append(page.slip("a broken link bracket", "broken-structure", at: index, planted))
        }
        let nowhere = line.replacing(link.address, by: slips.count % 10 == 1 ? "" : "#step-9-leave-it-there")
        slips.append(page.slip("a link to nowhere", "broken-link", at: index, nowhere))
      }
    }
    return slips
  }

  private static func alerts(in page: CleanPage) -> [Slip] {
    page.body.flatMap { index -> [Slip] in
      let line = page.lines[index]
      guard let mark = line.firstRange(of: "[!"), line.hasPrefix("> "), !line.contains("div") else { return [] }
      let name = line[mark.upperBound...].dropLast()
      let swapped = Slip.misspellings(word: String(name))
      return
        (swapped.map { "> [!\($0)]" }
        + ["[\(name)]", "[!\(name)", "!\(name)]", "[! \(name)]", "![\(name)]", "**[!\(name)]**", "[!\(name)] Mind it."]
        .map { "> \($0)" }).map {
          page.slip("a broken alert marker", "broken-structure", at: index, $0)
        }
    }
  }
}
