extension String {
  /// Whether another text stands in this one, byte for byte.
  ///
  /// Without this the call would be Foundation's, which comes along with Yams: it compares by grapheme clusters and takes
  /// many times as long.
  package func contains(_ text: String) -> Bool {
    Array(utf8).firstOccurrence(of: text.utf8) != nil
  }
}

extension [UInt8] {
  /// The first occurrence of some bytes.
  ///
  /// - Parameters:
  ///   - text: The bytes to look for, such as a text's `utf8`; none are found nowhere.
  ///   - range: The offsets to look between; those outside are left out. Without it, all.
  /// - Returns: The offsets of the occurrence.
  package func firstOccurrence(of text: some Collection<UInt8>, in range: Range<Int>? = nil) -> Range<Int>? {
    let wanted = Array(text)
    guard let first = wanted.first else { return nil }
    let range = (range ?? indices).clamped(to: indices)
    return withUnsafeBufferPointer { bytes in
      var offset = range.lowerBound
      while offset + wanted.count <= range.upperBound {
        if bytes[offset] == first, bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
          return offset..<offset + wanted.count
        }
        offset += 1
      }
      return nil
    }
  }
}
