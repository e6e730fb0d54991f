import Diagnostics

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

  /// A place with its column in UTF-16 code units. One outside of the file is brought back into it.
  func position(_ position: SourcePosition) -> SourcePosition {
    let inside = source.position(at: source.offset(of: position))
    let line = source.lineRange(inside.line)
    let start = inside.line == 1 ? source.contentStart : line.lowerBound
    let offset = max(start, source.scalarStart(at: line.lowerBound + inside.column - 1))
    return SourcePosition(line: inside.line, column: units(before: offset) - units(before: start) + 1)
  }

  private func units(before offset: Int) -> Int {
    guard let checkpoint = checkpoints[..<min(offset / Self.spacing + 1, checkpoints.count)].last(where: { $0.offset <= offset })
    else { return 0 }
    return checkpoint.units + Self.units(checkpoint.offset..<offset, of: source)
  }

  private static func units(_ range: Range<Int>, of source: SourceFile) -> Int {
    source.text(range).utf16.count
  }
}

extension SourceFile {
  /// The offset of the first byte that isn't part of a byte order mark.
  var contentStart: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The nearest offset at or before another one at which a character's bytes begin.
  func scalarStart(at offset: Int) -> Int {
    var start = min(max(offset, 0), bytes.count)
    // A character has three continuation bytes at most; more of them are broken anyhow.
    for _ in 0..<3 where start > 0 && start < bytes.count && bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
