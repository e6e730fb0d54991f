import ConnectorJSON

/// A text from a manifest as a message shows it: in one line, without characters that a terminal acts upon or that
/// nobody sees, and not so long that it buries the message.
func messageText(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  let scalars = text.unicodeScalars
  for scalar in scalars.prefix(longestText) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      shown.append(contentsOf: "<U+\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars)
    default:
      shown.append(scalar)
    }
  }
  return String(shown) + (scalars.dropFirst(longestText).isEmpty ? "" : "…")
}

/// A text from a manifest in quotation marks, as a message shows it.
func quoted(_ text: String) -> String {
  "\"\(messageText(text))\""
}

/// A pointer as a message shows it.
func messageText(_ pointer: JSONPointer) -> String {
  JSONPointer(pointer.tokens.map { messageText($0) }).description
}

private let longestText = 120
