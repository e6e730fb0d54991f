import MarkdownSyntax

extension Text {
  /// A step that a text names.
  struct Step {
    var number: Int
    var range: Range<Int>
    /// Whether it is a step of another page, or one of several in a picture: "[step 5](page.md)", "step 1 of 2".
    var isOfSomethingElse: Bool
  }

  /// The steps that the text names: "step 5", "steps 5 and 6".
  var steps: [Step] {
    let step = Array("step".utf8)
    return utf8.indices.dropLast(step.count).compactMap { start in
      guard utf8[start] | 0x20 == step[0], zip(step, utf8[start...]).allSatisfy({ $0 == $1 | 0x20 }) else { return nil }
      var rest = utf8[(start + step.count)...]
      if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "s") { rest.removeFirst() }
      guard rest.first == UInt8(ascii: " ") else { return nil }
      rest.removeFirst()
      if rest.first == UInt8(ascii: "#") { rest.removeFirst() }
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      let range = start..<digits.endIndex
      let isLinked = spans.contains { span in
        if case .link = span.kind { span.range.overlaps(range) } else { false }
      }
      let isOf = utf8[digits.endIndex...].starts(with: " of ".utf8)
      return Step(number: number, range: range, isOfSomethingElse: isLinked || isOf)
    }
  }
}
