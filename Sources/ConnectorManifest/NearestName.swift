/// The one of some names that was probably meant by another spelling: the one with the fewest letters added, left out,
/// changed or swapped with their neighbour, the case of letters aside. `nil` where that is more than a third of them.
func nearestName(to spelling: String, among names: [String]) -> String? {
  // A longer text is no slip of a known name, and comparing takes time in proportion to its length.
  guard spelling.unicodeScalars.count <= 40 else { return nil }
  let distances = names.map { (name: $0, distance: editDistance(spelling.lowercased(), $0.lowercased())) }
  guard let nearest = distances.min(by: { $0.distance < $1.distance }) else { return nil }
  return nearest.distance * 3 <= nearest.name.unicodeScalars.count ? nearest.name : nil
}

/// The optimal string alignment distance.
private func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.unicodeScalars)
  let right = Array(right.unicodeScalars)
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in 1..<(left.count + 1) {
    var current = [row]
    for column in 1..<(right.count + 1) {
      let isSame = left[row - 1] == right[column - 1]
      var distance = min(previous[column - 1] + (isSame ? 0 : 1), previous[column] + 1, current[column - 1] + 1)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        distance = min(distance, beforePrevious[column - 2] + 1)
      }
      current.append(distance)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
