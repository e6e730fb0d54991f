import Reporters

/// The sentences that close a run.
enum Summary {
  /// A number with its noun: "1 page", "2 pages".
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// The pages that are no provisioning tutorials, the first few by name.
  static func passedOver(_ paths: [String]) -> String {
    let shown = 5
    let names = paths.prefix(shown).map(PrintableText.line).joined(separator: ", ")
    let rest = paths.count > shown ? ", and \(paths.count - shown) more" : ""
    return
      "\(count(paths.count, "page")) passed over, being no provisioning \(paths.count == 1 ? "tutorial" : "tutorials"): \(names)\(rest)"
  }
}
