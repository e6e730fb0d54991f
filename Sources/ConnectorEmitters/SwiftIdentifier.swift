/// Lawful Swift names made of whatever text a tutorial has.
///
/// A text is taken apart into words of ASCII letters and digits; a Latin letter counts without its accent, an apostrophe
/// joins, everything else separates. Capitals inside a word stay as they are.
enum SwiftIdentifier {
  /// The longest that a name gets, so that a line with two of it fits.
  static let maximumLength = 48

  /// A type's name, such as `LucidAllProducts` of "Lucid (All Products)"; empty where the text has no letter or digit.
  static func typeName(_ text: String) -> String {
    String(words(in: text).map(capitalized).joined().prefix(maximumLength))
  }

  /// A property's name, such as `costCenter` of "Cost-center"; empty where the texts have no letter or digit.
  static func propertyName(_ texts: String...) -> String {
    propertyName(texts)
  }

  /// A property's name of several texts, one after the other.
  static func propertyName(_ texts: [String]) -> String {
    let words = texts.flatMap(words)
    guard let first = words.first else { return "" }
    return String((uncapitalized(first) + words.dropFirst().map(capitalized).joined()).prefix(maximumLength))
  }

  /// Whether a name made of letters and digits is one to the Swift compiler.
  static func isLawful(_ name: String) -> Bool {
    name.first?.isLetter == true && !isKeyword(name)
  }

  /// Whether a word means something to the Swift compiler.
  static func isKeyword(_ word: String) -> Bool {
    keywords.contains(word)
  }

  private static let keywords: Set<String> = [
    "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
    "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
    "protocol", "public", "repeat", "rethrows", "return", "self", "some", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]

  static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// A word as it begins a property's name: `id` of "ID", `ipAddress` of "IPAddress".
  private static func uncapitalized(_ word: String) -> String {
    let capitals = word.prefix { $0.isUppercase }.count
    let rest = word.dropFirst(capitals)
    // The last of several capitals begins the next word, unless nothing but digits follow.
    let count = capitals > 1 && rest.first?.isLowercase == true ? capitals - 1 : capitals
    return word.prefix(count).lowercased() + word.dropFirst(count)
  }

  private static func words(in text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if let letter = asciiLetterOrDigit(scalar) {
        word.unicodeScalars.append(letter)
      } else if !joins(scalar), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Apostrophes, and marks that stand on the letter before them.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar.properties.generalCategory == .nonspacingMark
  }

  /// The letter or digit itself, or the letter under an accent: Unicode calls ö "LATIN SMALL LETTER O WITH DIAERESIS".
  private static func asciiLetterOrDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": return scalar
    case _ where scalar.isASCII: return nil
    default: break
    }
    let words = (scalar.properties.name ?? "").split(separator: " ")
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH", words[3].count == 1 else {
      return nil
    }
    return (words[1] == "SMALL" ? words[3].lowercased() : String(words[3])).unicodeScalars.first
  }
}
