import TutorialDiagnostics

/// An app's name, and what isn't quite it.
struct AppName {
  private let name: String
  /// The name and its words by their letters and digits alone, in lower case.
  private let letters: String
  private let words: [String]
  /// The name's words without the punctuation around them, and all of them run together.
  private let bare: [[UInt8]]
  private let joined: [UInt8]
  /// The name from its first such word to its last, and the marks after it.
  private let spelling: [UInt8]
  private let closing: [UInt8]
  /// The words, in lower case, that are long and rare enough to be misspelt for certain.
  private let distinctive: [String]
  /// Which bytes a variant can begin with, unless its first word is misspelt.
  private let initials: [Bool]

  init(_ name: String) {
    self.name = name
    letters = Self.letters(name)
    words = name.split(separator: " ").map(Self.letters)
    let bytes = Array(name.utf8)
    let found = bytes.withUnsafeBufferPointer { Self.words(of: $0).map(\.indices) }
    bare = found.isEmpty ? [bytes] : found.map { Array(bytes[$0]) }
    joined = bare.flatMap { $0 }
    let end = found.last?.upperBound ?? bytes.count
    spelling = Array(bytes[(found.first?.lowerBound ?? 0)..<end])
    closing = Array(bytes[end...])
    let distinctive = bare.filter { $0.count >= 7 && $0.first.map(Self.isUpper) == true }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
      .filter { !Self.generic.contains($0) && !Self.ordinary.contains($0) }
    self.distinctive = distinctive
    let first = ([bare[0].first] + distinctive.map(\.utf8.first)).compactMap { $0 }
    initials = (0...UInt8.max).map { byte in first.contains { $0 | 0x20 == byte | 0x20 } }
  }

  // MARK: Other apps' names

  /// Whether a name that stands in this one's place is another app's.
  ///
  /// A part of the name, a longer name, initials, and another name of the same vendor, by its first word, are not; nor
  /// is a misspelling, which is reported as one.
  func isForeign(_ other: String) -> Bool {
    guard other != name else { return false }
    let own = letters
    let theirs = Self.letters(other)
    guard theirs.count >= 2, !theirs.contains(own), !theirs.hasPrefix("microsoft"), !theirs.hasPrefix("azure") else {
      return false
    }
    let ownWords = words.filter { !$0.isEmpty }
    let otherWords = other.split(separator: " ").map(Self.letters).filter { !$0.isEmpty }
    if otherWords.allSatisfy(Self.generic.contains) || Self.isPart(otherWords, of: ownWords) { return false }
    if let first = ownWords.first, first == otherWords.first, !Self.generic.contains(first) { return false }
    let abbreviation = ownWords.compactMap { $0.first.map(String.init) }.joined()
    if theirs == abbreviation || own.hasPrefix(theirs) || theirs.hasPrefix(own.prefix(5)) && own.count >= 5 {
      return false
    }
    return variants(in: Array(other.utf8)).isEmpty
  }

  /// Whether some words stand in a row among others.
  private static func isPart(_ words: [String], of others: [String]) -> Bool {
    guard !words.isEmpty, words.count <= others.count else { return false }
    return (0...others.count - words.count).contains { Array(others[$0..<$0 + words.count]) == words }
      && !(words.count == 1 && others.count > 1 && generic.contains(words[0]))
  }

  /// Whether a label names another product of the same vendor.
  func isOtherProduct(_ other: String) -> Bool {
    guard other != name else { return false }
    let theirs = Self.letters(other)
    let words = Set(words).subtracting(Self.generic)
    let common = words.intersection(other.split(separator: " ").map(Self.letters))
    return !common.isEmpty && other.split(separator: " ").count > 2 && !letters.contains(theirs)
      && !theirs.contains(letters)
  }

  /// Words that name no app, or that the directory's own product is called by.
  private static let generic: Set<String> = Placeholder.names.union([
    "access", "account", "active", "ad", "admin", "agent", "all", "api", "app", "application", "attribute",
    "attributes", "automatic", "azure", "business", "center", "cloud", "connection", "console", "default", "directory",
    "domain", "enterprise", "entra", "following", "gallery", "government", "group", "groups", "id", "identity", "ldap",
    "mappings", "matching", "microsoft", "mode", "name", "new", "oauth", "on", "organization", "partner", "plan",
    "platform", "portal", "provider", "provisioning", "role", "roles", "saas", "saml", "scim", "scope", "secret",
    "service", "settings", "sign", "single", "sso", "step", "tenant", "test", "that", "the", "this", "token", "url",
    "user", "users", "web", "your",
  ])

  /// A text's letters and digits, whatever the script, in lower case.
  private static func letters(_ text: some StringProtocol) -> String {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let bytes = text.utf8.lazy.filter { isUpper($0 & 0xDF) || isDigit($0) }.map { isUpper($0) ? $0 | 0x20 : $0 }
    return String(decoding: Array(bytes), as: UTF8.self)
  }

  /// Whether two names are the same but for case, white space and marks.
  static func isSame(_ left: String, _ right: String) -> Bool {
    left == right || letters(left) == letters(right)
  }

  // MARK: Other spellings

  /// A stretch of text that is nearly the name.
  struct Variant {
    var name: String
    var range: Range<Int>
    /// Whether it is another vendor's name after the same product's, and so maybe a former name.
    var hasOtherVendor: Bool
  }

  /// A word of a text, by its bytes.
  private typealias Word = Slice<UnsafeBufferPointer<UInt8>>

  /// The stretches of a text that are nearly the name: in other case, run together, with a word left out, misspelt, or
  /// with another vendor's name.
  func variants(in text: [UInt8]) -> [Variant] {
    text.withUnsafeBufferPointer { text in
      let found = Self.words(of: text)
      var variants: [Variant] = []
      var index = 0
      while index < found.count {
        guard mayBegin(at: index, in: found) else {
          index += 1
          continue
        }
        let own = ownLength(at: index, in: found)
        let other = own == nil ? otherVendorLength(at: index, in: found) : nil
        let length = own ?? other ?? variantLength(at: index, in: found)
        if let length {
          let range = found[index].startIndex..<found[index + length - 1].endIndex
          // "Orbit(All Desks)": the words are right, what is between them isn't.
          if own == nil || !isSpelt(text[range]) {
            let end = range.upperBound + (text[range.upperBound...].starts(with: closing) ? closing.count : 0)
            let name = String(decoding: text[range.lowerBound..<end], as: UTF8.self)
            variants.append(Variant(name: name, range: range.lowerBound..<end, hasOtherVendor: other != nil))
          }
        }
        index += length ?? 1
      }
      return variants
    }
  }

  /// Whether a word can be the first of the name or of a variant of it: most are neither, and this is told at once.
  private func mayBegin(at index: Int, in found: [Word]) -> Bool {
    if let initial = found[index].first, initials[Int(initial)] { return true }
    return bare.count > 1 && index + 1 < found.count && found[index + 1].elementsEqual(bare[1])
  }

  /// The words of the name itself at a place, so that they aren't taken for a variant of it.
  private func ownLength(at index: Int, in found: [Word]) -> Int? {
    guard found.count - index >= bare.count else { return nil }
    for (offset, word) in bare.enumerated() where !found[index + offset].elementsEqual(word) { return nil }
    return bare.count
  }

  /// Whether a stretch of text from the name's first word to its last is the name, but for white space.
  private func isSpelt(_ text: Word) -> Bool {
    let space = UInt8(ascii: " ")
    return spelling.split(separator: space).elementsEqual(text.split(separator: space)) { $0.elementsEqual($1) }
  }

  /// The words at a place where the name is "Orbit from Meteor" and they are "Orbit from Comet".
  private func otherVendorLength(at index: Int, in found: [Word]) -> Int? {
    guard bare.count >= 3, found.count - index >= bare.count, bare[bare.count - 2].elementsEqual("from".utf8) else {
      return nil
    }
    let words = found[index..<index + bare.count]
    guard zip(words, bare.dropLast()).allSatisfy({ $0.elementsEqual($1) }), let vendor = words.last,
      let initial = vendor.first, Self.isUpper(initial)
    else { return nil }
    return bare.count
  }

  private func variantLength(at index: Int, in found: [Word]) -> Int? {
    let first = found[index]
    if Self.isSame(first, bare[0]) {
      // In other case: "SalesForce", "TAP app Security".
      if isInOtherCase(at: index, in: found) { return bare.count }
      // A word left out of the middle: "AWS Identity Center" for "AWS IAM Identity Center".
      if let length = shortened(at: index, in: found) { return length }
    }
    // One word misspelt, and the others right: "Copperline Deks".
    if isMisspeltInside(at: index, in: found) { return bare.count }
    // Run together: "OrbitTeams".
    if bare.count > 1, first.contains(where: Self.isUpper), Self.isSame(first, joined) { return 1 }
    // Misspelt: "Samange".
    return isMisspelt(first) ? 1 : nil
  }

  private func isInOtherCase(at index: Int, in found: [Word]) -> Bool {
    guard joined.count > 3, found.count - index >= bare.count else { return false }
    let words = found[index..<index + bare.count]
    guard zip(words, bare).allSatisfy({ Self.isSame($0, $1) }) else { return false }
    // In capitals throughout, it is a constant or a heading; and one common word may well be that word.
    let isShouted = words.allSatisfy { !$0.contains(where: Self.isLower) }
    func hasInnerCapital(_ word: some Collection<UInt8>) -> Bool { word.dropFirst().contains(where: Self.isUpper) }
    let isSmall = words.allSatisfy { !$0.contains(where: Self.isUpper) }
    if isSmall { return bare.count > 1 || !distinctive.isEmpty }
    return !isShouted && (bare.count > 1 || hasInnerCapital(bare[0]) || words.contains { hasInnerCapital($0) })
  }

  private func isMisspeltInside(at index: Int, in found: [Word]) -> Bool {
    guard bare.count >= 2, found.count - index >= bare.count else { return false }
    let words = found[index..<index + bare.count]
    let odd = zip(words, bare).filter { !$0.elementsEqual($1) }
    guard odd.count == 1, let (word, right) = odd.first, right.count >= 3,
      word.first.map(Self.isUpper) == right.first.map(Self.isUpper)
    else { return false }
    let (theirs, own) = (
      String(decoding: word, as: UTF8.self).lowercased(), String(decoding: right, as: UTF8.self).lowercased()
    )
    return theirs != own + "s" && own != theirs + "s" && Spelling.distance(theirs, own, atMost: 1) == 1
  }

  private func shortened(at index: Int, in found: [Word]) -> Int? {
    guard bare.count >= 3, !name.contains(" - "), found[index].elementsEqual(bare[0]) else { return nil }
    var length = 1
    var dropped = 0
    for (position, word) in bare.enumerated().dropFirst() {
      guard index + length < found.count else { return nil }
      if found[index + length].elementsEqual(word) {
        length += 1
      } else {
        // The last word has to be there, or it is the name of something else.
        guard position < bare.count - 1 else { return nil }
        dropped += 1
      }
    }
    return dropped > 0 && length >= 2 ? length : nil
  }

  private func isMisspelt(_ word: Word) -> Bool {
    guard word.count >= 6, let initial = word.first, Self.isUpper(initial) else { return false }
    return distinctive.contains { own in
      // Hardly anybody gets the first letter wrong, and words that differ in it are other words.
      guard abs(own.utf8.count - word.count) <= 1, own.utf8.first == initial | 0x20 else { return false }
      let lower = String(decoding: word, as: UTF8.self).lowercased()
      // A plural or a participle is no slip.
      let (short, long) = own.utf8.count < lower.utf8.count ? (own, lower) : (lower, own)
      return own != lower && !long.hasPrefix(short) && Spelling.distance(own, lower, atMost: 1) == 1
    }
  }

  /// Words of names that are words of the language too, and have forms that are no slips.
  private static let ordinary: Set<String> = [
    "administrator", "authentication", "automatic", "business", "connect", "digital", "elevate", "federated", "gateway",
    "identity", "insight", "insights", "isolation", "learning", "management", "manager", "navigator", "network",
    "networks", "password", "platform", "previously", "products", "professional", "provisioning", "reward", "security",
    "segment", "service", "services", "solutions", "storage", "systems", "transport", "workplace",
  ]

  // MARK: Bytes

  private static func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
  private static func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// Whether two words are the same but for the case of their ASCII letters.
  private static func isSame(_ left: Word, _ right: some Collection<UInt8>) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0 == $1 || isUpper($0 & 0xDF) && $0 & 0xDF == $1 & 0xDF }
  }

  /// The words of a text: letters and digits, whatever the script.
  private static func words(of text: UnsafeBufferPointer<UInt8>) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(text.count / 5 + 1)
    var start = -1
    for offset in text.indices {
      let byte = text[offset]
      let isWord = byte >= 0x80 || isUpper(byte & 0xDF) || isDigit(byte)
      if isWord {
        if start < 0 { start = offset }
      } else if start >= 0 {
        words.append(text[start..<offset])
        start = -1
      }
    }
    if start >= 0 { words.append(text[start...]) }
    return words
  }
}
