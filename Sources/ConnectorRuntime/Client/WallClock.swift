import Foundation

/// The time of day, and waiting; to be replaced where nobody wants to wait.
public struct WallClock: Sendable {
  /// The seconds since the beginning of 1970, UTC.
  public var now: @Sendable () -> Int
  /// Waits. Throws at once when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// Creates a clock.
  public init(now: @escaping @Sendable () -> Int, sleep: @escaping @Sendable (Duration) async throws -> Void) {
    self.now = now
    self.sleep = sleep
  }

  /// The system's clock.
  public static let system = WallClock(
    now: { Int(Date().timeIntervalSince1970) }, sleep: { try await Task.sleep(for: $0) })
}
