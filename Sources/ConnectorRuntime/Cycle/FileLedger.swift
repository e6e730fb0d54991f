import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A ledger in a file, with a line of JSON for each record.
///
/// Lines are only ever added, each in one go. So however a process ends, at most its last line is incomplete; that one
/// is taken away when the next process begins. A file that is no ledger is left as it is.
///
/// From its first use to its end a ledger keeps its file to itself, because two cycles that plan by the same records
/// would do everything twice. The lock ends with the process, however that ends.
public actor FileLedger: ProvisioningLedger {
  private let url: URL
  private var file: FileHandle?

  /// Names the file; it is made when it is first used.
  public init(_ url: URL) {
    self.url = url
  }

  /// Reads all records.
  ///
  /// - Returns: The records of all complete lines.
  /// - Throws: ``FileLedgerError`` for a line that is no record, for a file that can't be read or written, and for one
  ///   that another ledger is using.
  public func records() throws(FileLedgerError) -> [LedgerRecord] {
    _ = try opened()
    return try content().records
  }

  /// Writes a record at the end of the file.
  ///
  /// - Throws: ``FileLedgerError`` where the file can't be written, the disk is full, or another ledger is using it.
  public func append(_ record: LedgerRecord) throws(FileLedgerError) {
    let file = try opened()
    do {
      try file.write(contentsOf: Data((record.json.serialized(indented: false) + "\n").utf8))
    } catch {
      // Half a line may have been written, which is taken away when the file is opened again.
      self.file = nil
      throw .unwritable(path: url.path)
    }
  }

  /// The file, locked, at the end of its last complete line. Only the user who runs the process can read a new one,
  /// because it names people.
  private func opened() throws(FileLedgerError) -> FileHandle {
    if let file { return file }
    if !FileManager.default.fileExists(atPath: url.path) {
      _ = FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let file = try? FileHandle(forWritingTo: url) else { throw .unwritable(path: url.path) }
    // Before anything is taken away: what looks like half a line may be one that another process is writing.
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .inUse(path: url.path) : .unwritable(path: url.path)
    }
    let content = try content()
    do {
      try file.truncate(atOffset: UInt64(content.length))
      try file.seekToEnd()
      // An editor may have left the last line without its end.
      if content.isUnended { try file.write(contentsOf: Data("\n".utf8)) }
    } catch {
      throw .unwritable(path: url.path)
    }
    self.file = file
    return file
  }

  private func content() throws(FileLedgerError) -> LedgerContent {
    guard let data = try? Data(contentsOf: url) else { throw .unreadable(path: url.path) }
    return try LedgerContent(data)
  }
}

/// What stands in a ledger's file.
private struct LedgerContent {
  private(set) var records: [LedgerRecord] = []
  /// How many bytes the records take, without half a line at the end.
  private(set) var length: Int
  /// Whether only the line feed of the last record is missing.
  private(set) var isUnended = false

  init(_ data: Data) throws(FileLedgerError) {
    length = data.count
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      if let json = try? JSONDocument(parsing: Array(line)).root.value, let record = LedgerRecord(json: json) {
        records.append(record)
        isUnended = isLast
      } else if isLast, zip(line, #"{"event":"#.utf8).allSatisfy({ $0 == $1 }) {
        length -= line.count
      } else {
        throw .noRecord(line: index + 1)
      }
    }
  }
}

/// Why a ledger's file is of no use.
public enum FileLedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line, counted from 1, is no record.
  case noRecord(line: Int)
  /// The file can't be read.
  case unreadable(path: String)
  /// The file can't be made or written.
  case unwritable(path: String)
  /// Another cycle is using the file.
  case inUse(path: String)

  /// What is wrong, and what would mend it.
  public var description: String {
    switch self {
    case .noRecord(let line):
      "Line \(line) of the ledger is no record. Mend or remove the line; without it, its account is not known as managed."
    case .unreadable(let path): "\(path) can't be read. Check its permissions."
    case .unwritable(let path): "\(path) can't be written. Check the folder, its permissions and the space on the disk."
    case .inUse(let path): "\(path) is in use by another cycle. Wait until that has ended, and run this one again."
    }
  }
}

extension LedgerRecord {
  var json: JSONValue {
    var object: JSONObject = ["event": .string(event.name), "type": .string(kind.rawValue), "key": .string(key)]
    switch event {
    case .managed(let id): object["id"] = .string(id)
    case .released(let id): object["id"] = id.map(JSONValue.string)
    case .members(let id, let added, let removed):
      object["id"] = .string(id)
      object["added"] = .array(added.map(JSONValue.string))
      object["removed"] = .array(removed.map(JSONValue.string))
    case .creating: break
    }
    object["directoryId"] = directoryID.map(JSONValue.string)
    return .object(object)
  }

  init?(json: JSONValue) {
    guard let object = json.object, let kind = object["type"]?.string.flatMap(ProvisionedKind.init(rawValue:)),
      let key = object["key"]?.string
    else { return nil }
    let event: Event
    switch (object["event"]?.string, object["id"]?.string) {
    case ("creating", _): event = .creating
    case ("managed", let id?): event = .managed(id: id)
    case ("released", let id): event = .released(id: id)
    case ("members", let id?):
      let lists = ["added", "removed"].compactMap { object[$0]?.array?.compactMap(\.string) }
      guard lists.count == 2 else { return nil }
      event = .members(id: id, added: lists[0], removed: lists[1])
    default: return nil
    }
    self.init(event, kind, key: key, directoryID: object["directoryId"]?.string)
  }
}

extension LedgerRecord.Event {
  fileprivate var name: String {
    switch self {
    case .creating: "creating"
    case .managed: "managed"
    case .released: "released"
    case .members: "members"
    }
  }
}
