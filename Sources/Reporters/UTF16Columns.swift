import TutorialDiagnostics

/// Turns the places in a file, whose columns count UTF-8 bytes, into ones whose columns count UTF-16 code units, as most
/// editors and code-scanning services do.
///
/// A byte order mark at the beginning of the file counts for nothing, since nobody sees it.
struct UTF16Columns {
  private let source: SourceFile
  /// The code units before every `spacing`-th byte, so that a long line is not counted again for each place in it.
  private let checkpoints: [(offset: Int, units: Int)]

  private static let spacing = 512

  init(_ source: SourceFile) {
    self.source = source
    var checkpoints = [(offset: 0, units: 0)]
    var next = Self.spacing
    while next < source.bytes.count, let last = checkpoints.last {
      let offset = source.scalarStart(at: next)
      checkpoints.append((offset, last.units + Self.units(last.offset..<offset, of: source)))
      next += Self.spacing
    }
    self.checkpoints = checkpoints
  }

  /// A place as a reader sees it, see ``SourceFile/offsets(of:)``, with its columns in UTF-16 code units.
  func range(_ range: SourceRange) -> SourceRange {
    let place = source.range(source.offsets(of: range))
    return SourceRange(start: position(place.start), end: position(place.end))
  }

  /// A position with its column in UTF-16 code units. One outside of the file is brought back into it.
  func position(_ position: SourcePosition) -> SourcePosition {
    let inside = source.position(at: source.offset(of: position))
    let line = source.lineRange(inside.line)
    let start = inside.line == 1 ? source.contentStart : line.lowerBound
    let offset = max(start, source.scalarStart(at: line.lowerBound + inside.column - 1))
    return SourcePosition(line: inside.line, column: units(before: offset) - units(before: start) + 1)
  }

  private func units(before offset: Int) -> Int {
    let checkpoint = checkpoints[min(offset / Self.spacing, checkpoints.count - 1)]
    return checkpoint.units + Self.units(checkpoint.offset..<offset, of: source)
  }

  private static func units(_ range: Range<Int>, of source: SourceFile) -> Int {
    source.text(range).utf16.count
  }
}
