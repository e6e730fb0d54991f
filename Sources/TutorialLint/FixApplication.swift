import TutorialDiagnostics

/// A file with the fixes of its diagnostics made.
///
/// A fix is made whole or not at all: not where one of its edits meets an edit that is made already, since the two were
/// not made for each other; nor where it fits the file nowhere, or changes nothing. No byte is touched but those that
/// the edits name.
public struct FixApplication: Hashable, Sendable {
  /// The file's bytes with the fixes made.
  public let bytes: [UInt8]
  /// How many fixes are made.
  public let applied: Int
  /// How many fixes are not made.
  public let skipped: Int

  private struct Edit {
    var range: Range<Int>
    var replacement: [UInt8]
  }

  /// Makes the fixes of a file's diagnostics, in the order of the diagnostics' places and then of their ids.
  ///
  /// - Parameters:
  ///   - diagnostics: The diagnostics; those of other files and those without a fix are passed over.
  ///   - source: The file as it was when they were found.
  public init(of diagnostics: [Diagnostic], to source: SourceFile) {
    // Whether an edit takes or touches a byte, so that two edits can't even stand side by side: which of two texts put
    // in at one place goes first, nobody can tell.
    var isTaken = Array(repeating: false, count: source.bytes.count + 1)
    var made: [Edit] = []
    var (applied, skipped) = (0, 0)
    let fixable = diagnostics.filter { $0.file == source.name && $0.fix != nil }
    for diagnostic in fixable.enumerated().sorted(by: Self.precedes).map(\.element) {
      guard let fix = diagnostic.fix, let edits = Self.edits(of: fix, in: source),
        !edits.contains(where: { isTaken[$0.range.lowerBound...$0.range.upperBound].contains(true) })
      else {
        skipped += 1
        continue
      }
      for edit in edits {
        for offset in edit.range.lowerBound...edit.range.upperBound { isTaken[offset] = true }
      }
      made += edits
      applied += 1
    }
    bytes = Self.bytes(of: source, with: made)
    self.applied = applied
    self.skipped = skipped
  }

  private static func precedes(
    _ left: (offset: Int, element: Diagnostic), _ right: (offset: Int, element: Diagnostic)
  ) -> Bool {
    let top = SourcePosition(line: 0, column: 0)
    let (leftStart, rightStart) = (left.element.range?.start ?? top, right.element.range?.start ?? top)
    return (leftStart, left.element.id, left.offset) < (rightStart, right.element.id, right.offset)
  }

  /// A fix's edits in the order of their places; `nil` where they don't fit the file or each other, or change nothing.
  private static func edits(of fix: Fix, in source: SourceFile) -> [Edit]? {
    var edits: [Edit] = []
    for edit in fix.edits {
      let start = source.offset(of: edit.range.start)
      let end = source.offset(of: edit.range.end)
      // A position that the file doesn't have gives the offset of another.
      guard start <= end, source.range(start..<end) == edit.range else { return nil }
      edits.append(Edit(range: start..<end, replacement: Array(edit.replacement.utf8)))
    }
    edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    for (edit, next) in zip(edits, edits.dropFirst()) {
      let isSamePlace = edit.range.lowerBound == next.range.lowerBound
      guard edit.range.upperBound <= next.range.lowerBound, !isSamePlace else { return nil }
    }
    return edits.contains { !source.bytes[$0.range].elementsEqual($0.replacement) } ? edits : nil
  }

  private static func bytes(of source: SourceFile, with edits: [Edit]) -> [UInt8] {
    var bytes: [UInt8] = []
    var end = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      bytes += source.bytes[end..<edit.range.lowerBound]
      bytes += edit.replacement
      end = edit.range.upperBound
    }
    return bytes + source.bytes[end...]
  }
}
