import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A URL session that ends when nobody has it any more. By itself it would live on for its delegate's sake.
final class RoutedSession: Sendable {
  typealias Outcome = Result<HTTPResponse, TransportError>

  private let session: URLSession
  private let router: AnswerRouter

  init(_ configuration: URLSessionConfiguration, maximumBodySize: Int) {
    router = AnswerRouter(maximumBodySize: maximumBodySize)
    session = URLSession(configuration: configuration, delegate: router, delegateQueue: nil)
  }

  deinit {
    session.finishTasksAndInvalidate()
  }

  /// Sends a request and waits for the answer, not longer than some time; cancels both with the task.
  func send(_ request: URLRequest, within timeout: Duration) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await self.send(request) }
      group.addTask {
        try? await Task.sleep(for: timeout)
        return .failure(Task.isCancelled ? .cancelled : .timedOut)
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? .failure(.cancelled)
    }
  }

  private func send(_ request: URLRequest) async -> Outcome {
    let task = session.dataTask(with: request)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        router.expect(task) { continuation.resume(returning: $0) }
        task.resume()
        // One that was cancelled before it was resumed may never tell that it ended.
        if Task.isCancelled { router.giveUp(task) }
      }
    } onCancel: {
      task.cancel()
    }
  }
}

/// Gathers the answers to a session's requests, and hands each over, once.
///
/// A session has one delegate for all, because Foundation on Linux doesn't tell a task's own delegate how it ended.
/// Unchecked, because the lock guards what changes.
private final class AnswerRouter: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private struct Exchange {
    let finish: (RoutedSession.Outcome) -> Void
    var body: [UInt8] = []
    var isTooLarge = false
  }

  private let maximumBodySize: Int
  private let lock = NSLock()
  private var exchanges: [Int: Exchange] = [:]

  init(maximumBodySize: Int) {
    self.maximumBodySize = maximumBodySize
  }

  func expect(_ task: URLSessionTask, finish: @escaping (RoutedSession.Outcome) -> Void) {
    lock.withLock { exchanges[task.taskIdentifier] = Exchange(finish: finish) }
  }

  /// Ends the wait for an answer; where it has come already, nothing happens.
  func giveUp(_ task: URLSessionTask) {
    lock.withLock { exchanges.removeValue(forKey: task.taskIdentifier) }?.finish(.failure(.cancelled))
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = lock.withLock {
      guard var exchange = exchanges.removeValue(forKey: dataTask.taskIdentifier) else { return false }
      exchange.isTooLarge = exchange.isTooLarge || exchange.body.count + data.count > maximumBodySize
      if !exchange.isTooLarge { exchange.body += data }
      exchanges[dataTask.taskIdentifier] = exchange
      return exchange.isTooLarge
    }
    if isTooLarge { dataTask.cancel() }
  }

  /// Redirects are not followed: the redirecting answer itself is the answer.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  /// A connection that was kept open has ended without an answer, and Foundation on Linux is about to send the request
  /// again. The server may have done what was asked, so that is not for the transport to decide; and left without a
  /// body, Foundation would never end the task.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
  ) {
    completionHandler(nil)
    guard let exchange = lock.withLock({ exchanges.removeValue(forKey: task.taskIdentifier) }) else { return }
    exchange.finish(.failure(.cutOff))
    // Not from the session's own queue, which cancelling waits for.
    DispatchQueue.global().async { task.cancel() }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    guard let exchange = lock.withLock({ exchanges.removeValue(forKey: task.taskIdentifier) }) else { return }
    exchange.finish(outcome(of: exchange, task.response as? HTTPURLResponse, error))
  }

  private func outcome(
    of exchange: Exchange, _ response: HTTPURLResponse?, _ error: (any Error)?
  ) -> RoutedSession.Outcome {
    if exchange.isTooLarge { return .failure(.tooLarge) }
    if let error { return .failure(TransportError(error)) }
    guard let response else { return .failure(.cutOff) }
    let headers = response.allHeaderFields.compactMap { name, value in
      (name as? String).flatMap { name in (value as? String).map { (name: name, value: $0) } }
    }
    // Foundation doesn't always tell that a body is shorter than was announced.
    let announced = response.value(forHTTPHeaderField: "Content-Length").flatMap { Int($0) }
    let isEncoded = response.value(forHTTPHeaderField: "Content-Encoding") != nil
    if let announced, !isEncoded, exchange.body.count < announced { return .failure(.cutOff) }
    return .success(HTTPResponse(status: response.statusCode, headers: HTTPHeaders(headers), body: exchange.body))
  }
}

extension TransportError {
  fileprivate init(_ error: any Error) {
    let error = error as? URLError
    switch error?.code {
    case .cancelled?: self = .cancelled
    case .timedOut?: self = .timedOut
    case .cannotFindHost?, .cannotConnectToHost?, .dnsLookupFailed?, .notConnectedToInternet?, .badURL?,
      .unsupportedURL?:
      self = .cannotConnect
    case .secureConnectionFailed?, .serverCertificateUntrusted?, .serverCertificateHasBadDate?,
      .serverCertificateNotYetValid?, .serverCertificateHasUnknownRoot?, .clientCertificateRejected?,
      .clientCertificateRequired?, .appTransportSecurityRequiresSecureConnection?:
      self = .untrusted
    default:
      // Foundation on Linux has no code for this, but passes on curl's words. Once the connection stands, curl names
      // the function of the TLS library that failed.
      let words = error?.localizedDescription ?? ""
      let isHandshake = words.contains("SSL") && !words.contains("SSL_read") && !words.contains("SSL_write")
      self = isHandshake ? .untrusted : .cutOff
    }
  }
}
