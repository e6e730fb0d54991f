/// A tenant URL as far as two places can contradict each other: without what makes no difference, such as case, the
/// scheme, its own port or a slash at the end, and with placeholders that stand for anything.
struct TenantURLPattern: Hashable {
  /// The parts between slashes, the host being the first.
  private let pieces: [[Symbol]]

  /// A byte, or a placeholder, whatever its words.
  private enum Symbol: Hashable {
    case byte(UInt8)
    case placeholder
  }

  init(_ url: String) {
    var rest = Self.symbols(of: url)[...]
    for (scheme, port) in [("https://", ":443"), ("http://", ":80")] where rest.starts(with: Self.symbols(of: scheme)) {
      rest = rest.dropFirst(scheme.utf8.count)
      let host = rest.prefix { $0 != .byte(UInt8(ascii: "/")) }
      let port = Self.symbols(of: port)
      if host.suffix(port.count).elementsEqual(port) {
        rest = host.dropLast(port.count) + rest.dropFirst(host.count)
      }
    }
    while rest.last == .byte(UInt8(ascii: "/")) { rest.removeLast() }
    pieces = rest.split(separator: .byte(UInt8(ascii: "/")), omittingEmptySubsequences: false).map(Array.init)
  }

  /// The host; empty for a URL that begins with a placeholder for all of it.
  var host: some Hashable { pieces.first ?? [] }

  /// Whether the URL is one for each customer.
  var hasPlaceholder: Bool { pieces.contains { $0.contains(.placeholder) } }

  /// Whether one URL can be what both mean.
  func fits(_ other: TenantURLPattern) -> Bool {
    let (ours, theirs) = (isOpen ? tail : pieces, other.isOpen ? other.tail : other.pieces)
    // A placeholder for the whole beginning of a URL may have any number of parts.
    guard !isOpen && !other.isOpen else {
      return zip(ours.reversed(), theirs.reversed()).allSatisfy { Self.fit($0, $1) }
        && (other.isOpen || ours.count <= theirs.count) && (isOpen || theirs.count <= ours.count)
    }
    return ours.count == theirs.count && zip(ours, theirs).allSatisfy { Self.fit($0, $1) }
  }

  private var isOpen: Bool { pieces.first == [.placeholder] }
  private var tail: [[Symbol]] { Array(pieces.dropFirst()) }

  /// Whether there is a text that both parts stand for, each placeholder being one character or more.
  private static func fit(_ left: [Symbol], _ right: [Symbol]) -> Bool {
    // For each length of the left part, whether so much of it can be what has been read of the right one.
    var reached = [true] + left.map { _ in false }
    for symbol in right {
      var next = [false] + left.map { _ in false }
      for (index, other) in left.enumerated() {
        let fits = symbol == .placeholder || other == .placeholder || symbol == other
        guard fits else { continue }
        let isLonger = other == .placeholder && reached[index + 1] || symbol == .placeholder && next[index]
        next[index + 1] = reached[index] || isLonger
      }
      reached = next
    }
    return reached.last == true
  }

  private static func symbols(of text: String) -> [Symbol] {
    var symbols: [Symbol] = []
    var depth = 0
    for byte in text.lowercased().utf8 {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 0 { symbols.append(.placeholder) }
        depth += 1
      case UInt8(ascii: ">"), UInt8(ascii: "}"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      default: if depth == 0 { symbols.append(.byte(byte)) }
      }
    }
    return symbols
  }
}
