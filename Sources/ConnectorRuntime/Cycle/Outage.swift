/// What goes wrong for every entry alike, so that the others need not be tried: a hundred thousand requests with a token
/// that has been taken back help nobody.
actor Outage {
  private var error: ProvisioningError?
  private let isForAll: @Sendable (ProvisioningError) -> Bool

  /// Waits for something to go wrong.
  ///
  /// - Parameter isForAll: Whether an error is one of every entry.
  init(_ isForAll: @escaping @Sendable (ProvisioningError) -> Bool = { $0.isForAll }) {
    self.isForAll = isForAll
  }

  /// Does something, unless it is known that it can't be done, or the task is cancelled.
  func unlessOut<Outcome: Sendable>(
    _ body: @Sendable () async throws(ProvisioningError) -> Outcome
  ) async -> Result<Outcome, ProvisioningError> {
    if let error { return .failure(error) }
    guard !Task.isCancelled else { return .failure(ProvisioningError(.cancelled)) }
    let outcome = await Result(body)
    if case .failure(let failure) = outcome, isForAll(failure) { error = failure }
    return outcome
  }
}
