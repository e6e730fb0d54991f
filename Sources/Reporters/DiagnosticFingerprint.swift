import TutorialDiagnostics

/// Knows a finding again when its page has been edited elsewhere.
public enum DiagnosticFingerprint {
  /// The fingerprints of diagnostics.
  ///
  /// A fingerprint is made of the rule's id, the text of the line where the finding begins (white space folded), and
  /// which one it is of the findings in the file that have both in common. It stays what it is when the line moves, is
  /// indented otherwise or gets another line ending, and when other lines change. It does not cover the file's name:
  /// two findings are the same when file and fingerprint are.
  ///
  /// - Parameters:
  ///   - diagnostics: The findings, in any order. Whether another file's are among them makes no difference.
  ///   - sources: The files, by the names that the diagnostics use; where one is missing, its lines count as empty.
  /// - Returns: For each diagnostic, in the same order, 16 hexadecimal digits, a colon and a number from 1.
  public static func fingerprints(of diagnostics: [Diagnostic], in sources: [String: SourceFile]) -> [String] {
    var lineHashes: [Line: FNV1a] = [:]
    let hashes = diagnostics.map { diagnostic in
      let line = Line(file: diagnostic.file, number: diagnostic.range?.start.line ?? 0)
      let lineHash = lineHashes[line] ?? hash(of: line, in: sources[diagnostic.file])
      lineHashes[line] = lineHash
      var hash = lineHash
      hash.combine(0)
      for byte in diagnostic.id.utf8 { hash.combine(byte) }
      return hash.digits
    }
    let places = diagnostics.map(\.place)
    let order = diagnostics.indices.sorted { left, right in
      let (first, second) = (places[left], places[right])
      if first.start != second.start { return first.start < second.start }
      if first.end != second.end { return first.end < second.end }
      return diagnostics[left].message.utf8.lexicographicallyPrecedes(diagnostics[right].message.utf8)
    }
    var fingerprints = Array(repeating: "", count: diagnostics.count)
    var seen: [Kind: Int] = [:]
    for index in order {
      let occurrence = (seen[Kind(file: diagnostics[index].file, hash: hashes[index])] ?? 0) + 1
      seen[Kind(file: diagnostics[index].file, hash: hashes[index])] = occurrence
      fingerprints[index] = "\(hashes[index]):\(occurrence)"
    }
    return fingerprints
  }

  private struct Line: Hashable {
    let file: String
    let number: Int
  }

  private struct Kind: Hashable {
    let file: String
    let hash: String
  }

  private static func hash(of line: Line, in source: SourceFile?) -> FNV1a {
    var hash = FNV1a()
    guard let source else { return hash }
    var isFirst = true
    for word in source.bytes[source.lineRange(line.number)].split(whereSeparator: isWhiteSpace) {
      if !isFirst { hash.combine(UInt8(ascii: " ")) }
      isFirst = false
      for byte in word { hash.combine(byte) }
    }
    return hash
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}
