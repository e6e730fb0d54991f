/// The places of a page at which one comment silences one rule.
struct SuppressionScope {
  /// The index of the comment.
  var comment: Int
  /// The offsets at which a finding begins; −1 is that of a finding that has no place.
  var offsets: ClosedRange<Int>
}

/// All places at which one rule is silenced, by any comment.
struct SuppressionScopes {
  private(set) var all: [SuppressionScope] = []

  /// Where a finding is that has no place.
  static let noPlace = -1

  mutating func append(_ scope: SuppressionScope) {
    all.append(scope)
  }

  /// For each of some offsets, in ascending order, whether the rule is silenced there.
  func silenced(_ offsets: [Int]) -> [Bool] {
    let scopes = all.sorted { $0.offsets.lowerBound < $1.offsets.lowerBound }
    var next = 0
    var reach = Int.min
    return offsets.map { offset in
      while next < scopes.count, scopes[next].offsets.lowerBound <= offset {
        reach = max(reach, scopes[next].offsets.upperBound)
        next += 1
      }
      return offset <= reach
    }
  }

  /// The comments that silence the rule nowhere.
  ///
  /// - Parameter offsets: Where the rule's findings begin, in ascending order.
  /// - Returns: The indices of the comments.
  func unused(for offsets: [Int]) -> [Int] {
    all.filter { scope in
      var low = 0
      var high = offsets.count
      while low < high {
        let middle = (low + high) / 2
        if offsets[middle] < scope.offsets.lowerBound { low = middle + 1 } else { high = middle }
      }
      return low == offsets.count || offsets[low] > scope.offsets.upperBound
    }.map(\.comment)
  }
}
