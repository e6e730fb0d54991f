import MarkdownSyntax

/// A heading of a page.
public struct Heading: Sendable {
  /// The level, 1 to 6.
  public let level: Int
  /// The heading's text.
  public let text: Fact<String>
  /// The number of a heading such as "Step 2: Configure the app".
  public let step: Fact<Int>?
}

/// A numbered list of a page, with the numbers as they are written.
public struct OrderedList: Sendable {
  /// The list's block in the document.
  public let block: Int
  /// The number of each item; the place is the digits.
  public let numbers: [Fact<Int>]
}

extension Tutorial {
  /// The page's headings in order.
  public var headings: [Heading] {
    page.passages.compactMap { passage in
      guard let level = passage.headingLevel else { return nil }
      let text = Fact(passage.text.string, at: passage.text.source)
      return Heading(level: level, text: text, step: Self.step(of: passage, page))
    }
  }

  /// The page's numbered lists in order.
  public var orderedLists: [OrderedList] {
    document.blocks.indices.compactMap { index in
      guard case .orderedList = document.blocks[index].kind else { return nil }
      let numbers = document.children(of: index).compactMap { item -> Fact<Int>? in
        guard case .item(let number?) = document.blocks[item].kind else { return nil }
        let start = document.blocks[item].range.lowerBound
        let digits = document.source.bytes[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return Fact(number, at: start..<digits.endIndex)
      }
      return OrderedList(block: index, numbers: numbers)
    }
  }

  private static func step(of heading: Passage, _ page: Page) -> Fact<Int>? {
    let text = heading.text.utf8
    guard text.count > 5, String(decoding: text.prefix(5), as: UTF8.self).lowercased() == "step " else { return nil }
    let digits = text[5...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    return page.fact(number, digits.startIndex..<digits.endIndex, of: heading)
  }
}
