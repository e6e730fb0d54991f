import TutorialDiagnostics

/// The lines of a paragraph or heading, each with the place where its own text begins inside the containers.
struct ContentLines {
  /// The page's first and last line that the block stands on.
  let first: Int
  private(set) var last: Int
  private let contents: [LinePrefix.Content]

  init(of range: Range<Int>, in source: SourceFile, prefix: LinePrefix) {
    first = source.line(at: range.lowerBound)
    last = max(first, source.line(at: max(range.lowerBound, range.upperBound - 1)))
    var contents: [LinePrefix.Content] = []
    contents.reserveCapacity(last - first + 1)
    for line in first...last {
      var content = prefix.content(of: source.lineRange(line), in: source)
      if line == first {
        content.start = range.lowerBound
        content.continuesContainers = true
      }
      contents.append(content)
    }
    self.contents = contents
  }

  /// Where a line's text begins, and how.
  func content(_ line: Int) -> LinePrefix.Content {
    contents[min(max(line - first, 0), contents.count - 1)]
  }

  /// The line that underlines a setext heading (CommonMark §4.3): the first after the text of only `=` or only `-`.
  func underline(in source: SourceFile) -> Int? {
    (first...last).dropFirst().first { line in
      let content = content(line)
      let range = content.start..<max(content.start, source.lineRange(line).upperBound)
      guard content.continuesContainers, content.indent < 4, let mark = source.bytes[range].first,
        mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")
      else { return false }
      let rest = source.bytes[range].drop { $0 == mark }
      return rest.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
  }

  /// The lines of a code block, without its fences (CommonMark §4.4 and §4.5).
  func code(in source: SourceFile) -> Text {
    func bytes(_ line: Int) -> ArraySlice<UInt8> {
      let start = content(line).start
      return source.bytes[start..<max(start, source.lineRange(line).upperBound)]
    }
    let opening = bytes(first)
    let mark = opening.first.flatMap { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") ? $0 : nil }
    let width = opening.prefix { $0 == mark }.count
    let isFenced = width >= 3 && content(first).indent < 4
    var text = Text()
    for line in (isFenced ? first + 1 : first)..<(last + 1) {
      let bytes = bytes(line)
      let fence = bytes.prefix { $0 == mark }.count
      let isClosing =
        isFenced && line == last && fence >= width
        && bytes.dropFirst(fence).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard !isClosing else { break }
      if !text.isEmpty {
        text.append([UInt8(ascii: "\n")], from: bytes.startIndex..<bytes.startIndex, isVerbatim: false)
      }
      text.append(bytes, from: bytes.startIndex..<bytes.endIndex, isVerbatim: true)
    }
    return text
  }

  /// Leaves the lines after one out.
  mutating func cut(after line: Int) {
    last = min(last, max(first, line))
  }
}
