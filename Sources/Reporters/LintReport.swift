import TutorialDiagnostics

/// What a run of the linter has to say; reporters turn it into text.
public struct LintReport: Sendable {
  /// The findings, by file, line, column and rule. One without a place stands where line 1, column 1 would.
  public let diagnostics: [Diagnostic]
  /// The rules that were run, also those that found nothing.
  public let rules: [RuleDescription]
  /// The files with findings, by the names that the diagnostics use. A file may be missing, as one that can't be read
  /// is: its findings are then told without the line.
  public let sources: [String: SourceFile]
  /// How many pages were linted.
  public let pages: Int
  /// The pages that were passed over, being no provisioning tutorials.
  public let passedOver: [String]
  /// The provisioning tutorials that a configuration leaves out.
  public let excluded: [String]

  /// Creates a report of diagnostics in any order.
  public init(
    diagnostics: [Diagnostic], rules: [RuleDescription], sources: [String: SourceFile], pages: Int,
    passedOver: [String] = [], excluded: [String] = []
  ) {
    self.diagnostics = diagnostics.sorted(by: Self.precedes)
    self.rules = rules
    self.sources = sources
    self.pages = pages
    self.passedOver = passedOver
    self.excluded = excluded
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if !left.file.utf8.elementsEqual(right.file.utf8) {
      return left.file.utf8.lexicographicallyPrecedes(right.file.utf8)
    }
    let (first, second) = (left.place, right.place)
    if first.start != second.start { return first.start < second.start }
    if left.id != right.id { return left.id.utf8.lexicographicallyPrecedes(right.id.utf8) }
    if first.end != second.end { return first.end < second.end }
    return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
  }
}

extension Diagnostic {
  /// The place for formats that need one: that of the diagnostic, or the very beginning of the file.
  var place: SourceRange {
    range ?? SourceRange(start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 1))
  }
}
