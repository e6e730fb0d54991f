extension Collection<UInt8> {
  /// The offsets of the first occurrence of a text.
  func firstRange(of text: String) -> Range<Int>? {
    let (bytes, wanted) = (Array(self), Array(text.utf8))
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return nil }
    for start in 0...bytes.count - wanted.count where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return start..<start + wanted.count
    }
    return nil
  }
}
