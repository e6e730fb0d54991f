/// How far a run is, on a line that is written over and over; shown only to a person, and only for runs long enough to
/// wait for.
struct Progress: Sendable {
  private let isShown: Bool
  private static let worthShowing = 200

  /// Shows progress where standard error is a terminal on which a line can be written over.
  init() {
    isShown = Terminal.error.canRewrite
  }

  /// Shows how many pages have been read.
  func show(_ count: Int, of total: Int) {
    guard isShown, total >= Self.worthShowing else { return }
    Terminal.error.tell("\r\(count) of \(total) pages")
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    Terminal.error.tell("\r\u{1B}[K")
  }
}
