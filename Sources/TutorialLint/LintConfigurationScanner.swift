import Diagnostics

/// Goes through a configuration file from left to right, line by line, and reads the texts in it as YAML does.
struct LintConfigurationScanner {
  /// A text, and its bytes in the file.
  struct Scalar {
    var text: String
    var range: Range<Int>
  }

  /// What isn't YAML, or more of YAML than is read here.
  struct Fault: Error {
    var message: String
    var help: String
    var range: Range<Int>
  }

  /// The line that is read, counted from 1.
  private(set) var line = 0
  /// The next byte.
  private(set) var offset = 0

  /// The offset of the line's first byte, after a byte order mark.
  private var lineStart = 0
  private var lineEnd = 0
  private let source: SourceFile

  init(_ source: SourceFile) {
    self.source = source
  }

  // MARK: Lines

  /// Goes to the beginning of the next line, after a byte order mark.
  mutating func nextLine() -> Bool {
    guard line < source.lineCount else { return false }
    line += 1
    let range = source.lineRange(line)
    let hasMark = line == 1 && source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    (lineStart, lineEnd) = (range.lowerBound + (hasMark ? 3 : 0), range.upperBound)
    offset = lineStart
    return true
  }

  /// Goes to the first character of the line that isn't a space.
  ///
  /// - Returns: How many spaces there are; `nil` for a line that has at most a comment.
  /// - Throws: A fault for a tab.
  mutating func readIndentation() throws(Fault) -> Int? {
    while isAt(" ") { advance() }
    let indentation = offset - lineStart
    skipBlanks()
    guard !isAtEnd else { return nil }
    guard offset == lineStart + indentation else {
      throw fault("The line is indented with a tab.", help: "indent with spaces", at: lineStart..<offset)
    }
    return indentation
  }

  /// Checks that at most a comment is left of the line.
  mutating func expectEnd() throws(Fault) {
    skipBlanks()
    guard isAtEnd else { throw fault("Nothing more may stand here.", help: "take it out") }
  }

  // MARK: Texts

  /// Where a text stands, which decides what ends it.
  enum Position { case key, value, item }

  mutating func readScalar(_ position: Position) throws(Fault) -> Scalar {
    let start = offset
    let text: String
    switch current {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): text = try readQuoted()
    default: text = try readPlain(position)
    }
    // YAML takes some of these for line ends, and the others for nothing that a text can hold.
    let isPrintable = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalar == "\t"
      default: scalar != "\u{FFFD}" && scalar != "\u{FEFF}"
      }
    }
    guard isPrintable else {
      throw fault("The text has a character that can't be printed.", help: "take it out", at: start..<offset)
    }
    return Scalar(text: text, range: start..<offset)
  }

  private mutating func readPlain(_ position: Position) throws(Fault) -> String {
    let start = offset
    try checkBeginning(of: position)
    var end = offset
    scan: while offset < lineEnd {
      switch source.bytes[offset] {
      case UInt8(ascii: "#") where isBlankOrNone(offset - 1): break scan
      case UInt8(ascii: ":") where isBlankOrNone(offset + 1) || position == .item:
        if position == .key { break scan }
        throw fault(
          "A colon makes a key of what is before it.", help: "put the text in quotation marks", at: start..<offset + 1)
      case UInt8(ascii: ",") where position == .item, UInt8(ascii: "]") where position == .item: break scan
      case let byte where position == .item && "[{}".utf8.contains(byte):
        throw fault(
          "Brackets in a list have a meaning of their own.", help: "put the text in quotation marks",
          at: start..<lineEnd)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): offset += 1
      default:
        offset += 1
        end = offset
      }
    }
    offset = end
    return source.text(start..<end)
  }

  /// Checks that a plain text doesn't begin with a character that means something to YAML.
  private func checkBeginning(of position: Position) throws(Fault) {
    guard let first = current else { throw fault("The text is missing here.", help: "write it, or take the line out") }
    let isMark =
      "-?:".utf8.contains(first)
      ? isBlankOrNone(offset + 1) || position == .item && first == UInt8(ascii: "?")
      : "*&!|>%@`{}[],#".utf8.contains(first)
    guard isMark else { return }
    let help =
      first == UInt8(ascii: "{") ? "give each key a line of its own" : "put the text in quotation marks"
    throw fault("A text can't begin with \"\(Unicode.Scalar(first))\", which means something to YAML.", help: help)
  }

  private mutating func readQuoted() throws(Fault) -> String {
    let start = offset
    let quote = source.bytes[offset]
    var text: [UInt8] = []
    offset += 1
    while offset < lineEnd {
      let byte = source.bytes[offset]
      let next = offset + 1 < lineEnd ? source.bytes[offset + 1] : nil
      offset += 1
      switch byte {
      case quote where quote == UInt8(ascii: "'") && next == quote:
        text.append(quote)
        offset += 1
      case quote: return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        guard let next, next == UInt8(ascii: "\\") || next == quote else {
          throw fault(
            "The text has an escape that isn't read here.", help: "use single quotation marks", at: offset - 1..<offset)
        }
        text.append(next)
        offset += 1
      default: text.append(byte)
      }
    }
    throw fault("The quotation mark isn't closed on its line.", help: "close it", at: start..<lineEnd)
  }

  // MARK: Characters

  private var current: UInt8? { offset < lineEnd ? source.bytes[offset] : nil }

  /// Whether only a comment is left of the line.
  var isAtEnd: Bool { offset >= lineEnd || isAt("#") && isBlankOrNone(offset - 1) }

  /// Whether a mark comes next, which may need a blank or the line's end after it.
  func isAt(_ mark: StaticString, followedByBlank: Bool = false) -> Bool {
    let mark = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    let end = offset + mark.count
    return end <= lineEnd && source.bytes[offset..<end].elementsEqual(mark) && (!followedByBlank || isBlankOrNone(end))
  }

  /// Whether a byte of the line is a space or a tab, or is past either end of it.
  private func isBlankOrNone(_ offset: Int) -> Bool {
    guard offset >= lineStart, offset < lineEnd else { return true }
    return source.bytes[offset] == UInt8(ascii: " ") || source.bytes[offset] == UInt8(ascii: "\t")
  }

  mutating func advance(_ count: Int = 1) {
    offset += count
  }

  mutating func skipBlanks() {
    while offset < lineEnd, isBlankOrNone(offset) { advance() }
  }

  /// Goes to the next character that isn't part of a comment, on this line or a later one; `false` where there is none.
  mutating func skipBlanksAndLineEnds() -> Bool {
    skipBlanks()
    while isAtEnd {
      guard nextLine() else { return false }
      skipBlanks()
    }
    return true
  }

  /// A fault in a stretch of the file, or in what is left of the line.
  func fault(_ message: String, help: String, at range: Range<Int>? = nil) -> Fault {
    Fault(message: message, help: help, range: range ?? offset..<max(offset, lineEnd))
  }
}
