import Foundation

extension Array where Element: Sendable {
  /// What a function makes of each element, worked out on every core, in the order of the elements.
  ///
  /// - Parameters:
  ///   - progress: Shows how many elements are done.
  ///   - transform: What to make of an element.
  /// - Returns: The results, one for each element.
  func parallelMap<Result: Sendable>(
    _ progress: Progress, _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let share = 8
    var starts = stride(from: 0, to: count, by: share).makeIterator()
    return await withTaskGroup(of: (start: Int, results: [Result]).self) { group in
      func addTask() {
        guard let start = starts.next() else { return }
        let some = self[start..<Swift.min(start + share, count)]
        group.addTask { (start, some.map(transform)) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { addTask() }
      var shares: [(start: Int, results: [Result])] = []
      var done = 0
      for await finished in group {
        addTask()
        shares.append(finished)
        done += finished.results.count
        progress.show(done, of: count)
      }
      progress.clear()
      return shares.sorted { $0.start < $1.start }.flatMap(\.results)
    }
  }
}
