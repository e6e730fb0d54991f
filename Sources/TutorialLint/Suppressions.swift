import MarkdownSyntax
import TutorialDiagnostics

/// The findings that comments in a page take back.
///
///     <!-- connectorgen-disable-next wrong-app-name: the vendor's former name -->
///     <!-- connectorgen-disable list-number, step-number --> … <!-- connectorgen-enable list-number, step-number -->
///     <!-- connectorgen-disable-file legacy-branding -->
///
/// The first is for the block that begins next, with all that is in it: a paragraph, heading, table, list item, or a
/// whole list. The second is for all between, and for the rest of the page where nothing enables the rule. The third is
/// for the whole page and may stand anywhere in it. A finding is where it begins.
public struct Suppressions: Sendable {
  /// The id of the note on a comment that takes nothing back.
  public static let unusedID = "unused-suppression"
  /// The id of the warning on a comment that can't be followed.
  public static let invalidID = "invalid-suppression"

  private let source: SourceFile
  private var comments: [Range<Int>] = []
  private var scopes: [String: SuppressionScopes] = [:]
  /// What is wrong with the comments themselves.
  private var diagnostics: [Diagnostic] = []

  /// Reads a page's comments.
  ///
  /// - Parameters:
  ///   - document: The page.
  ///   - knownRules: The ids of the rules that there are, also of those that are off.
  public init(in document: Document, knownRules: [String]) {
    source = document.source
    // Most pages have none.
    guard source.bytes.firstOccurrence(of: SuppressionComment.mark.utf8) != nil else {
      return
    }
    let comments = HTMLComments(of: document)
    let nextBlocks = Self.nextBlocks(of: document, besides: comments.blocks)
    var open: [String: SuppressionScope] = [:]
    for comment in comments.all {
      do throws(SuppressionComment.Fault) {
        guard let found = try SuppressionComment(comment, in: source, knownRules: knownRules) else { continue }
        for fault in found.faults { report(fault) }
        follow(found, open: &open, next: nextBlocks[comment.block + 1].map { Self.offsets(of: $0, in: document) })
      } catch {
        report(error)
      }
    }
    for (rule, scope) in open { scopes[rule, default: SuppressionScopes()].append(scope) }
  }

  // MARK: Reading

  /// For each index, the first block from there on that isn't a comment; one more than there are blocks.
  private static func nextBlocks(of document: Document, besides comments: Set<Int>) -> [Int?] {
    var next: [Int?] = [nil]
    for index in document.blocks.indices.reversed() { next.append(comments.contains(index) ? next.last ?? nil : index) }
    return next.reversed()
  }

  private static func offsets(of index: Int, in document: Document) -> ClosedRange<Int> {
    let block = document.blocks[index]
    let last = document.blocks[block.endIndex - 1]
    return block.range.lowerBound...max(block.range.upperBound, last.range.upperBound)
  }

  private mutating func follow(
    _ found: SuppressionComment, open: inout [String: SuppressionScope], next: ClosedRange<Int>?
  ) {
    let range = found.comment.range
    let index = comments.count
    comments.append(range)
    for rule in found.rules {
      func scope(_ offsets: ClosedRange<Int>) -> SuppressionScope { SuppressionScope(comment: index, offsets: offsets) }
      switch found.instruction {
      case .disableFile: scopes[rule, default: .init()].append(scope(SuppressionScopes.noPlace...Int.max))
      case .disableNext: scopes[rule, default: .init()].append(scope(next ?? Int.max...Int.max))
      case .disable where open[rule] == nil: open[rule] = scope(range.upperBound...Int.max)
      case .disable: reportUnused("\(rule) is disabled here already.", at: range)
      case .enable:
        if var region = open.removeValue(forKey: rule) {
          region.offsets = region.offsets.lowerBound...max(region.offsets.lowerBound, range.lowerBound)
          scopes[rule, default: .init()].append(region)
        } else {
          reportUnused("\(rule) isn't disabled here.", at: range)
        }
      }
    }
  }

  // MARK: Applying

  /// Takes back what the comments say.
  ///
  /// A comment may be for a rule that the configuration turns off; so that it isn't called unused, this comes before
  /// the configuration.
  ///
  /// - Parameter found: All that the rules find in the page.
  /// - Returns: What is left, with what is wrong with the comments themselves, in the page's order.
  public func apply(to found: [Diagnostic]) -> [Diagnostic] {
    guard !comments.isEmpty || !diagnostics.isEmpty else { return found }
    var isKept = Array(repeating: true, count: found.count)
    var unused: [Int: [String]] = [:]
    let byRule = Dictionary(grouping: found.indices, by: { found[$0].id })
    for (rule, scopes) in scopes.sorted(by: { $0.key < $1.key }) {
      let places = (byRule[rule] ?? []).map { (index: $0, offset: offset(of: found[$0])) }.sorted {
        $0.offset < $1.offset
      }
      let offsets = places.map(\.offset)
      for (place, isSilenced) in zip(places, scopes.silenced(offsets)) where isSilenced { isKept[place.index] = false }
      for comment in scopes.unused(for: offsets) { unused[comment, default: []].append(rule) }
    }
    let kept = zip(found, isKept).compactMap { $1 ? $0 : nil }
    let notes = unused.map { comment, rules in
      unusedNote("There is nothing of \(rules.joined(separator: ", ")) to suppress here.", at: comments[comment])
    }
    return (kept + diagnostics + notes).sorted(by: precedes)
  }

  private func offset(of diagnostic: Diagnostic) -> Int {
    diagnostic.range.map { source.offset(of: $0.start) } ?? SuppressionScopes.noPlace
  }

  private func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let (leftOffset, rightOffset) = (offset(of: left), offset(of: right))
    return (leftOffset, left.id, left.message) < (rightOffset, right.id, right.message)
  }

  // MARK: Diagnostics

  private mutating func report(_ fault: SuppressionComment.Fault) {
    diagnostics.append(
      Diagnostic(
        id: Self.invalidID, severity: .warning, message: fault.message, help: fault.help, file: source.name,
        range: source.range(fault.range)))
  }

  private mutating func reportUnused(_ message: String, at range: Range<Int>) {
    diagnostics.append(unusedNote(message, at: range))
  }

  private func unusedNote(_ message: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      id: Self.unusedID, severity: .note, message: message, help: "take the comment out, or the rule out of it",
      file: source.name, range: source.range(range))
  }
}
