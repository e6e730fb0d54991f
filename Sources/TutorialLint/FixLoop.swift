import TutorialDiagnostics

/// A page mended until its rules find nothing more to mend, or left as it was.
///
/// What one fix leaves, another may be for; so the page is checked again after each round. A page that isn't sound in
/// the end is left alone, byte for byte.
public struct FixLoop: Sendable {
  /// The page's bytes, mended; or as they were, where nothing is mended.
  public let bytes: [UInt8]
  /// How many fixes were made.
  public let fixed: Int
  /// Why the page is left as it was, where that is because of what the fixes do.
  public let refusal: Diagnostic?

  /// How many rounds a page may take.
  public static let mostRounds = 8

  /// Mends a page.
  ///
  /// - Parameters:
  ///   - source: The page.
  ///   - findings: Everything that is wrong with a page, with all that isn't to be mended left out. That the page can't
  ///     be read any more is an error, too.
  public init(_ source: SourceFile, findings: (SourceFile) -> [Diagnostic]) {
    var page = source
    var found = findings(page)
    var fixed = 0
    for _ in 0..<Self.mostRounds {
      let round = FixApplication(of: found, to: page)
      guard round.applied > 0 else {
        self.init(bytes: page.bytes, fixed: fixed, refusal: nil)
        return
      }
      page = SourceFile(name: source.name, bytes: round.bytes)
      let left = findings(page)
      if let rule = Self.newError(in: left, after: found) {
        self.init(refusing: source, "Mending the page would make an error of \(rule).")
        return
      }
      found = left
      fixed += round.applied
    }
    if FixApplication(of: found, to: page).applied == 0 {
      self.init(bytes: page.bytes, fixed: fixed, refusal: nil)
    } else {
      self.init(refusing: source, "After \(Self.mostRounds) rounds there is still something to mend.")
    }
  }

  private init(bytes: [UInt8], fixed: Int, refusal: Diagnostic?) {
    self.bytes = bytes
    self.fixed = fixed
    self.refusal = refusal
  }

  private init(refusing source: SourceFile, _ reason: String) {
    self.init(
      bytes: source.bytes, fixed: 0,
      refusal: Diagnostic(
        id: "unsafe-fix", severity: .warning, message: "\(reason) The page is left as it was.",
        help: "mend it by hand", file: source.name))
  }

  /// A rule that finds more errors than before. They are counted and not compared, since a fix may move an error or
  /// change the words that its message quotes.
  private static func newError(in found: [Diagnostic], after before: [Diagnostic]) -> String? {
    func count(_ diagnostics: [Diagnostic]) -> [String: Int] {
      Dictionary(diagnostics.lazy.filter { $0.severity == .error }.map { ($0.id, 1) }, uniquingKeysWith: +)
    }
    let earlier = count(before)
    return count(found).filter { $0.value > earlier[$0.key, default: 0] }.keys.min()
  }
}
