import TutorialDiagnostics

/// The hashes by which GitHub code scanning knows a line again, one for each line of a file.
///
/// GitHub reads no other fingerprint than this one, `primaryLocationLineHash`. Its upload action works it out for logs
/// that lack it and warns where a log has another value, so it has to be the very same: a rolling hash of the 100 UTF-16
/// code units from the line's beginning, spaces and tabs left out, and how many lines before have had the same hash
/// (`src/fingerprints.ts` of github/codeql-action).
struct CodeScanningLineHash {
  /// The hashes, the first line's first.
  private(set) var lines: [String] = []

  private static let blockSize = 100
  private static let factor: UInt64 = 37

  private var window = Array(repeating: UInt64(0), count: blockSize)
  /// Whether a line begins with the code unit at the same index of the window.
  private var beginsLine = Array(repeating: false, count: blockSize)
  private var hash: UInt64 = 0
  private var index = 0
  private var isAtLineStart = true
  private var occurrences: [UInt64: Int] = [:]

  init(_ source: SourceFile) {
    var followsCarriageReturn = false
    for unit in source.text(0..<source.bytes.count).utf16 {
      let isBlank = unit == 0x20 || unit == 0x09 || (followsCarriageReturn && unit == 0x0A)
      followsCarriageReturn = unit == 0x0D
      if !isBlank { add(unit == 0x0D ? 0x0A : UInt64(unit)) }
    }
    add(0xFFFF)
    for _ in 0..<Self.blockSize {
      finishLine()
      roll(0)
    }
  }

  private mutating func add(_ unit: UInt64) {
    finishLine()
    if isAtLineStart { beginsLine[index] = true }
    isAtLineStart = unit == 0x0A
    roll(unit)
  }

  /// Notes the hash of the line that began a whole window ago, if one did.
  private mutating func finishLine() {
    guard beginsLine[index] else { return }
    beginsLine[index] = false
    let count = (occurrences[hash] ?? 0) + 1
    occurrences[hash] = count
    lines.append("\(String(hash, radix: 16)):\(count)")
  }

  private mutating func roll(_ unit: UInt64) {
    hash = hash &* Self.factor &+ unit &- Self.weightOfOldest &* window[index]
    window[index] = unit
    index = (index + 1) % Self.blockSize
  }

  private static let weightOfOldest = (0..<blockSize).reduce(UInt64(1)) { power, _ in power &* factor }
}
