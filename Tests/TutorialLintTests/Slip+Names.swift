extension Slip {
  /// The app's name written as another's, as a placeholder, or otherwise than it is spelt, in one place.
  static func names(in page: CleanPage) -> [Slip] {
    var slips: [Slip] = []
    for (count, occurrence) in occurrences(in: page).enumerated() {
      let place = place(of: occurrence, in: page)
      func plant(_ kind: String, _ names: [String], _ rule: String = "wrong-app-name") {
        guard let name = names.turn(count) else { return }
        let line = page.lines[occurrence.index].replacing(occurrence.range, by: name)
        if line != page.lines[occurrence.index] {
          slips.append(page.slip("\(kind), in \(place.rawValue)", rule, at: occurrence.index, line))
        }
      }
      if isFramed(occurrence, place, in: page) {
        plant("another app's name", ["Zephyrus", "Marlow Tickets", "9Lanes", "Bluefin"])
        if let last = page.app.split(separator: " ").dropFirst().last {
          plant("another app's name with the same last word", ["Marlow \(last)", "Zephyrus \(last)"])
        }
      }
      if place != .title, place != .description, place != .comment {
        plant("a placeholder", ["Contoso", "TestApp"], "placeholder-name")
      }
      plant("a misspelt name", misspellings(of: page.app))
      plant("a name in other case", otherCases(of: page.app))
      plant("a name without its middle word", shortened(page.app))
    }
    return slips
  }

  // MARK: Places

  /// Where a page has the app's name.
  private enum Place: String {
    case title = "the title"
    case description = "the description"
    case comment = "a comment of the front matter"
    case firstHeading = "the first heading"
    case heading = "a heading"
    case capability = "a capability line"
    case tableHeading = "a table's heading"
    case mapping = "a mapping step"
    case credentials = "the credentials step"
    case picture = "a picture's text"
    case prose = "prose"
  }

  private typealias Occurrence = (index: Int, range: Range<String.Index>)

  private static func occurrences(in page: CleanPage) -> [Occurrence] {
    let frontMatter = (0..<page.frontMatterEnd).filter { index in
      ["title:", "description:", "# "].contains { page.lines[index].hasPrefix($0) }
    }
    return (frontMatter + page.body).flatMap { index in
      page.lines[index].ranges(of: page.app).map { (index, $0) }
    }
  }

  private static func place(of occurrence: Occurrence, in page: CleanPage) -> Place {
    let line = page.lines[occurrence.index]
    if occurrence.index < page.frontMatterEnd {
      return line.hasPrefix("title:") ? .title : line.hasPrefix("description:") ? .description : .comment
    }
    if line.hasPrefix("# ") { return .firstHeading }
    if line.hasPrefix("#") { return .heading }
    if line.hasPrefix("> * ") { return .capability }
    if line.contains("|Attribute|") { return .tableHeading }
    if line.contains("![") || line.contains(":::image") { return .picture }
    if line.contains("**Synchronize ") || line.contains("Review the ") || line.contains("**Matching**") {
      return .mapping
    }
    return line.contains("**Test Connection**") ? .credentials : .prose
  }

  /// The words after which the name of the page's own app has to stand, whatever it is.
  private static let frames = [
    "sers to ", "roups to ", "accounts in ", "groups in ", "users in ", "memberships in ", "account in ", "connect to ",
    "ensure your ", "your ", "service for ", "provision to ", "provisioning to ", "provisioning for ",
    "list, select **",
    "Add ", "Required by ", "Assigning users to ", "assigning a user to ", "Entra ID and ", "Azure AD and ",
    "Entra ID to ", "ensure that the ", "Configure ",
  ]

  private static func isFramed(_ occurrence: Occurrence, _ place: Place, in page: CleanPage) -> Bool {
    switch place {
    case .title, .description, .firstHeading, .heading, .capability, .tableHeading: return true
    case .comment, .picture: return false
    case .mapping, .credentials, .prose:
      let before = page.lines[occurrence.index][..<occurrence.range.lowerBound]
      return frames.contains { before.hasSuffix($0) }
    }
  }

  // MARK: Spellings

  /// One letter left out, doubled, replaced, or swapped with the next, in each word of the name that is long enough for
  /// the slip to be told from another word.
  private static func misspellings(of name: String) -> [String] {
    let words = name.split(separator: " ").map(String.init)
    return words.indices.filter { words[$0].count >= (words.count > 1 ? 4 : 7) }.flatMap { index in
      misspellings(word: words[index]).map { word in
        (words[..<index] + [word] + words[(index + 1)...]).joined(separator: " ")
      }
    }
  }

  static func misspellings(word: String) -> [String] {
    let letters = Array(word)
    let middle = letters.count / 2
    var swapped = letters
    // Neighbours that are the same letter can't be swapped.
    let swap = (middle..<letters.count - 1).first { letters[$0].lowercased() != letters[$0 + 1].lowercased() } ?? 1
    swapped.swapAt(swap, swap + 1)
    var replaced = letters
    replaced[middle] = letters[middle] == "e" ? "a" : "e"
    return [
      String(letters[..<middle] + letters[(middle + 1)...]),
      String(letters[...middle] + letters[middle...]),
      String(replaced), String(swapped),
    ]
  }

  private static func otherCases(of name: String) -> [String] {
    let words = name.split(separator: " ").map(String.init)
    if let last = words.last, words.count > 1 {
      return [
        (words.dropLast() + [last.lowercased()]).joined(separator: " "),
        name.lowercased(),
      ]
    }
    let isCamelCase = name.dropFirst().contains(where: \.isUppercase)
    let inner = name.prefix(5) + name.dropFirst(5).prefix(1).uppercased() + name.dropFirst(6)
    return [isCamelCase ? name.prefix(1) + name.dropFirst().lowercased() : String(inner), name.lowercased()]
  }

  private static func shortened(_ name: String) -> [String] {
    let words = name.split(separator: " ")
    guard let first = words.first, let last = words.last, words.count == 3 else { return [] }
    return ["\(first) \(last)"]
  }
}
