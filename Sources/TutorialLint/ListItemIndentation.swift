import MarkdownSyntax

/// How far the lines of a list's item are indented, and so whether its number may get shorter or longer.
///
/// An item's text begins where its first line's does. A line that is indented by less is no longer the item's, and one
/// that is indented by four columns more is code (CommonMark §5.2 and §4.4).
struct ListItemIndentation {
  private let document: Document
  /// The digits of the item's number.
  private let number: Range<Int>

  /// The lines of the item whose number stands at a place.
  init(of number: Range<Int>, in document: Document) {
    self.number = number
    self.document = document
  }

  /// Whether every line stays what it is under another number.
  func bears(_ replacement: String) -> Bool {
    let change = replacement.utf8.count - number.count
    guard change != 0, let lines = followingLines, !lines.isEmpty else { return true }
    guard let old = contentColumn(widerBy: 0), let new = contentColumn(widerBy: change) else { return false }
    return lines.allSatisfy { line in
      guard let indentation = indentation(of: line) else { return true }
      return (indentation >= old) == (indentation >= new) && (indentation - old >= 4) == (indentation - new >= 4)
    }
  }

  /// The lines of the item after its first.
  private var followingLines: ClosedRange<Int>? {
    guard
      let index = document.blocks.firstIndex(where: { block in
        if case .item = block.kind { block.range.lowerBound == number.lowerBound } else { false }
      })
    else { return nil }
    let end = document.blocks[index..<document.blocks[index].endIndex].map(\.range.upperBound).max() ?? 0
    let (first, last) = (document.source.line(at: number.lowerBound), document.source.line(at: max(end - 1, 0)))
    return first < last ? first + 1...last : nil
  }

  /// The column at which the item's text begins, were its number so much wider; `nil` where anything but white space
  /// stands before the number.
  private func contentColumn(widerBy change: Int) -> Int? {
    let line = document.source.lineRange(document.source.line(at: number.lowerBound))
    guard var column = width(of: line.lowerBound..<number.lowerBound) else { return nil }
    column += number.count + change + 1
    let rest = min(number.upperBound + 1, line.upperBound)..<line.upperBound
    let spaces = document.source.bytes[rest].prefix(while: Self.isSpace)
    let wide = width(of: spaces.indices, from: column) ?? column
    // Code as the item's first thing stands one column after the number, as does what follows an empty first line.
    return spaces.count == rest.count || wide - column > 4 ? column + 1 : wide
  }

  /// The column at which a line's text begins; `nil` for a blank line.
  private func indentation(of line: Int) -> Int? {
    let range = document.source.lineRange(line)
    let spaces = document.source.bytes[range].prefix(while: Self.isSpace)
    return spaces.count == range.count ? nil : width(of: spaces.indices)
  }

  /// The column after some white space, with tabs every four columns; `nil` for anything else.
  private func width(of range: Range<Int>, from start: Int = 0) -> Int? {
    var column = start
    for byte in document.source.bytes[range] {
      guard Self.isSpace(byte) else { return nil }
      column = byte == UInt8(ascii: "\t") ? column / 4 * 4 + 4 : column + 1
    }
    return column
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
