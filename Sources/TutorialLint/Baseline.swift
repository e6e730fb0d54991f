import ConnectorJSON
import TutorialDiagnostics

/// The findings that were there when an old set of pages was taken over, so that only new ones count.
///
/// A finding is known by its page and its fingerprint, which stays the same when lines move. Where several findings of
/// a page have the same fingerprint, as many as there were are known.
public struct Baseline: Hashable, Sendable {
  /// The version of the file's format.
  static let version = 1

  /// How often each fingerprint is in each page, by path and fingerprint; every count is at least 1.
  private(set) var counts: [String: [String: Int]] = [:]

  /// A finding with what a baseline knows it by.
  public struct Entry: Hashable, Sendable {
    /// The finding.
    public var diagnostic: Diagnostic
    /// The page's path, in the form that is the same wherever the tool is run: from the baseline's folder, with
    /// slashes.
    public var path: String
    /// The finding's fingerprint.
    public var fingerprint: String

    /// Creates an entry.
    public init(diagnostic: Diagnostic, path: String, fingerprint: String) {
      self.diagnostic = diagnostic
      self.path = path
      self.fingerprint = fingerprint
    }
  }

  /// What a baseline leaves of a run's findings.
  public struct Outcome: Hashable, Sendable {
    /// The findings that are new, in the order in which they were found.
    public var new: [Diagnostic]
    /// How many findings the baseline knows.
    public var known: Int
    /// How many findings of the baseline are gone from the pages that were read.
    public var gone: Int
  }

  /// A baseline that knows some findings.
  public init(from findings: [Entry]) {
    for finding in findings { counts[finding.path, default: [:]][finding.fingerprint, default: 0] += 1 }
  }

  init(counts: [String: [String: Int]]) {
    self.counts = counts
  }

  /// The paths of the pages that have findings, sorted.
  public var paths: [String] { counts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// Parts new findings from those that the baseline knows.
  ///
  /// - Parameters:
  ///   - findings: What was found.
  ///   - pages: The paths of the pages that were read or are no longer there; what is gone from others can't be told.
  /// - Returns: The new findings, and how many others there are.
  public func filter(_ findings: [Entry], pages: Set<String>) -> Outcome {
    var rest = counts.filter { pages.contains($0.key) }
    var outcome = Outcome(new: [], known: 0, gone: 0)
    for finding in findings {
      if let count = rest[finding.path]?[finding.fingerprint], count > 0 {
        rest[finding.path]?[finding.fingerprint] = count - 1
        outcome.known += 1
      } else {
        outcome.new.append(finding.diagnostic)
      }
    }
    outcome.gone = rest.values.reduce(0) { $1.values.reduce($0, +) }
    return outcome
  }

  /// The baseline that takes this one's place: other pages' findings are kept as they are.
  ///
  /// - Parameters:
  ///   - findings: What was found.
  ///   - pages: The paths of the pages that were read or are no longer there.
  /// - Returns: The new baseline.
  public func updated(by findings: [Entry], pages: Set<String>) -> Baseline {
    let kept = counts.filter { !pages.contains($0.key) }
    return Baseline(counts: Baseline(from: findings).counts.merging(kept) { new, _ in new })
  }

  /// The file's contents: the pages and the fingerprints sorted, so that a baseline is always written the same.
  public var json: JSONValue {
    func sorted<Value>(_ members: [String: Value], _ json: (Value) -> JSONValue) -> JSONValue {
      let members = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      return .object(JSONObject(members.map { ($0.key, json($0.value)) }))
    }
    return [
      "version": .number(JSONNumber(Self.version)),
      "findings": sorted(counts) { sorted($0) { .number(JSONNumber($0)) } },
    ]
  }
}
