/// How far apart two spellings are.
package enum Spelling {
  /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other; `nil`
  /// where that is more than a limit.
  package static func distance(_ left: String, _ right: String, atMost limit: Int) -> Int? {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        var cost = min(last[column] + (left[row] == right[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      guard current.contains(where: { $0 <= limit }) else { return nil }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }

  /// The one of some names that was probably meant by another spelling, the case of letters aside; `nil` where none is
  /// near enough.
  package static func nearest(to spelling: String, among names: [String]) -> String? {
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
  package static func help(for spelling: String, among names: [String], otherwise: String) -> String {
    nearest(to: spelling, among: names).map { "did you mean \"\($0)\"?" } ?? otherwise
  }
}
