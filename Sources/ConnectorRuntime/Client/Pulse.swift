/// Whether a server answers at all, whatever it says: what all requests of a client together know of it.
actor Pulse {
  private(set) var beats = 0

  func beat() { beats += 1 }
}

/// How often something was tried, and whether the server has shown a sign of life meanwhile.
struct Attempts {
  /// How often it went wrong.
  private(set) var failures = 0
  /// How often in a row it took too long, without an answer to anybody in between.
  private var timeouts = 0
  private var beats = 0

  /// How many time-outs in a row are enough to give a server up that answers nobody.
  private static let patience = 5

  /// Counts a failure, and gives the error that says more of it where the server is silent.
  mutating func failed(_ error: ProvisioningError, _ pulse: Pulse) async -> ProvisioningError {
    failures += 1
    guard case .timedOut = error.kind else { return error }
    let beats = await pulse.beats
    timeouts = beats == self.beats ? timeouts + 1 : 1
    self.beats = beats
    return timeouts < Self.patience ? error : ProvisioningError(.silent, request: error.request)
  }
}
