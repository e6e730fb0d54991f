extension Spelling {
  /// The one of some names that was probably meant by another spelling, the case of letters aside; `nil` where none is
  /// near enough.
  static func nearest(to spelling: String, among names: [String]) -> String? {
    let wanted = spelling.lowercased()
    var nearest: (name: String, distance: Int)?
    for name in names {
      // One slip in three letters is still the same word; of several names, one that is strictly nearer wins.
      let limit = min(name.utf8.count / 3, (nearest?.distance ?? .max) - 1)
      if limit >= 0, let distance = distance(wanted, name.lowercased(), atMost: limit) { nearest = (name, distance) }
    }
    return nearest?.name
  }

  /// The help for a name that isn't known: the nearest one, or else what is said instead.
  static func help(for spelling: String, among names: [String], otherwise: String) -> String {
    nearest(to: spelling, among: names).map { "did you mean \"\($0)\"?" } ?? otherwise
  }
}

extension String {
  /// The text in quotation marks, as a message shows it: not so long that it buries the message.
  var quotedInMessage: String {
    let longest = 60
    return unicodeScalars.count > longest ? "\"\(String(unicodeScalars.prefix(longest)))…\"" : "\"\(self)\""
  }
}
