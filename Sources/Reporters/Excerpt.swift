import TutorialDiagnostics

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
  /// In less, nothing could be recognized.
  private static let leastWidth = 20

  private var column = 0

  /// The excerpt for a place that begins in one of the file's lines.
  ///
  /// - Parameters:
  ///   - range: The place.
  ///   - source: The file.
  ///   - mark: What stands below each column of the place.
  ///   - width: The columns that there are, `nil` for as many as it takes. Where they don't suffice, half of them are the
  ///     place's, and what stands around it shares the rest.
  init(of range: SourceRange, in source: SourceFile, mark: Character, width: Int? = nil) {
    let bytes = source.lineRange(range.start.line)
    let first = range.start.line == 1 ? source.contentStart : bytes.lowerBound
    let place = source.offsets(of: range)
    let start = max(first, source.scalarStart(at: place.lowerBound))
    let end = max(start, source.scalarStart(at: min(place.upperBound, bytes.upperBound)))

    let low = max(first, source.scalarStart(at: start - Self.longestText))
    let before = Array(source.text(low..<start))
    let marked = Stretch(of: start..<end, in: source, atMost: Self.longestPlace)
    let after = Stretch(of: end..<bytes.upperBound, in: source, atMost: Self.margin)

    var (shownBefore, shown, shownAfter) = (before.suffix(Self.margin), marked.characters, after.characters)
    var isPlaceCut = marked.isCut
    if let width {
      // Each end may take an ellipsis.
      let room = max(width, Self.leastWidth) - 2
      let beforeWidth = Self.columns(of: shownBefore)
      shown = marked.fitting(in: max(room / 2, room - beforeWidth - Self.columns(of: shownAfter)))
      isPlaceCut = isPlaceCut || shown.count < marked.characters.count
      let rest = room - Self.columns(of: shown)
      shownAfter = isPlaceCut ? [] : after.fitting(in: max(rest / 2, rest - beforeWidth))
      shownBefore = Self.suffix(of: before, in: rest - Self.columns(of: shownAfter))
    }
    if isPlaceCut { shownAfter = [] }

    if low > first || shownBefore.count < before.count { append("…") }
    shownBefore.forEach { append($0) }
    indent = String(repeating: " ", count: column)
    shown.forEach { append($0) }
    marks = String(repeating: mark, count: max(column - indent.count, 1))
    shownAfter.forEach { append($0) }
    if isPlaceCut || after.isCut || shownAfter.count < after.characters.count { append("…") }
  }

  /// The beginning of what stands at some bytes.
  private struct Stretch {
    var characters: ArraySlice<Character>
    /// Whether there is more than that.
    var isCut: Bool

    init(of bytes: Range<Int>, in source: SourceFile, atMost limit: Int) {
      let high = source.scalarStart(at: min(bytes.upperBound, bytes.lowerBound + Excerpt.longestText))
      let text = Array(source.text(bytes.lowerBound..<max(bytes.lowerBound, high)))
      characters = text.prefix(limit)
      isCut = high < bytes.upperBound || text.count > limit
    }

    /// As many of the characters as there is room for.
    func fitting(in room: Int) -> ArraySlice<Character> {
      var left = room
      return characters.prefix { character in
        left -= Excerpt.columns(of: [character])
        return left >= 0
      }
    }
  }

  private static func suffix(of characters: [Character], in room: Int) -> ArraySlice<Character> {
    var left = room
    let last = characters.suffix(margin).reversed().prefix { character in
      left -= columns(of: [character])
      return left >= 0
    }
    return characters.suffix(last.count)
  }

  /// The most columns that characters can take; how wide a tab is depends on where it stands.
  private static func columns(of characters: ArraySlice<Character>) -> Int {
    characters.reduce(0) { columns, character in
      columns + (character == "\t" ? tabStop : shown(character).reduce(0) { $0 + TerminalWidth.columns(of: $1) })
    }
  }

  /// A character as a line shows it: what is escaped has become several.
  private static func shown(_ character: Character) -> String {
    PrintableText.line(String(character))
  }

  private mutating func append(_ character: Character) {
    let shown =
      character == "\t" ? String(repeating: " ", count: Self.tabStop - column % Self.tabStop) : Self.shown(character)
    line += shown
    column += shown.reduce(0) { $0 + TerminalWidth.columns(of: $1) }
  }
}
