/// How often and after what time a request is repeated that a server couldn't answer.
public struct RetryPolicy: Hashable, Sendable {
  /// How often a request is sent at most, the first time included.
  public var attempts: Int
  /// How long to wait after the first attempt. After each further one it is twice as long.
  public var firstDelay: Duration
  /// The longest wait, where the server doesn't ask for a longer one.
  public var maximumDelay: Duration
  /// The longest wait that a server may ask for with `Retry-After`. Where it asks for more, that is an error.
  public var maximumRetryAfter: Duration
  /// What part of a delay is waited, by chance: so clients that failed together don't come back together. A wait that
  /// the server asks for is never made shorter.
  public var jitter: ClosedRange<Double>

  /// Creates a policy. The waits of the defaults come to one to two minutes, because quotas are often counted by the
  /// minute. What answers take and what a server asks for with `Retry-After` is not counted in.
  public init(
    attempts: Int = 10, firstDelay: Duration = .milliseconds(500), maximumDelay: Duration = .seconds(30),
    maximumRetryAfter: Duration = .seconds(300), jitter: ClosedRange<Double> = 0.5...1
  ) {
    self.attempts = max(attempts, 1)
    self.firstDelay = firstDelay
    self.maximumDelay = maximumDelay
    self.maximumRetryAfter = maximumRetryAfter
    self.jitter = jitter
  }

  /// Everything once.
  public static let never = RetryPolicy(attempts: 1)

  /// How long to wait after some attempts have failed.
  func delay(after failures: Int) -> Duration {
    var delay = firstDelay
    for _ in 1..<max(failures, 1) where delay < maximumDelay { delay *= 2 }
    return min(delay, maximumDelay) * Double.random(in: jitter)
  }
}
