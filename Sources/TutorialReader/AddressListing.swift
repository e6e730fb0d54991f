import MarkdownSyntax

/// Finds the addresses in code that gives them to be copied: nothing but addresses, one a line.
///
/// Where anything else stands beside them, as in a call that shows how the API is used, none is meant to be copied.
enum AddressListing {
  static func addresses(in code: Passage) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let bytes = code.text.utf8
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      var line = line
      while let last = line.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { line.removeLast() }
      guard !line.isEmpty else { continue }
      guard AddressScanner.addresses(in: Array(line)) == [0..<line.count] else { return [] }
      found.append(line.startIndex..<line.endIndex)
    }
    return found
  }
}
