/// Paths below a folder, told by their form.
///
/// `?` stands for one character, `*` for any within a name, and `**` for any number of folders. A pattern that fits a
/// folder fits all that is in it.
public struct PathPattern: Hashable, Sendable {
  /// The pattern as it is written.
  public let text: String
  private let parts: [Part]

  /// What a pattern says of a path from slash to slash.
  private enum Part: Hashable, Sendable {
    case anyFolders
    case name([Character])
  }

  /// Why a text is no pattern.
  public enum Fault: Error, Hashable, Sendable {
    /// It has no name in it.
    case empty
    /// It leads out of the folder, by a slash at the beginning or by `..`.
    case outside
    /// It has brackets or braces, which other tools read as choices.
    case choice
  }

  /// Reads a pattern.
  ///
  /// - Parameter text: Names and wild cards with slashes between them.
  /// - Throws: What is wrong with it.
  public init(_ text: String) throws(Fault) {
    let names = text.split(separator: "/").filter { $0 != "." }
    guard !names.isEmpty else { throw .empty }
    guard !text.hasPrefix("/"), !names.contains("..") else { throw .outside }
    guard !text.contains(where: { "[]{}".contains($0) }) else { throw .choice }
    self.text = text
    parts = names.map { $0 == "**" ? .anyFolders : .name(Array($0)) } + [.anyFolders]
  }

  /// Whether the pattern fits a path or a folder that it leads through.
  public func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map(Array.init)
    return Self.matches(parts, names, isAny: { $0 == .anyFolders }) { part, name in
      guard case .name(let pattern) = part else { return false }
      return Self.matches(pattern, name, isAny: { $0 == "*" }) { $0 == "?" || $0 == $1 }
    }
  }

  /// Whether a row of things fits a row of patterns of which some stand for any number of things.
  ///
  /// Where a fit fails, only the last such pattern need take one thing more; so the time is at most the product of the
  /// lengths.
  private static func matches<Pattern, Thing>(
    _ patterns: [Pattern], _ things: [Thing], isAny: (Pattern) -> Bool, fits: (Pattern, Thing) -> Bool
  ) -> Bool {
    var pattern = 0
    var thing = 0
    var retry: (pattern: Int, thing: Int)?
    while thing < things.count {
      if pattern < patterns.count, isAny(patterns[pattern]) {
        pattern += 1
        retry = (pattern, thing)
      } else if pattern < patterns.count, fits(patterns[pattern], things[thing]) {
        pattern += 1
        thing += 1
      } else if let last = retry {
        pattern = last.pattern
        thing = last.thing + 1
        retry = (pattern, thing)
      } else {
        return false
      }
    }
    return patterns[pattern...].allSatisfy(isAny)
  }
}
