import SCIMSchema
import TutorialReader

/// The quotation marks of a filter's value that are not the straight double ones of JSON, which RFC 7644 §3.4.2.2 asks
/// for.
struct OtherQuotationMarks {
  /// What is wrong with them, as a clause that a sentence can hold.
  let reason: String
  /// What makes a path of it; `nil` where more than the marks is wrong.
  let edits: [(range: Range<Int>, replacement: String)]?

  /// Looks at the place where a path couldn't be read on; `nil` where no such mark stands there.
  init?(in path: Fact<String>, _ error: AttributePathError) {
    let text = path.value
    let start = text.utf8.index(text.startIndex, offsetBy: error.offset, limitedBy: text.endIndex) ?? text.endIndex
    let rest = text[start...].unicodeScalars
    guard error.reason == .invalidValue, let opening = rest.first, Self.marks.contains(opening) else { return nil }
    let kind = opening == "'" ? "single" : "curly"
    guard let closing = rest.dropFirst().firstIndex(where: { Self.marks.contains($0) || $0 == "\"" }) else {
      reason = "the value is opened with a \(kind) quotation mark and never closed"
      edits = nil
      return
    }
    reason = "the value stands in \(kind) quotation marks and not in straight double ones"
    let value = rest[rest.index(after: start)..<closing]
    let end = rest.index(after: closing)
    let mended = "\(text[..<start])\"\(String(value))\"\(text[end...])"
    // A cell with markup around or in the path is longer than the path.
    let isPlain = path.range.count == text.utf8.count
    let place = path.range.lowerBound + error.offset
    edits =
      isPlain && (try? AttributePath(parsing: mended)) != nil
      ? [(place..<place + text[start..<end].utf8.count, "\"\(String(value))\"")] : nil
  }

  private static let marks: Set<Unicode.Scalar> = ["'", "‘", "’", "‚", "‛", "“", "”", "„", "‟"]
}
