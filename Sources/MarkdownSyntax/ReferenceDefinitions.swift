import TutorialDiagnostics

/// Lines that may define a link reference (CommonMark §4.7).
///
/// Table cells are parsed apart from the page, so that the definitions have to be given to them again.
enum ReferenceDefinitions {
  /// The lines of the form `[label]: destination`, wherever they stand.
  static func candidates(in source: SourceFile, after start: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    source.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index + 1 < bytes.count {
        guard bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: ":") else {
          index += 1
          continue
        }
        let line = source.lineRange(source.line(at: index))
        var first = line.lowerBound
        while first < index, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">")].contains(bytes[first]) {
          first += 1
        }
        if bytes[first] == UInt8(ascii: "[") { found.append(first..<line.upperBound) }
        // One look at a line is enough, however often it has the two marks.
        index = max(index + 1, line.upperBound)
      }
    }
    return found
  }
}
