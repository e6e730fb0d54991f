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
  public func records() async throws(FileLedgerError) -> [LedgerRecord] {
    try content(of: try await opened()).records
  }

  /// Writes a record at the end of the file.
  ///
  /// - Throws: ``FileLedgerError`` where the file can't be written, the disk is full, or another ledger is using it.
  public func append(_ record: LedgerRecord) async throws(FileLedgerError) {
    let file = try await opened()
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
  private func opened() async throws(FileLedgerError) -> FileHandle {
    // Before anything is taken away: what looks like half a line may be one that another process is writing.
    let file = try await lockedInTime()
    guard self.file == nil else { return file }
    let content = try content(of: file)
    do {
      try file.truncate(atOffset: UInt64(content.length))
      // An editor may have left the last line without its end.
      if content.isUnended { try file.write(contentsOf: Data("\n".utf8)) }
    } catch {
      throw .unwritable(path: url.path)
    }
    self.file = file
    return file
  }

  /// The file, locked by this ledger already or within two seconds: the one that this process used before may end a
  /// little after the last who knew it.
  private func lockedInTime() async throws(FileLedgerError) -> FileHandle {
    for _ in 0..<100 {
      if let file { return file }
      do throws(FileLedgerError) {
        return try locked()
      } catch {
        guard case .inUse = error else { throw error }
      }
      try? await Task.sleep(for: .milliseconds(20))
    }
    throw .inUse(path: url.path)
  }

  /// The file that stands at the path, locked. A process that this one starts doesn't inherit it, since that would keep
  /// the lock.
  private func locked() throws(FileLedgerError) -> FileHandle {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path: url.path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .inUse(path: url.path) : .unwritable(path: url.path)
    }
    // Whoever replaces the file between the opening and the locking has the other one.
    var (opened, standing) = (stat(), stat())
    guard fstat(descriptor, &opened) == 0, stat(url.path, &standing) == 0, opened.st_ino == standing.st_ino,
      opened.st_dev == standing.st_dev
    else { throw .inUse(path: url.path) }
    return file
  }

  private func content(of file: FileHandle) throws(FileLedgerError) -> LedgerContent {
    let data: Data
    do {
      try file.seek(toOffset: 0)
      data = try file.readToEnd() ?? Data()
    } catch {
      throw .unreadable(path: url.path)
    }
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
