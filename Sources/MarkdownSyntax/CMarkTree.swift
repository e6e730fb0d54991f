import CMark

/// Parsing by libcmark, with the tree's memory in safe keeping.
enum CMarkTree {
  /// What a zero byte is read as. cmark would put three bytes in its place, which would move every column after it.
  static let zeroSubstitute: UInt8 = 0x1A

  /// Parses a CommonMark text and hands its document node to a closure; the tree is freed afterwards.
  static func parse(_ text: ArraySlice<UInt8>, _ body: (OpaquePointer) -> Void) {
    // cmark puts three bytes in place of a zero byte, which would move every column after it; one byte of no meaning
    // keeps them in place.
    var text = text
    if text.contains(0) { text = ArraySlice(text.map { $0 == 0 ? zeroSubstitute : $0 }) }
    text.withUnsafeBytes { buffer in
      let characters = buffer.bindMemory(to: CChar.self)
      guard let root = cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_DEFAULT) else { return }
      defer { cmark_node_free(root) }
      body(root)
    }
  }
}
