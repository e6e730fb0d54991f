import TutorialDiagnostics
import Yams

/// A stretch of a file that is YAML, and the places of its nodes in the file.
package struct YAMLText {
  private let source: SourceFile
  /// The first line of the file that is YAML, and the bytes of that line before it.
  private let firstLine: Int
  private let skipped: Int
  private let text: String

  /// What keeps a text from being read as YAML, and where.
  package struct Problem: Error {
    package let message: String
    package let range: Range<Int>
  }

  /// The YAML between two offsets.
  package init(_ source: SourceFile, _ range: Range<Int>) {
    self.source = source
    let start = source.position(at: range.lowerBound)
    firstLine = start.line
    skipped = start.column - 1
    text = source.text(range)
  }

  /// Reads the text; every scalar stays the text that it is.
  package func node() throws(Problem) -> Node? {
    if let alias = firstOfManyAliases {
      throw Problem(message: "aliases (*name) are not read", range: alias)
    }
    do {
      return try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      let (message, mark) = Self.explanation(of: error)
      let place = mark.flatMap(offset) ?? source.lineRange(firstLine).lowerBound
      throw Problem(message: message, range: place..<max(place, source.lineRange(source.line(at: place)).upperBound))
    } catch {
      throw Problem(message: "it can't be read", range: source.lineRange(firstLine))
    }
  }

  /// The offset of a mark; Yams counts lines and characters from 1.
  package func offset(_ mark: Mark) -> Int? {
    let line = source.lineRange(firstLine + mark.line - 1)
    var offset = line.lowerBound + (mark.line == 1 ? skipped : 0)
    var column = 1
    while offset < line.upperBound, column < mark.column {
      offset += 1
      while offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// The bytes of a scalar that is written on one line, quotation marks included.
  package func range(of scalar: Node.Scalar) -> Range<Int> {
    guard let start = scalar.mark.flatMap(offset) else { return 0..<0 }
    let line = source.lineRange(source.line(at: start))
    var end = line.upperBound
    if start < end, let quote = [UInt8(ascii: "'"), UInt8(ascii: "\"")].first(where: { source.bytes[start] == $0 }) {
      let closing = source.bytes[(start + 1)..<end].lastIndex(of: quote)
      end = closing.map { $0 + 1 } ?? end
    } else {
      end = min(end, start + scalar.string.utf8.count)
    }
    while end > start, source.bytes[end - 1] == UInt8(ascii: " ") || source.bytes[end - 1] == UInt8(ascii: "\t") {
      end -= 1
    }
    return start..<max(start, end)
  }

  /// Aliases of aliases can stand for more than memory holds; nothing that these files are for has any.
  private var firstOfManyAliases: Range<Int>? {
    let start = source.lineRange(firstLine).lowerBound
    let bytes = Array(text.utf8)
    var anchors = 0
    var aliases: [Int] = []
    for offset in bytes.indices.dropLast()
    where bytes[offset] == UInt8(ascii: "*") || bytes[offset] == UInt8(ascii: "&") {
      let before = offset == 0 ? UInt8(ascii: " ") : bytes[offset - 1]
      let opens = [UInt8(ascii: " "), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: "\n")]
        .contains(before)
      guard opens, bytes[offset + 1] > UInt8(ascii: " ") else { continue }
      if bytes[offset] == UInt8(ascii: "&") { anchors += 1 } else { aliases.append(start + offset) }
    }
    guard anchors > 0, aliases.count > 4, let first = aliases.first else { return nil }
    return first..<first + 1
  }

  private static func explanation(of error: YamlError) -> (String, Mark?) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      (problem + (context.map { " " + $0.text } ?? ""), mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      ("a key stands twice: " + duplicates.sorted().joined(separator: ", "), context.mark)
    default: ("it can't be read", nil)
    }
  }
}
