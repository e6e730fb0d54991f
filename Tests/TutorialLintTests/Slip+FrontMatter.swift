extension Slip {
  /// Front matter that can't be read, or lacks what every page needs.
  static func frontMatter(in page: CleanPage) -> [Slip] {
    let rule = "front-matter"
    var slips: [Slip] = []
    for index in 1..<page.frontMatterEnd {
      let line = page.lines[index]
      if line.hasPrefix("title:") {
        let text = line.dropFirst("title: ".count).filter { $0 != "'" }
        slips += [
          "title: '\(text)", "title: \"\(text)", "\ttitle: \(text)", "title: Tutorial: \(text)", "title \(text)",
        ].map {
          page.slip("broken front matter", rule, at: index, $0, isPageWide: true)
        }
      }
      if line.hasPrefix("description:") {
        let text = line.dropFirst("description: ".count)
        slips += [
          "description: In short: \(text)", "description: [\(text)", "description: @\(text)", "description: '\(text)",
        ].map {
          page.slip("broken front matter", rule, at: index, $0, isPageWide: true)
        }
      }
      if line.hasPrefix("title:") || line.hasPrefix("description:") {
        let key = line.prefix { $0 != ":" }
        slips.append(page.slip("\(key) dropped", rule, line: nil, lines: [index: []], change: "no \(key)"))
        slips.append(page.slip("\(key) emptied", rule, at: index, "\(key):", isPageWide: true))
      }
      if line.hasPrefix("ms.date:") {
        slips += ["31/12/2024", "2024-02-30", "yesterday"].map {
          page.slip("a date that is none", rule, at: index, "ms.date: \($0)")
        }
      }
    }
    slips.append(
      page.slip(
        "no end of the front matter", rule, line: nil, lines: [page.frontMatterEnd: []], change: "no second ---"))
    for (index, fences) in [
      (0, [["----"], ["", "---"], ["--- #"], []]), (page.frontMatterEnd, [["---."], [" ---"]]),
    ] {
      slips += fences.map {
        page.slip("a broken fence", rule, line: nil, lines: [index: $0], change: "line \(index + 1): \($0)")
      }
    }
    return slips
  }
}
