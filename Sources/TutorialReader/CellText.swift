import MarkdownSyntax

extension Table.Cell {
  /// The text without the white space around it, that of a no-break space among it.
  ///
  /// A cell is trimmed as it is written, which leaves the space before a comment, a line break or a picture at its end.
  var statedText: String {
    var text = text[...]
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
