import ConnectorRuntime
import Foundation
import Testing

@Suite("The URL session transport")
struct URLSessionTransportTests {
  @Test("says that nobody listens")
  func nobody() async throws {
    let port = try SilentListener().port
    #expect(await outcome(of: URLSessionTransport(), port) == .cannotConnect)
  }

  @Test("waits no longer than it may")
  func silence() async throws {
    let listener = try SilentListener()
    #expect(await outcome(of: URLSessionTransport(timeout: .milliseconds(200)), listener.port) == .timedOut)
    withExtendedLifetime(listener) {}
  }

  @Test(
    "sends nothing in clear through a proxy",
    arguments: [
      (["http_proxy": "http://127.0.0.1:1"], true), (["ALL_PROXY": "socks5://h:1", "no_proxy": "10.0.0.1"], true),
      (["http_proxy": "http://127.0.0.1:1", "no_proxy": "localhost, 127.0.0.1"], false),
      (["http_proxy": "http://127.0.0.1:1", "NO_PROXY": "*"], false), (["https_proxy": "http://127.0.0.1:1"], false),
      (["http_proxy": ""], false),
    ] as [([String: String], Bool)])
  func proxies(environment: [String: String], isExposed: Bool) async throws {
    let port = try SilentListener().port
    let transport = URLSessionTransport(environment: environment)
    #expect(await outcome(of: transport, port) == (isExposed ? .exposed : .cannotConnect))
  }

  @Test("ends when it is cancelled", .timeLimit(.minutes(5)))
  func cancellation() async throws {
    let listener = try SilentListener()
    let port = listener.port
    let task = Task { await outcome(of: URLSessionTransport(), port) }
    while !listener.isAsked { await Task.yield() }
    task.cancel()
    #expect(await task.value == .cancelled)
    withExtendedLifetime(listener) {}
  }

  @Test("ends when it was cancelled before it began", .timeLimit(.minutes(5)))
  func early() async throws {
    let listener = try SilentListener()
    let port = listener.port
    for _ in 0..<20 {
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return await outcome(of: URLSessionTransport(), port)
      }
      task.cancel()
      #expect(await task.value == .cancelled)
    }
    withExtendedLifetime(listener) {}
  }

  private func outcome(of transport: URLSessionTransport, _ port: UInt16) async -> TransportError? {
    guard let url = URL(string: "http://127.0.0.1:\(port)/Users") else { return nil }
    do throws(TransportError) {
      _ = try await transport.send(HTTPRequest(method: .get, url: url))
      return nil
    } catch {
      return error
    }
  }
}

/// A port on loopback whose connections come about and stay silent, as long as the value lives.
private final class SilentListener {
  let port: UInt16
  private let descriptor: Int32

  init() throws {
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    descriptor = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
  }

  /// Whether somebody has connected.
  var isAsked: Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, 0) > 0
  }

  deinit {
    close(descriptor)
  }
}
