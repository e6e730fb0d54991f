/// Swift source under construction, line by line, as the project's formatter leaves it.
struct SwiftSource {
  /// The longest line that has a choice.
  static let lineLength = 120

  /// What a declaration begins with that others are to see: `public ` with the space, or nothing.
  let access: String
  private(set) var lines: [String] = []
  private var depth = 0

  init(access: SwiftOptions.Access = .public) {
    self.access = access == .internal ? "" : access.rawValue + " "
  }

  /// A type of the runtime, by its full name: an app's own module may have a `Member` or a `Reference`, too.
  static func runtime(_ type: String) -> String { "\(SwiftOptions.runtime).\(type)" }

  /// The whole text.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Adds a line; an empty one is not indented.
  mutating func add(_ line: String = "") {
    lines.append(line.isEmpty ? "" : String(repeating: " ", count: depth) + line)
  }

  /// Adds a line, and in braces below it what the body adds.
  mutating func addBlock(_ head: String, _ body: (inout SwiftSource) -> Void) {
    add(head + " {")
    indented(body)
    add("}")
  }

  /// Adds the head of what throws, on a line of its own where it is too long, and in braces what the body adds.
  mutating func addBlock(_ head: String, throwing error: String, _ body: (inout SwiftSource) -> Void) {
    let effect = "throws(\(error))"
    if depth + head.count + effect.count + 3 <= Self.lineLength { return addBlock("\(head) \(effect)", body) }
    add(head)
    indented { $0.add(effect) }
    add("{")
    indented(body)
    add("}")
  }

  /// Adds what the body adds, indented.
  mutating func indented(_ body: (inout SwiftSource) -> Void) {
    depth += 2
    body(&self)
    depth -= 2
  }

  /// Adds a comment, broken between words where it is too long for a line.
  mutating func addComment(_ text: String, marker: String = "///") {
    var line = marker
    for word in SwiftText.comment(text).split(separator: " ") {
      if depth + line.count + 1 + word.count > Self.lineLength, line != marker {
        add(line)
        line = marker
      }
      line += " " + word
    }
    add(line)
  }

  /// Adds a statement that ends in an expression.
  mutating func add(_ prefix: String, _ expression: SwiftExpression, _ suffix: String = "") {
    lines += expression.lines(after: prefix, before: suffix, depth: depth)
  }

  /// Adds a function's head with its parameters, and in braces what the body adds.
  mutating func addFunction(_ name: String, parameters: [String], _ body: (inout SwiftSource) -> Void) {
    let head = "\(name)(\(parameters.joined(separator: ", ")))"
    if depth + head.count + 2 <= Self.lineLength || parameters.isEmpty {
      addBlock(head, body)
      return
    }
    add(name + "(")
    indented { source in
      for parameter in parameters.dropLast() { source.add(parameter + ",") }
      if let last = parameters.last { source.add(last) }
    }
    addBlock(")", body)
  }
}
