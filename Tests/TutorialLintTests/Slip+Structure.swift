extension Slip {
  /// Steps and list items that are numbered wrongly, pictures and tables that break a list off, and empty sections.
  static func structure(in page: CleanPage) -> [Slip] {
    steps(in: page) + listNumbers(in: page) + pictures(in: page) + tablesInLists(in: page) + emptySections(in: page)
  }

  private static func steps(in page: CleanPage) -> [Slip] {
    let headings = page.body.filter { page.lines[$0].hasPrefix("## Step ") }
    return headings.enumerated().flatMap { count, index in
      [("a doubled step number", count), ("a skipped step number", count + 2)].compactMap { kind, number in
        guard number > 0, let line = page.lines[index].replacingFirst("Step \(count + 1)", by: "Step \(number)") else {
          return nil
        }
        return page.slip(kind, "step-number", at: index, line)
      }
    }
  }

  private static func listNumbers(in page: CleanPage) -> [Slip] {
    page.numberedLists.flatMap { list in
      list.indices.flatMap { position in
        let (index, number) = list[position]
        let others = [number - 1, number + 1, number + 3].filter { other in
          var numbers = list.map(\.number)
          numbers[position] = other
          return other > 0 && !isEven(numbers)
        }
        return others.turns(2, from: position).map { other in
          let line = "\(other)" + page.lines[index].drop { $0.isNumber }
          return page.slip("a list number changed", "list-number", at: index, line)
        }
      }
    }
  }

  /// Whether numbers stay the same or rise by one.
  private static func isEven(_ numbers: [Int]) -> Bool {
    let steps = Set(zip(numbers.dropFirst(), numbers).map { $0 - $1 })
    return steps == [0] || steps == [1]
  }

  private static func pictures(in page: CleanPage) -> [Slip] {
    page.body.compactMap { index in
      let line = page.lines[index]
      let picture = line.drop { $0 == " " || $0 == "\t" }
      let isInside = line.count > picture.count && (picture.hasPrefix("![") || picture.hasPrefix(":::image"))
      let goesOn = page.numberedLists.contains { list in
        list.contains { $0.index < index } && list.contains { $0.index > index }
      }
      guard isInside, goesOn else { return nil }
      return page.slip("a picture at the margin", "broken-structure", at: index, String(picture))
    }
  }

  private static func tablesInLists(in page: CleanPage) -> [Slip] {
    page.tables.compactMap { table in
      guard let first = table.first, let last = table.last, page.lines[first].hasPrefix(" ") else { return nil }
      let goesOn = page.numberedLists.contains { list in
        list.contains { $0.index < first } && list.contains { $0.index > last }
      }
      let lines = table.map { ($0, [String(page.lines[$0].drop { $0 == " " })]) }
      guard goesOn else { return nil }
      return page.slip(
        "a table at the margin", "broken-structure", line: first, lines: Dictionary(uniqueKeysWithValues: lines),
        change: "the table of line \(first + 1) not indented")
    }
  }

  private static func emptySections(in page: CleanPage) -> [Slip] {
    page.body.filter { page.lines[$0].hasPrefix("## ") }.map { index in
      page.slip(
        "an empty section", "empty-section", line: index, lines: [index: ["## Limits", "", page.lines[index]]],
        change: "an empty section at line \(index + 1)")
    }
  }
}
