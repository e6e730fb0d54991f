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

  /// For each state, the state that a byte of each class leads to.
  private var next: [UInt16]
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
    let width = Self.classCount
    // The root is state 0, and no wording leads back to it, so 0 also stands for a step that there isn't.
    var next = Array(repeating: UInt16(0), count: width)
    var ending: [Int32] = [-1]
    for cue in Cue.allCases {
      for wording in cue.wordings {
        var state = 0
        for byte in wording.utf8 {
          let step = state * width + Self.classOf(byte)
          if next[step] == 0 {
            next[step] = UInt16(ending.count)
            next.append(contentsOf: repeatElement(0, count: width))
            ending.append(-1)
          }
          state = Int(next[step])
        }
        wordings.append((cue, wording.utf8.count))
        twin.append(ending[state])
        ending[state] = Int32(wordings.count - 1)
      }
    }
    var fallbacks = Array(repeating: 0, count: ending.count)
    shorter = Array(repeating: -1, count: ending.count)
    var queue = next[..<width].filter { $0 != 0 }.map(Int.init)
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      let fallback = fallbacks[state]
      shorter[state] = ending[fallback] >= 0 ? Int32(fallback) : shorter[fallback]
      for symbol in 0..<width {
        let step = state * width + symbol
        let instead = next[fallback * width + symbol]
        if next[step] == 0 {
          next[step] = instead
        } else {
          fallbacks[Int(next[step])] = Int(instead)
          queue.append(Int(next[step]))
        }
      }
    }
    self.next = next
    self.ending = ending
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
    _ text: UnsafeBufferPointer<UInt8>, _ next: UnsafeBufferPointer<UInt16>, _ classes: UnsafeBufferPointer<UInt8>,
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
