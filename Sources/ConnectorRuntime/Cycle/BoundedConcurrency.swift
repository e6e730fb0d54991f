extension Array where Element: Sendable {
  /// What a function makes of each element, some at a time, in the order of the elements.
  ///
  /// - Parameters:
  ///   - limit: How many are worked on at a time; at least 1.
  ///   - transform: What to make of an element.
  /// - Returns: The results, one for each element.
  func concurrentMap<Result: Sendable>(
    limit: Int, _ transform: @escaping @Sendable (Element) async -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (index: Int, result: Result).self) { group in
      var waiting = enumerated().makeIterator()
      func addTask() {
        guard let (index, element) = waiting.next() else { return }
        group.addTask { (index, await transform(element)) }
      }
      for _ in 0..<limit { addTask() }
      var results: [(index: Int, result: Result)] = []
      for await finished in group {
        addTask()
        results.append(finished)
      }
      return results.sorted { $0.index < $1.index }.map(\.result)
    }
  }
}
