import ConnectorRuntime
import Foundation
import Testing

@Suite("A ledger in a file")
struct LedgerTests {
  private let url = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
  private let records = [
    LedgerRecord(.creating, .user, key: "a\n\"ü\""), LedgerRecord(.managed(id: "1"), .user, key: "a\n\"ü\""),
    LedgerRecord(.released(id: "1"), .user, key: "a"), LedgerRecord(.released(id: nil), .group, key: "g"),
    LedgerRecord(.managed(id: "2"), .user, key: "b", directoryID: "7d1c"),
    LedgerRecord(.members(id: "3", added: ["1", "2"], removed: []), .group, key: "g"),
  ]

  @Test("keeps its records, also for the next process")
  func kept() async throws {
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(try await FileLedger(url).records() == [])
    for record in records { try await FileLedger(url).append(record) }
    #expect(try await FileLedger(url).records() == records)
  }

  @Test("reads the lines of a ledger that knows nothing of the directory's ids")
  func withoutDirectoryID() async throws {
    defer { try? FileManager.default.removeItem(at: url) }
    try Data((#"{"event":"managed","type":"user","key":"a","id":"1"}"# + "\n").utf8).write(to: url)
    #expect(try await FileLedger(url).records() == [LedgerRecord(.managed(id: "1"), .user, key: "a")])
  }

  @Test("loses at most its last record, wherever writing ends")
  func cut() async throws {
    defer { try? FileManager.default.removeItem(at: url) }
    for record in records { try await FileLedger(url).append(record) }
    let bytes = try Data(contentsOf: url)
    let lastLine = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) ?? 0
    for end in (lastLine + 1)..<bytes.count - 1 {
      try bytes.prefix(end).write(to: url)
      #expect(try await FileLedger(url).records() == records.dropLast())
      try await FileLedger(url).append(records[0])
      #expect(try await FileLedger(url).records() == records.dropLast() + [records[0]])
    }
  }

  @Test("keeps its last record, where an editor has left out the end of the line")
  func unended() async throws {
    defer { try? FileManager.default.removeItem(at: url) }
    for record in records { try await FileLedger(url).append(record) }
    try Data(contentsOf: url).dropLast().write(to: url)
    #expect(try await FileLedger(url).records() == records)
    try await FileLedger(url).append(records[0])
    #expect(try await FileLedger(url).records() == records + [records[0]])
  }

  @Test("leaves a file as it is that is something else", arguments: ["notes", "notes\nmore", "{}\n{\"event\":"])
  func somethingElse(text: String) async throws {
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(text.utf8).write(to: url)
    await #expect(throws: FileLedgerError.noRecord(line: 1)) { try await FileLedger(url).append(records[0]) }
    #expect(try Data(contentsOf: url) == Data(text.utf8))
  }

  @Test("says what would mend it where the file can't be used")
  func unusable() async throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: url) }
    await #expect(throws: FileLedgerError.unwritable(path: url.path)) { try await FileLedger(url).records() }
    let below = url.appendingPathComponent("no/ledger")
    let error = await #expect(throws: FileLedgerError.unwritable(path: below.path)) {
      try await FileLedger(below).append(records[0])
    }
    #expect(
      error?.description.hasSuffix("can't be written. Check the folder, its permissions and the space on the disk.")
        == true)
  }

  @Test("is read and written by one cycle at a time")
  func locked() async throws {
    defer { try? FileManager.default.removeItem(at: url) }
    var first: FileLedger? = FileLedger(url)
    #expect(try await first?.records() == [])
    // What it may be writing just now.
    try Data("{".utf8).write(to: url)
    let second = FileLedger(url)
    await #expect(throws: FileLedgerError.inUse(path: url.path)) { try await second.records() }
    await #expect(throws: FileLedgerError.inUse(path: url.path)) { try await second.append(records[1]) }
    #expect(try Data(contentsOf: url) == Data("{".utf8))
    first = nil
    #expect(try await second.records() == [])
  }

  @Test("is one cycle's alone, also where two make it at the same time")
  func madeAtOnce() async throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: url) }
    let urls = (0..<50).map { url.appendingPathComponent("\($0)") }
    let ledgers = (urls + urls).map { FileLedger($0) }
    let owners = await withTaskGroup(of: Bool.self) { group in
      for ledger in ledgers { group.addTask { (try? await ledger.records()) != nil } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(owners == urls.count)
    withExtendedLifetime(ledgers) {}
  }

  @Test("is free with its cycle's end, whatever program that has started")
  func inherited() async throws {
    defer { try? FileManager.default.removeItem(at: url) }
    var first: FileLedger? = FileLedger(url)
    #expect(try await first?.records() == [])
    let arguments = [strdup("sleep"), strdup("600"), nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    try #require(posix_spawn(&child, "/bin/sleep", nil, nil, arguments, [nil]) == 0)
    defer {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    first = nil
    #expect(try await FileLedger(url).records() == [])
  }

  @Test("is not used where it is damaged")
  func damaged() async throws {
    defer { try? FileManager.default.removeItem(at: url) }
    try Data("{\"event\":\"creating\"}\n".utf8).write(to: url)
    await #expect(throws: FileLedgerError.self) { try await FileLedger(url).records() }
    let cycle = ProvisioningCycle(client: try client(of: TestApp.self, FakeServer()), ledger: FileLedger(url))
    guard case .ledger = await kind(of: { _ = try await cycle.plan(users: []) }) else { throw Unexpected(nil) }
  }
}
