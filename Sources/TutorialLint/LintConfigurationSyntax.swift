import Diagnostics

/// The keys, values and lists of a configuration file, each with its place, before anyone asks what they mean.
///
/// The file is YAML, but needs only a little of it: keys, below a key more keys or a list, texts plain or in quotation
/// marks. The rest of YAML is refused, so that all faults can be told at once, a key that is there twice has two places,
/// and no file takes longer than its length.
struct LintConfigurationSyntax {
  typealias Scalar = LintConfigurationScanner.Scalar
  typealias Fault = LintConfigurationScanner.Fault

  /// A key and what stands after or below it.
  struct Entry {
    var key: Scalar
    var value: Scalar?
    /// The list after or below the key; `nil` where there is none.
    var items: [Scalar]?
    var entries: [Entry] = []
    /// Whether something stands below the key that can't, which has been noted.
    var hasFault = false
  }

  private(set) var entries: [Entry] = []
  private(set) var faults: [Fault] = []

  private var scanner: LintConfigurationScanner
  /// Whether the file has begun with a line of three hyphens.
  private var hasMarker = false
  /// The indentation of what stands below the last key at the margin.
  private var indentation: Int?
  /// Whether the lines below the last key or line at the margin are passed over, a fault having been noted.
  private var isPassingOver = false

  init(_ source: SourceFile) {
    scanner = LintConfigurationScanner(source)
    while scanner.nextLine() {
      do throws(Fault) {
        try readLine()
      } catch {
        faults.append(error)
      }
    }
  }

  // MARK: Lines

  private mutating func readLine() throws(Fault) {
    guard let indent = try scanner.readIndentation() else { return }
    let isItem = scanner.isAt("-", followedByBlank: true)
    if indent > 0 || isItem { return try readNestedLine(indent, isItem: isItem) }
    (indentation, isPassingOver) = (nil, true)
    if scanner.isAt("---", followedByBlank: true) || scanner.isAt("...", followedByBlank: true) {
      guard entries.isEmpty, faults.isEmpty, !hasMarker, scanner.isAt("-") else {
        throw scanner.fault("The file is one YAML document, and this begins or ends one.", help: "take the line out")
      }
      hasMarker = true
      scanner.advance(3)
      try scanner.expectEnd()
    } else {
      entries.append(try readEntry())
    }
    isPassingOver = false
  }

  private mutating func readNestedLine(_ indent: Int, isItem: Bool) throws(Fault) {
    guard !isPassingOver else { return }
    guard let parent = entries.indices.last else {
      isPassingOver = true
      throw scanner.fault(
        "The line belongs to no key.", help: "begin with \"rules:\" or \"exclude:\" at the margin")
    }
    guard entries[parent].value == nil, entries[parent].items == nil || indentation != nil else {
      isPassingOver = true
      entries[parent].hasFault = true
      throw scanner.fault("The key above has its value already.", help: "put the line below a key that has none")
    }
    guard indent == indentation ?? indent else {
      // What is too deep belongs to the key above it, of which no more is said.
      if let last = entries[parent].entries.indices.last {
        guard !entries[parent].entries[last].hasFault else { return }
        entries[parent].entries[last].hasFault = true
      }
      throw scanner.fault(
        "The line is indented otherwise than those that stand below the same key.",
        help: "indent them alike, and only one level deep")
    }
    let isFirst = indentation == nil
    indentation = indent
    guard isFirst || isItem == (entries[parent].items != nil) else {
      throw scanner.fault(
        "The lines below one key are either all keys or all a list.", help: "give the list a key of its own")
    }
    let firstLine = scanner.line
    do throws(Fault) {
      if isItem {
        entries[parent].items = entries[parent].items ?? []
        scanner.advance()
        scanner.skipBlanks()
        let item = try scanner.readScalar(.value)
        try scanner.expectEnd()
        entries[parent].items?.append(item)
      } else {
        entries[parent].entries.append(try readEntry())
      }
    } catch {
      // The rest of a list that goes on over lines isn't read as anything else.
      isPassingOver = scanner.line > firstLine
      throw error
    }
  }

  private mutating func readEntry() throws(Fault) -> Entry {
    var entry = Entry(key: try scanner.readScalar(.key))
    scanner.skipBlanks()
    guard scanner.isAt(":", followedByBlank: true) else {
      throw scanner.fault(
        "The line has no colon after its key.", help: "write the key, a colon, a space and the value")
    }
    scanner.advance()
    scanner.skipBlanks()
    guard !scanner.isAtEnd else { return entry }
    if scanner.isAt("[") {
      entry.items = try readList()
    } else {
      entry.value = try scanner.readScalar(.value)
    }
    try scanner.expectEnd()
    return entry
  }

  /// A list in brackets, over one or more lines.
  private mutating func readList() throws(Fault) -> [Scalar] {
    let bracket = scanner.offset..<scanner.offset + 1
    var items: [Scalar] = []
    repeat {
      scanner.advance()
      guard scanner.skipBlanksAndLineEnds() else { break }
      if !scanner.isAt("]") {
        items.append(try scanner.readScalar(.item))
        guard scanner.skipBlanksAndLineEnds() else { break }
      }
      if scanner.isAt("]") {
        scanner.advance()
        return items
      }
    } while scanner.isAt(",")
    throw scanner.fault(
      "The list in brackets isn't closed.", help: "put commas between its texts and \"]\" after the last", at: bracket)
  }
}
