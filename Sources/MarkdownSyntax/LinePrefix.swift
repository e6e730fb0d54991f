import TutorialDiagnostics

/// The containers around a block, by which the start of its own text is found on each line (CommonMark §5, "container
/// blocks").
///
/// cmark gives no columns for the second and later lines of a paragraph; this follows its rules for block quote markers
/// and list indentation, tabs included, to find them.
struct LinePrefix {
  private var containers: [Container] = []

  private enum Container {
    case quote
    /// A list item and the columns that its content is indented by.
    case item(width: Int)
  }

  /// What is left of a line inside the containers.
  struct Content {
    /// The offset of the first byte that isn't white space.
    var start: Int
    /// The columns of white space before it, inside the containers.
    var indent: Int
    /// Whether every container continued on this line; if not, the line can only be a paragraph's lazy continuation.
    var continuesContainers: Bool
    /// The column of the first byte that isn't white space, counted from 0 with tabs stopping at multiples of 4.
    fileprivate var column: Int
  }

  mutating func enterQuote() {
    containers.append(.quote)
  }

  /// Enters a list item that begins at a marker.
  ///
  /// - Parameters:
  ///   - marker: The offset of the marker's first byte.
  ///   - line: The offsets of the marker's line.
  ///   - source: The page.
  mutating func enterItem(marker: Int, on line: Range<Int>, of source: SourceFile) {
    let content = content(of: line, in: source)
    var markerEnd = marker
    while markerEnd < line.upperBound, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source.bytes[markerEnd]) {
      markerEnd += 1
    }
    markerEnd = min(markerEnd + 1, line.upperBound)
    let markerWidth = markerEnd - marker
    // A marker that follows another on the same line (`1. - text`) stands where the outer item's content begins.
    let indent = content.start == marker ? content.indent : 0
    var cursor = Cursor(offset: content.start, column: content.column)
    cursor.pass(to: markerEnd, in: source.bytes)
    let space = cursor.skipSpace(in: source.bytes, to: line.upperBound)
    let padding = space >= 5 || space < 1 || cursor.offset == line.upperBound ? 1 : space
    containers.append(.item(width: indent + markerWidth + padding))
  }

  mutating func leaveContainer() {
    containers.removeLast()
  }

  /// Takes the containers' markers and indentation off a line.
  func content(of line: Range<Int>, in source: SourceFile) -> Content {
    var cursor = Cursor(offset: line.lowerBound, column: 0)
    var continues = true
    matching: for container in containers {
      var ahead = cursor
      let indent = ahead.skipSpace(in: source.bytes, to: line.upperBound)
      switch container {
      case .quote:
        guard indent <= 3, ahead.offset < line.upperBound, source.bytes[ahead.offset] == UInt8(ascii: ">") else {
          continues = false
          break matching
        }
        ahead.offset += 1
        ahead.column += 1
        cursor = ahead
        cursor.advance(columns: 1, in: source.bytes, to: line.upperBound)
      case .item(let width):
        guard indent >= width || ahead.offset == line.upperBound else {
          continues = false
          break matching
        }
        cursor.advance(columns: width, in: source.bytes, to: line.upperBound)
      }
    }
    let indent = cursor.skipSpace(in: source.bytes, to: line.upperBound)
    return Content(start: cursor.offset, indent: indent, continuesContainers: continues, column: cursor.column)
  }

  /// A place on a line, in bytes and in columns; inside a tab the column runs ahead of the offset.
  private struct Cursor {
    var offset: Int
    var column: Int

    /// Moves over spaces and tabs and returns the columns passed.
    mutating func skipSpace(in bytes: [UInt8], to end: Int) -> Int {
      let start = column
      while offset < end {
        switch bytes[offset] {
        case UInt8(ascii: " "): column += 1
        case UInt8(ascii: "\t"): column += 4 - column % 4
        default: return column - start
        }
        offset += 1
      }
      return column - start
    }

    /// Moves over any text.
    mutating func pass(to end: Int, in bytes: [UInt8]) {
      while offset < end {
        column += bytes[offset] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
        offset += 1
      }
    }

    /// Moves over white space by up to a number of columns, stopping inside a tab where it must.
    mutating func advance(columns: Int, in bytes: [UInt8], to end: Int) {
      var left = columns
      while left > 0, offset < end {
        switch bytes[offset] {
        case UInt8(ascii: " "):
          column += 1
          left -= 1
        case UInt8(ascii: "\t"):
          let width = 4 - column % 4
          guard width <= left else {
            column += left
            return
          }
          column += width
          left -= width
        default: return
        }
        offset += 1
      }
    }
  }
}
