/// An app's name, and what isn't quite it.
struct AppName {
  private let name: String
  private let words: [String]

  init(_ name: String) {
    self.name = name
    words = name.split(separator: " ").map(String.init)
  }

  // MARK: Other apps' names

  /// Whether a name that stands in this one's place has nothing to do with it.
  ///
  /// A shortened name, a longer one, or one of the same vendor is no other app's.
  func isForeign(_ other: String) -> Bool {
    let own = Self.letters(name)
    let theirs = Self.letters(other)
    guard theirs.count >= 2, !own.contains(theirs), !theirs.contains(own) else { return false }
    guard !theirs.hasPrefix("microsoftentra"), !theirs.hasPrefix("azure") else { return false }
    let otherWords = other.split(separator: " ").map(String.init)
    let common = Set(words.map(Self.letters)).intersection(otherWords.map(Self.letters)).subtracting(Self.generic)
    guard common.isEmpty, !otherWords.allSatisfy({ Self.generic.contains(Self.letters($0)) }) else { return false }
    // Initials, and names whose words run together.
    let initials = words.compactMap { $0.first(where: \.isLetter)?.lowercased() }.joined()
    guard theirs != initials, !own.hasPrefix(theirs), !theirs.hasPrefix(own.prefix(5)) || own.count < 5 else {
      return false
    }
    // A misspelling is reported as such.
    let isNear = words.contains { word in
      otherWords.contains {
        Spelling.distance(Self.letters(word), Self.letters($0), atMost: 2) != nil && word.count > 5
      }
    }
    return !isNear
  }

  /// Whether a label names another product of the same vendor.
  func isOtherProduct(_ other: String) -> Bool {
    let own = Self.letters(name)
    let theirs = Self.letters(other)
    let words = Set(words.map(Self.letters)).subtracting(Self.generic)
    let common = words.intersection(other.split(separator: " ").map(Self.letters))
    return !common.isEmpty && other.split(separator: " ").count > 2 && !own.contains(theirs) && !theirs.contains(own)
  }

  /// Words that name no app, or that the directory's own product is called by.
  private static let generic: Set<String> = [
    "microsoft", "entra", "id", "azure", "ad", "active", "directory", "saas", "the", "app", "application", "your",
    "account", "admin", "scim",
    "enterprise", "gallery", "sso", "saml", "tenant", "url", "api", "token", "secret", "service", "provisioning",
    "user", "users", "group",
    "groups", "automatic", "cloud", "new", "test", "testapp", "contoso", "connection", "this", "that", "portal",
    "center", "organization",
    "step", "following", "identity", "provider", "console", "default", "access", "role", "roles", "single", "sign",
    "on", "attribute",
    "attributes", "all", "domain", "web", "portal", "platform", "business", "matching", "scope", "settings", "mode",
    "name",
  ]

  private static func letters(_ text: some StringProtocol) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  // MARK: Other spellings

  /// The stretches of a text that are nearly the name: in other case, run together, with a word left out, or misspelt.
  func variants(in text: [UInt8]) -> [(name: String, range: Range<Int>)] {
    let found = Self.words(of: text)
    var variants: [(name: String, range: Range<Int>)] = []
    var index = 0
    while index < found.count {
      if let length = ownLength(at: index, in: found) {
        let range = found[index].range.lowerBound..<found[index + length - 1].range.upperBound
        // "Lucid(All Products)": the words are right, what is between them isn't.
        if !isSpelt(text[range]) { variants.append((String(decoding: text[range], as: UTF8.self), range)) }
        index += length
      } else if let length = variantLength(at: index, in: found) {
        let range = found[index].range.lowerBound..<found[index + length - 1].range.upperBound
        variants.append((String(decoding: text[range], as: UTF8.self), range))
        index += length
      } else {
        index += 1
      }
    }
    return variants
  }

  /// The words of the name itself at a place, so that they aren't taken for a variant of it.
  private func ownLength(at index: Int, in found: [(text: String, range: Range<Int>)]) -> Int? {
    guard found.count - index >= bare.count, zip(found[index...], bare).allSatisfy({ $0.text == $1 }) else {
      return nil
    }
    return bare.count
  }

  /// Whether a stretch of text from the name's first word to its last is the name, but for white space.
  private func isSpelt(_ text: ArraySlice<UInt8>) -> Bool {
    let own = Array(name.utf8)
    let words = Self.words(of: own)
    guard let first = words.first, let last = words.last else { return true }
    let letters = own[first.range.lowerBound..<last.range.upperBound]
    let space = UInt8(ascii: " ")
    return letters.split(separator: space).elementsEqual(text.split(separator: space)) { $0.elementsEqual($1) }
  }

  private func variantLength(at index: Int, in found: [(text: String, range: Range<Int>)]) -> Int? {
    let rest = found[index...].prefix(bare.count).map(\.text)
    guard let first = rest.first, first.contains(where: \.isUppercase) || first.first?.isNumber == true else {
      return nil
    }
    let whole = bare.joined()
    // In other case: "SalesForce", "TAP app Security".
    if rest.count == bare.count, rest.map({ $0.lowercased() }) == bare.map({ $0.lowercased() }),
      rest.contains(where: { $0.contains(where: \.isUppercase) }), whole.count > 3, isDistinctive(rest)
    {
      return bare.count
    }
    // Run together: "OrbitTeams".
    if bare.count > 1, first.lowercased() == whole.lowercased(), first.contains(where: \.isUppercase) { return 1 }
    // A word left out of the middle: "AWS Identity Center" for "AWS IAM Identity Center".
    if let length = shortened(at: index, in: found) { return length }
    // Misspelt: "Samange".
    return isMisspelt(first) ? 1 : nil
  }

  /// "Tap Security" may be anything; a variant of a name of one common word may be that word.
  private func isDistinctive(_ found: [String]) -> Bool {
    // In capitals throughout, it is a constant or a heading.
    if found.allSatisfy({ $0.uppercased() == $0 }) { return false }
    return bare.count > 1 || bare[0].dropFirst().contains(where: \.isUppercase)
      || found[0].dropFirst().contains(where: \.isUppercase)
  }

  private func shortened(at index: Int, in found: [(text: String, range: Range<Int>)]) -> Int? {
    guard bare.count >= 3, !name.contains(" - "), found[index].text == bare[0], let last = bare.last else { return nil }
    var position = 1
    var length = 1
    var dropped = 0
    while position < bare.count, index + length < found.count {
      if found[index + length].text == bare[position] {
        length += 1
      } else {
        dropped += 1
        guard position < bare.count - 1 else { return nil }
      }
      position += 1
    }
    let endsWithLast = index + length - 1 < found.count && found[index + length - 1].text == last
    return dropped > 0 && length >= 2 && endsWithLast && position == bare.count ? length : nil
  }

  private func isMisspelt(_ word: String) -> Bool {
    guard word.count >= 6, word.first?.isUppercase == true else { return false }
    return bare.contains { own in
      guard own.count >= 7, own.first?.isUppercase == true, !Self.generic.contains(own.lowercased()),
        !Self.ordinary.contains(own.lowercased()),
        own.lowercased() != word.lowercased(), Spelling.distance(own.lowercased(), word.lowercased(), atMost: 1) == 1
      else { return false }
      // A plural or a participle is no slip.
      let (short, long) = own.count < word.count ? (own, word) : (word, own)
      return !long.lowercased().hasPrefix(short.lowercased())
    }
  }

  /// Words of names that are words of the language too, and have forms that are no slips.
  private static let ordinary: Set<String> = [
    "services", "service", "security", "management", "business", "platform", "identity", "workplace", "insight",
    "insights", "segment", "manager",
    "password", "digital", "connect", "network", "networks", "elevate", "navigator", "federated", "authentication",
    "administrator",
    "professional", "provisioning", "automatic", "previously", "products", "solutions", "learning", "transport",
    "systems", "isolation",
  ]

  /// The name's words without the punctuation around them.
  private var bare: [String] {
    let bare = Self.words(of: Array(name.utf8)).map(\.text)
    return bare.isEmpty ? [name] : bare
  }

  /// The words of a text: letters and digits, whatever the script.
  private static func words(of text: [UInt8]) -> [(text: String, range: Range<Int>)] {
    var words: [(text: String, range: Range<Int>)] = []
    var start: Int?
    for offset in 0...text.count {
      let isWord =
        offset < text.count
        && (text[offset] >= 0x80
          || (text[offset] | 0x20) >= UInt8(ascii: "a") && (text[offset] | 0x20) <= UInt8(ascii: "z")
          || text[offset] >= UInt8(ascii: "0") && text[offset] <= UInt8(ascii: "9"))
      if isWord, start == nil { start = offset }
      if !isWord, let from = start {
        words.append((String(decoding: text[from..<offset], as: UTF8.self), from..<offset))
        start = nil
      }
    }
    return words
  }
}
