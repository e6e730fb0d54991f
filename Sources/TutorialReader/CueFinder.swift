/// Finds every wording of every cue in one pass over a text (the automaton of Aho and Corasick).
///
/// Letters are met in either case, runs of white space as one space, curly apostrophes as straight ones; a wording is
/// met only where no letter or digit runs on at either end.
package struct CueFinder: Sendable {
  /// A wording met in a text.
  package struct Hit: Sendable {
    package var cue: Cue
    /// The wording's bytes in the text.
    package var range: Range<Int>
  }

  /// The finder for the wordings in ``Cue``.
  static let standard = CueFinder()

  private var next: [Int32]
  /// The wordings that end at a state, as an index into `wordings`; -1 for none.
  private var ending: [Int32]
  /// The state to go on from for shorter wordings that end at the same place.
  private var shorter: [Int32]
  private var wordings: [(cue: Cue, length: Int)] = []
  /// Wordings that are spelt the same for different cues.
  private var twin: [Int32] = []

  private static let classCount = 43

  /// The class of a byte: a letter, a digit, a space, one of a few marks, or anything else.
  private static func classOf(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 1
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 27
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): 37
    case UInt8(ascii: "'"): 38
    case UInt8(ascii: "-"): 39
    case UInt8(ascii: "."): 40
    case UInt8(ascii: "/"): 41
    case UInt8(ascii: ","): 42
    default: 0
    }
  }

  private static let classes: [UInt8] = (0...255).map { UInt8(classOf(UInt8($0))) }

  init() {
    var children: [[Int32]] = [Array(repeating: -1, count: Self.classCount)]
    var ending: [Int32] = [-1]
    var wordings: [(cue: Cue, length: Int)] = []
    var twin: [Int32] = []
    for cue in Cue.allCases {
      for wording in cue.wordings {
        var state = 0
        for byte in wording.utf8 {
          let symbol = Self.classOf(byte)
          if children[state][symbol] < 0 {
            children[state][symbol] = Int32(children.count)
            children.append(Array(repeating: -1, count: Self.classCount))
            ending.append(-1)
          }
          state = Int(children[state][symbol])
        }
        wordings.append((cue, wording.utf8.count))
        twin.append(ending[state])
        ending[state] = Int32(wordings.count - 1)
      }
    }
    var fail = Array(repeating: Int32(0), count: children.count)
    var shorter = Array(repeating: Int32(-1), count: children.count)
    var queue: [Int] = []
    for symbol in 0..<Self.classCount {
      if children[0][symbol] < 0 { children[0][symbol] = 0 } else { queue.append(Int(children[0][symbol])) }
    }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      let fallback = Int(fail[state])
      shorter[state] = ending[fallback] >= 0 ? Int32(fallback) : shorter[fallback]
      for symbol in 0..<Self.classCount {
        let child = children[state][symbol]
        if child < 0 {
          children[state][symbol] = children[fallback][symbol]
        } else {
          fail[Int(child)] = children[fallback][symbol]
          queue.append(Int(child))
        }
      }
    }
    next = children.flatMap { $0 }
    self.ending = ending
    self.shorter = shorter
    self.wordings = wordings
    self.twin = twin
  }

  /// The wordings in a text, in the order in which they end; of one cue's wordings that overlap, each is given.
  func hits(in text: [UInt8]) -> [Hit] {
    var hits: [Hit] = []
    text.withUnsafeBufferPointer { text in
      next.withUnsafeBufferPointer { next in
        Self.classes.withUnsafeBufferPointer { classes in
          scan(text, next, classes, into: &hits)
        }
      }
    }
    return hits
  }

  private func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ next: UnsafeBufferPointer<Int32>, _ classes: UnsafeBufferPointer<UInt8>,
    into hits: inout [Hit]
  ) {
    var state = 0
    var offset = 0
    var wasSpace = true
    while offset < text.count {
      var symbol = Int(classes[Int(text[offset])])
      var end = offset + 1
      if text[offset] == 0xE2, offset + 2 < text.count, text[offset + 1] == 0x80,
        text[offset + 2] == 0x98 || text[offset + 2] == 0x99
      {
        symbol = Self.classOf(UInt8(ascii: "'"))
        end = offset + 3
      }
      let isSpace = symbol == 37
      if !(isSpace && wasSpace) {
        state = Int(next[state * Self.classCount + symbol])
        var at = ending[state] >= 0 ? state : Int(shorter[state])
        if at > 0, !Self.isWord(text, end) {
          while at > 0 {
            var wording = Int(ending[at])
            while wording >= 0 {
              if let start = start(of: wordings[wording].length, endingAt: end, in: text), !Self.isWord(text, start - 1)
              {
                hits.append(Hit(cue: wordings[wording].cue, range: start..<end))
              }
              wording = Int(twin[wording])
            }
            at = Int(shorter[at])
          }
        }
      }
      wasSpace = isSpace
      offset = end
    }
  }

  /// Walks back over a wording, whose white space and apostrophes may be longer in the text.
  private func start(of length: Int, endingAt end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var offset = end
    var left = length
    while left > 0, offset > 0 {
      offset -= 1
      if text[offset] & 0xC0 == 0x80, offset >= 2, text[offset - 2] == 0xE2 { offset -= 2 }
      if Self.classes[Int(text[offset])] == 37 {
        while offset > 0, Self.classes[Int(text[offset - 1])] == 37 { offset -= 1 }
      }
      left -= 1
    }
    return left == 0 ? offset : nil
  }

  private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    guard offset >= 0, offset < text.count else { return false }
    let symbol = classes[Int(text[offset])]
    return (1...36).contains(symbol) || text[offset] >= 0xC0
  }
}
