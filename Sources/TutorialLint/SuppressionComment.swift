import TutorialDiagnostics

/// A comment that tells the linter to be silent: `<!-- connectorgen-disable-next list-number: the app's own numbers
/// -->`.
///
/// The instruction is followed by the ids of rules with commas between them. A reason may follow after a colon. (Two
/// hyphens would end the comment: CommonMark §6.6.)
struct SuppressionComment {
  /// What the comment is for.
  enum Instruction: String, CaseIterable {
    /// The next block.
    case disableNext = "connectorgen-disable-next"
    /// All that follows, up to where the rule is enabled.
    case disable = "connectorgen-disable"
    /// The end of that.
    case enable = "connectorgen-enable"
    /// The whole page.
    case disableFile = "connectorgen-disable-file"
  }

  /// A comment that nobody can follow, and why.
  struct Fault: Error {
    var message: String
    var help: String
    var range: Range<Int>
  }

  /// What all instructions begin with.
  static let mark = "connectorgen-"

  let comment: HTMLComment
  let instruction: Instruction
  /// The rules that exist and the comment names, each once.
  private(set) var rules: [String] = []
  /// What is wrong with the rules that it names.
  private(set) var faults: [Fault] = []

  /// Reads a comment; makes nothing of one that is about something else.
  ///
  /// - Parameters:
  ///   - comment: The comment.
  ///   - source: The page.
  ///   - knownRules: The rules that there are.
  /// - Throws: What is wrong, if it is no instruction that there is.
  init?(_ comment: HTMLComment, in source: SourceFile, knownRules: [String]) throws(Fault) {
    let content = source.bytes[comment.range.lowerBound + 4..<comment.range.upperBound - 3]
    let word = content.drop(while: Self.isBlank).prefix { !Self.isBlank($0) }
    let text = String(decoding: word, as: UTF8.self)
    guard text.hasPrefix(Self.mark) else { return nil }
    guard let instruction = Instruction(rawValue: text) else {
      throw Fault(
        message: "\(text.quotedInMessage) is no instruction to the linter.", help: Self.help(for: text),
        range: word.indices)
    }
    self.comment = comment
    self.instruction = instruction
    readRules(content[word.endIndex...].prefix { $0 != UInt8(ascii: ":") }, known: knownRules)
  }

  private static func help(for instruction: String) -> String {
    // What all have in common would make any two of them near.
    func distinct(_ text: String) -> String { String(text.dropFirst(mark.utf8.count)) }
    let names = Instruction.allCases.map(\.rawValue)
    let nearest = Spelling.nearest(to: distinct(instruction), among: names.map(distinct))
    return nearest.map { "did you mean \"\(mark)\($0)\"?" } ?? "the instructions are \(names.joined(separator: ", "))"
  }

  private mutating func readRules(_ list: ArraySlice<UInt8>, known: [String]) {
    for item in list.split(separator: UInt8(ascii: ",")) {
      var name = item.drop(while: Self.isBlank)
      while name.last.map(Self.isBlank) ?? false { name.removeLast() }
      let text = String(decoding: name, as: UTF8.self)
      if known.contains(text) {
        if !rules.contains(text) { rules.append(text) }
      } else if name.contains(where: Self.isBlank) {
        faults.append(
          Fault(
            message: "Only rules with commas between them can stand here.", help: "put a colon before a reason",
            range: name.indices))
      } else if !name.isEmpty {
        faults.append(
          Fault(
            message: "There is no rule \(text.quotedInMessage).",
            help: Spelling.help(for: text, among: known, otherwise: "\"connectorgen rules\" lists them all"),
            range: name.indices))
      }
    }
    if rules.isEmpty, faults.isEmpty {
      faults.append(
        Fault(
          message: "The comment names no rule.", help: "write the rule's id after \(instruction.rawValue)",
          range: comment.range))
    }
  }

  /// White space, or the mark that a block quote has at the beginning of every line.
  static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ">"): true
    default: false
    }
  }
}
