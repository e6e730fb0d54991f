extension Slip {
  /// Old names of the directory, doubled words, and spaces that are forgotten or too many.
  static func wording(in page: CleanPage) -> [Slip] {
    oldNames(in: page) + doubledWords(in: page) + doubledSteps(in: page) + spaces(in: page) + straySpaces(in: page)
  }

  // MARK: Era

  private static func oldNames(in page: CleanPage) -> [Slip] {
    guard page.text.contains("Microsoft Entra") else { return [] }
    return page.body.flatMap { index -> [Slip] in
      let line = page.lines[index]
      let directories = line.ranges(of: "Microsoft Entra ID").enumerated().map { count, range in
        (
          "Azure AD in an Entra page",
          line.replacing(range, by: (index + count).isMultiple(of: 2) ? "Azure AD" : "Azure Active Directory")
        )
      }
      let labels = ["users", "groups"].flatMap { kind in
        line.ranges(of: "Microsoft Entra \(kind)").map {
          ("Azure AD in a label of an Entra page", line.replacing($0, by: "Azure Active Directory \(kind)"))
        }
      }
      let portals = line.ranges(of: "Microsoft Entra admin center").map {
        ("Azure portal in an Entra page", line.replacing($0, by: "Azure portal"))
      }
      let services = line.ranges(of: "Microsoft Entra provisioning service").map {
        ("Azure AD in an Entra page", line.replacing($0, by: "Azure AD provisioning service"))
      }
      let nouns = ["tenant", "user", "users", "application gallery"].flatMap { noun in
        line.ranges(of: "Microsoft Entra \(noun)").map {
          ("Azure AD in an Entra page", line.replacing($0, by: "Azure Active Directory (Azure AD) \(noun)"))
        }
      }
      return (directories + labels + portals + services + nouns).map { kind, planted in
        page.slip(kind, "legacy-branding", at: index, planted, isPageWide: true)
      }
    }
  }

  // MARK: Words

  /// Words that the language repeats on purpose, or hardly ever; "in in" may be "log in in".
  private static let unrepeatable: Set<String> = [
    "that", "had", "her", "his", "about", "across", "along", "around", "by", "down", "in", "off", "on", "out", "over",
    "through", "to", "under", "up",
  ]

  private static func doubledWords(in page: CleanPage) -> [Slip] {
    (page.prose + page.body.filter { page.lines[$0].hasPrefix("#") }).flatMap { index -> [Slip] in
      let line = page.lines[index]
      let words = line.ranges(of: /\ [a-z]+(?=\ )/).filter { range in
        !unrepeatable.contains(String(line[range].dropFirst())) && !line.isInCode(range.lowerBound)
          && !isInAddress(range, of: line)
      }
      let isShort = index.isMultiple(of: 2)
      guard let word = words.filter({ (line[$0].count <= 5) == isShort }).turn(index) else { return [] }
      let kind = isShort ? "a short word doubled" : "a long word doubled"
      return [page.slip(kind, "doubled-word", at: index, line.replacing(word, by: String(line[word] + line[word])))]
    }
  }

  /// Whether a stretch is inside the brackets of a link's or picture's address.
  private static func isInAddress(_ range: Range<String.Index>, of line: String) -> Bool {
    guard let open = line[..<range.lowerBound].ranges(of: "](").last else { return false }
    return !line[open.upperBound..<range.lowerBound].contains(")")
  }

  private static func spaces(in page: CleanPage) -> [Slip] {
    page.prose.flatMap { index -> [Slip] in
      let line = page.lines[index]
      return line.ranges(of: /[a-z*)][.]\ (?=[A-Z*\[])/).filter { !line.isInCode($0.lowerBound) }.map { range in
        let before = line[..<line.index(range.upperBound, offsetBy: -1)]
        let isPlain = before.dropLast().last?.isLetter == true && line[range.upperBound...].first?.isLetter == true
        return page.slip(
          isPlain ? "a missing space" : "a missing space beside markup", "missing-space", at: index,
          String(before + line[range.upperBound...]))
      }
    }
  }

  private static func straySpaces(in page: CleanPage) -> [Slip] {
    page.prose.flatMap { index -> [Slip] in
      let line = page.lines[index]
      return line.ranges(of: /[a-z*)][,.](?=\ |$)/).filter { !line.isInCode($0.lowerBound) }.map { range in
        let mark = line.index(before: range.upperBound)
        return page.slip("a stray space", "stray-space", at: index, line.replacing(mark..<mark, by: " "))
      }
    }
  }

  private static func doubledSteps(in page: CleanPage) -> [Slip] {
    page.prose.filter { page.lines[$0].hasPrefix("1. ") && page.lines[$0].split(separator: " ").count > 8 }.map {
      page.slip(
        "a step doubled", "doubled-passage", line: $0 + 1, lines: [$0: [page.lines[$0], page.lines[$0]]],
        change: "line \($0 + 1) twice")
    }
  }
}
