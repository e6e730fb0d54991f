import TutorialDiagnostics
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
  package static func contentStart(of source: SourceFile) -> Int {
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

    let yaml = YAMLText(source, source.lineRange(2).lowerBound..<source.lineRange(line).lowerBound)
    var entries: [Entry] = []
    var scalars: [Range<Int>] = []
    do throws(YAMLText.Problem) {
      if case .mapping(let mapping) = try yaml.node() {
        for case (.scalar(let key), let value) in mapping {
          let keyRange = yaml.range(of: key)
          var valueRange = keyRange.upperBound..<keyRange.upperBound
          if case .scalar(let scalar) = value, !scalar.string.isEmpty {
            valueRange = yaml.range(of: scalar)
            scalars.append(valueRange)
          }
          entries.append(
            Entry(key: key.string, keyRange: keyRange, value: Self.text(of: value), valueRange: valueRange))
        }
      }
      problem = nil
    } catch {
      problem = ("The front matter is not YAML: \(error.message).", error.range)
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
}
