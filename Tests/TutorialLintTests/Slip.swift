import Foundation
import TutorialDiagnostics

/// A clean page with one slip planted in it, and where which rule has to find it.
struct Slip: Sendable {
  /// What kind of slip it is, for a reader of a failure.
  let kind: String
  let page: CleanPage
  /// The page with the slip.
  let text: String
  /// The rule that has to find it.
  let rule: String
  /// The line where it has to be found; `nil` where it concerns the page as a whole.
  let line: Int?
  /// What was written instead of what.
  let change: String

  /// Whether the rule is among some findings, no more than a line off.
  func isAmong(_ findings: [Diagnostic]) -> Bool {
    findings.contains(where: isFound)
  }

  /// Whether a finding is this slip's.
  func isFound(by finding: Diagnostic) -> Bool {
    guard finding.id == rule else { return false }
    guard let line else { return true }
    return finding.range.map { abs($0.start.line - line) <= 1 } ?? false
  }

  /// Every slip of every kind for a page.
  static func all(in page: CleanPage) -> [Slip] {
    names(in: page) + groups(in: page) + structure(in: page) + markup(in: page) + tables(in: page)
      + connection(in: page) + wording(in: page) + frontMatter(in: page)
  }
}

extension CleanPage {
  /// The page with one line written otherwise.
  func slip(_ kind: String, _ rule: String, at index: Int, _ line: String, isPageWide: Bool = false) -> Slip {
    let old = lines[index]
    let start = old.commonPrefix(with: line).count
    let change =
      "…\(old.dropFirst(max(0, start - 24)).prefix(64))… → …\(line.dropFirst(max(0, start - 24)).prefix(64))…"
    return slip(
      kind, rule, line: isPageWide ? nil : index, lines: [index: [line]], change: "line \(index + 1): \(change)")
  }

  /// The page with some lines written otherwise, each as none, one or more lines; `line` is the index of the line where
  /// the slip has to be found.
  func slip(_ kind: String, _ rule: String, line: Int?, lines changed: [Int: [String]], change: String) -> Slip {
    let text = lines.indices.flatMap { changed[$0] ?? [lines[$0]] }.joined(separator: "\n")
    return Slip(kind: kind, page: self, text: text, rule: rule, line: line.map { $0 + 1 }, change: change)
  }
}

extension Array {
  /// One element, another one for each count, so that each of many places gets one and each element has its turn.
  func turn(_ count: Int) -> Element? {
    turns(1, from: count).first
  }

  /// Some elements in a row, others for each count.
  func turns(_ number: Int, from count: Int) -> [Element] {
    (0..<Swift.min(number, self.count)).map { self[(count + $0) % self.count] }
  }
}
