import Diagnostics
import Yams

/// The YAML block between `---` lines at the top of a page.
public struct FrontMatter: Sendable {
  /// The block's bytes with both fences and the line ending after the second.
  public let range: Range<Int>
  /// The top level's keys with their values, in the page's order.
  public let entries: [Entry]
  /// The block's comments, from `#` to the end of the line.
  public let comments: [Range<Int>]
  /// What keeps the block from being read as YAML, with the place; `nil` for a sound block.
  public let problem: (message: String, range: Range<Int>)?

  /// A key at the top level of the front matter.
  public struct Entry: Sendable {
    /// The key's name.
    public let key: String
    /// The key's bytes.
    public let keyRange: Range<Int>
    /// The value where it is one scalar; `nil` for a list, a mapping, or nothing.
    public let value: String?
    /// The value's bytes from its first character, quotes included, to the end of what is written on that line.
    public let valueRange: Range<Int>
  }

  /// The first entry of a name.
  public subscript(key: String) -> Entry? {
    entries.first { $0.key == key }
  }

  /// Where a page's text begins: after a byte-order mark, if it has one.
  static func contentStart(of source: SourceFile) -> Int {
    source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Finds and reads a page's front matter; `nil` where the page doesn't begin with a `---` line that a later `---` or
  /// `...` line closes.
  init?(in source: SourceFile) {
    let start = Self.contentStart(of: source)
    guard Self.isFence(source.bytes[start..<max(start, source.lineRange(1).upperBound)], orDots: false) else {
      return nil
    }
    var line = 2
    while line <= source.lineCount, !Self.isFence(source.bytes[source.lineRange(line)], orDots: true) { line += 1 }
    guard line <= source.lineCount else { return nil }
    let end = source.lineRange(line + 1).lowerBound
    range = start..<max(end, source.lineRange(line).upperBound)

    let firstLine = source.lineRange(2).lowerBound
    let yaml = source.text(firstLine..<source.lineRange(line).lowerBound)
    var entries: [Entry] = []
    var scalars: [Range<Int>] = []
    do {
      // The basic resolver leaves every scalar the text that it is.
      if let node = try Yams.compose(yaml: yaml, .basic), case .mapping(let mapping) = node {
        for (key, value) in mapping {
          guard let name = key.scalar?.string, let keyStart = Self.offset(of: key.mark, in: source) else { continue }
          let keyRange = keyStart..<min(keyStart + name.utf8.count, source.bytes.count)
          var valueRange = keyRange.upperBound..<keyRange.upperBound
          if let scalar = value.scalar, let valueStart = Self.offset(of: value.mark, in: source) {
            valueRange = Self.extent(of: scalar, from: valueStart, in: source)
            scalars.append(valueRange)
          }
          entries.append(Entry(key: name, keyRange: keyRange, value: Self.text(of: value), valueRange: valueRange))
        }
      }
      problem = nil
    } catch let error as YamlError {
      let (message, mark) = Self.explanation(of: error)
      let place = mark.flatMap { Self.offset(of: $0, in: source) } ?? firstLine
      problem = (message, place..<max(place, source.lineRange(source.line(at: place)).upperBound))
    } catch {
      problem = ("The front matter is not YAML.", firstLine..<firstLine)
    }
    self.entries = entries
    comments = (2..<line).compactMap { Self.comment(on: source.lineRange($0), besides: scalars, in: source) }
  }

  private static func isFence(_ line: ArraySlice<UInt8>, orDots: Bool) -> Bool {
    var text = line
    while let last = text.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { text.removeLast() }
    return text.elementsEqual("---".utf8) || orDots && text.elementsEqual("...".utf8)
  }

  private static func text(of value: Node) -> String? {
    guard let scalar = value.scalar else { return nil }
    return scalar.style == .any || scalar.style == .plain
      ? (scalar.string.isEmpty ? nil : scalar.string) : scalar.string
  }

  /// The offset of a place in the YAML text, whose first line is the page's second; Yams counts columns in characters.
  private static func offset(of mark: Mark?, in source: SourceFile) -> Int? {
    guard let mark else { return nil }
    let line = source.lineRange(mark.line + 1)
    var offset = line.lowerBound
    var column = 1
    while offset < line.upperBound, column < mark.column {
      offset += 1
      while offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  private static func extent(of scalar: Node.Scalar, from start: Int, in source: SourceFile) -> Range<Int> {
    let line = source.lineRange(source.line(at: start))
    let quoted: [UInt8] = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
    var end = line.upperBound
    if start < end, !quoted.contains(source.bytes[start]) {
      end = min(end, start + scalar.string.utf8.count)
    }
    while end > start, source.bytes[end - 1] == UInt8(ascii: " ") || source.bytes[end - 1] == UInt8(ascii: "\t") {
      end -= 1
    }
    return start..<max(start, end)
  }

  /// A `#` begins a comment at the start of a line or after white space, outside a scalar (YAML 1.2 §6.6).
  private static func comment(on line: Range<Int>, besides scalars: [Range<Int>], in source: SourceFile) -> Range<Int>?
  {
    for offset in line where source.bytes[offset] == UInt8(ascii: "#") {
      let isAfterSpace =
        offset == line.lowerBound || source.bytes[offset - 1] == UInt8(ascii: " ")
        || source.bytes[offset - 1] == UInt8(ascii: "\t")
      if isAfterSpace, !scalars.contains(where: { $0.contains(offset) }) { return offset..<line.upperBound }
    }
    return nil
  }

  private static func explanation(of error: YamlError) -> (String, Mark?) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      ("The front matter is not YAML: \(problem)\(context.map { " \($0.text)" } ?? "").", mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      ("The front matter has a key twice: \(duplicates.sorted().joined(separator: ", ")).", context.mark)
    default: ("The front matter is not YAML.", nil)
    }
  }
}
