import Diagnostics

/// A line of a file as a terminal shows it, and the marks below the columns of a place.
///
/// Of a place with several lines the first is shown, marked to its end. A long line is cut to what surrounds the marks.
struct Excerpt {
  /// The line, with tabs as spaces and without control characters.
  private(set) var line = ""
  /// The white space that brings the marks below their columns.
  private(set) var indent = ""
  /// The marks, at least one.
  private(set) var marks = ""

  /// The most characters shown before the place, and after it.
  private static let margin = 60
  /// The most characters of the place that are shown.
  private static let longestPlace = 100
  /// More bytes than so many characters have, unless somebody piles accents up.
  private static let longestText = 2000
  private static let tabStop = 4

  private var column = 0

  /// The excerpt for a place that begins in one of the file's lines.
  init(of range: SourceRange, in source: SourceFile, mark: Character) {
    let bytes = source.lineRange(range.start.line)
    let first = range.start.line == 1 ? source.contentStart : bytes.lowerBound
    let place = source.offsets(of: range)
    let start = max(first, source.scalarStart(at: place.lowerBound))
    let end = max(start, source.scalarStart(at: min(place.upperBound, bytes.upperBound)))

    let low = max(first, source.scalarStart(at: start - Self.longestText))
    let before = Array(source.text(low..<start))
    if low > first || before.count > Self.margin { append("…") }
    before.suffix(Self.margin).forEach { append($0) }
    indent = String(repeating: " ", count: column)

    let isPlaceCut = append(start..<end, of: source, atMost: Self.longestPlace)
    marks = String(repeating: mark, count: max(column - indent.count, 1))
    if !isPlaceCut, append(end..<bytes.upperBound, of: source, atMost: Self.margin) { append("…") }
    if isPlaceCut { append("…") }
  }

  /// Appends what stands at some bytes and tells whether that was too much.
  private mutating func append(_ bytes: Range<Int>, of source: SourceFile, atMost limit: Int) -> Bool {
    let high = source.scalarStart(at: min(bytes.upperBound, bytes.lowerBound + Self.longestText))
    let characters = Array(source.text(bytes.lowerBound..<max(bytes.lowerBound, high)))
    characters.prefix(limit).forEach { append($0) }
    return high < bytes.upperBound || characters.count > limit
  }

  private mutating func append(_ character: Character) {
    let shown =
      character == "\t"
      ? String(repeating: " ", count: Self.tabStop - column % Self.tabStop) : PrintableText.line(String(character))
    line += shown
    // What is escaped has become several characters.
    column += shown.reduce(0) { $0 + TerminalWidth.columns(of: $1) }
  }
}
