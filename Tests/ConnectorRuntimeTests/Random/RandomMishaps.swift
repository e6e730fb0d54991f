import ConnectorRuntime
import SeededNumbers

/// What goes wrong while a cycle runs.
struct RandomMishaps: Sendable {
  /// How a run ends before its time.
  enum End: Sendable {
    case cancelled
    /// Nothing is sent any more, and nothing written into the ledger, as when the process is killed.
    case killed
    /// The ledger takes nothing any more, and everything else goes on.
    case ledgerFull
  }

  /// What happens to requests, by their numbers.
  var faults: [Int: FakeServer.Fault] = [:]
  /// At which write the run ends, and whether the server still does that write.
  var end: (write: Int, end: End, isDone: Bool)?

  /// What no repetition mends within the same cycle.
  private static let lasting: [FakeServer.Fault] = [400, 401, 403, 409, 412, 500].map { .answer($0) }

  init() {}

  init(_ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let faults = random.chance(50) ? FaultTests.transient : Self.lasting
      self.faults[Int.random(in: 0..<30, using: &random)] = random.pick(faults, else: .lostAfter())
    }
    guard faults.isEmpty || random.chance(30) else { return }
    let end = random.pick([End.cancelled, .killed, .killed, .killed, .ledgerFull], else: .killed)
    self.end = (Int.random(in: 0..<5, using: &random), end, random.chance(50))
  }
}

/// A server that mishaps keep from answering.
actor RoughTransport: HTTPTransport {
  private let server: FakeServer
  private let ledger: MortalLedger
  private let mishaps: RandomMishaps
  private var requests = 0
  private var writes = 0
  private var isDead = false
  /// Cancels the run.
  private var cancel: @Sendable () -> Void = {}
  private var isReady = false

  init(_ server: FakeServer, _ ledger: MortalLedger, _ mishaps: RandomMishaps) {
    (self.server, self.ledger, self.mishaps) = (server, ledger, mishaps)
  }

  /// Does something that the mishaps may cancel.
  func run<Outcome: Sendable>(_ body: @escaping @Sendable () async -> Outcome) async -> Outcome {
    let task = Task {
      while !isReady { await Task.yield() }
      return await body()
    }
    cancel = { task.cancel() }
    isReady = true
    return await task.value
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard !isDead else { throw .cancelled }
    let fault = mishaps.faults[requests]
    requests += 1
    if request.method != .get {
      writes += 1
      if let end = mishaps.end, end.write == writes - 1 {
        switch end.end {
        case .cancelled:
          cancel()
        case .killed:
          isDead = true
          await ledger.end()
        case .ledgerFull:
          await ledger.end()
          return try await server.send(request)
        }
        if end.isDone { _ = try await server.send(request) }
        throw .cancelled
      }
    }
    switch fault {
    case nil, .silence: return try await server.send(request)
    case .answer(let status, let headers, let text):
      return HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    case .lostBefore(let error): throw error
    case .lostAfter(let error):
      _ = try await server.send(request)
      throw error
    case .garbled(let text):
      let status = try await server.send(request).status
      return HTTPResponse(status: status, headers: [:], body: Array(text.utf8))
    }
  }
}

/// A ledger whose process may end.
actor MortalLedger: ProvisioningLedger {
  private var all: [LedgerRecord] = []
  private var isEnded = false

  func records() -> [LedgerRecord] { all }

  func append(_ record: LedgerRecord) throws {
    guard !isEnded else { throw Ended() }
    all.append(record)
  }

  /// Takes no record any more.
  func end() { isEnded = true }

  /// Another process goes on.
  func begin() { isEnded = false }

  private struct Ended: Error {}
}
