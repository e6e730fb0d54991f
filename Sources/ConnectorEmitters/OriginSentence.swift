import ConnectorManifest

extension ConnectorManifest {
  /// Where something in an output comes from, as a sentence: the lines of the page that state it, else why it is
  /// assumed. The origins are those of all the attributes that make it up; none where the page has none of them.
  func sentence(for origins: [ResourceModel.Origin]) -> String {
    var lines: Set<Int> = []
    var reason: String?
    var isStated = false
    for origin in origins {
      switch origin {
      case .stated(let place):
        isStated = true
        if let line = place?.start.line { lines.insert(line) }
      case .assumed(let why): reason = why
      }
    }
    guard isStated else {
      return "Assumed: \(reason ?? "part of RFC 7643's definition; the tutorial does not list it")."
    }
    guard !lines.isEmpty else { return "Stated in \(tutorial.file)." }
    let numbers = lines.sorted().map(String.init)
    return numbers.count == 1
      ? "Stated on line \(numbers[0]) of \(tutorial.file)."
      : "Stated on lines \(numbers.dropLast().joined(separator: ", ")) and \(numbers[numbers.count - 1]) "
        + "of \(tutorial.file)."
  }
}
