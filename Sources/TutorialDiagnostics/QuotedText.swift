extension String {
  /// The text in quotation marks, as a message shows it: not so long that it buries the message.
  package var quotedInMessage: String {
    let longest = 60
    return unicodeScalars.count > longest ? "\"\(String(unicodeScalars.prefix(longest)))…\"" : "\"\(self)\""
  }
}
