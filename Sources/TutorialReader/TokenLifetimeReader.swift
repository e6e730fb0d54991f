import MarkdownSyntax

/// Reads how long the secret token is valid.
enum TokenLifetimeReader {
  /// How long the token is valid, as an ISO 8601 duration.
  static func lifetime(of page: Page) -> Fact<String>? {
    for passage in page.passages
    where passage.part != .history && passage.mentions(.tokenValidity) && passage.mentions(.token) {
      for hit in passage.hits where hit.cue == .tokenValidity {
        if let (duration, end) = duration(after: hit.range.upperBound, in: passage.text.utf8) {
          return page.fact(duration, hit.range.lowerBound..<end, of: passage)
        }
      }
    }
    return nil
  }

  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12,
  ]
  private static let units = ["day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H"]

  /// Reads "6 months", "a month", "365 days".
  private static func duration(after offset: Int, in text: [UInt8]) -> (String, Int)? {
    var end = offset
    var words: [String] = []
    while words.count < 3, end < text.count {
      while end < text.count, text[end] == UInt8(ascii: " ") { end += 1 }
      let start = end
      while end < text.count,
        text[end] | 0x20 >= UInt8(ascii: "a") && text[end] | 0x20 <= UInt8(ascii: "z")
          || text[end] >= UInt8(ascii: "0") && text[end] <= UInt8(ascii: "9")
      { end += 1 }
      guard end > start else { break }
      words.append(String(decoding: text[start..<end], as: UTF8.self).lowercased())
      guard words.count >= 2 else { continue }
      let unit = words[words.count - 1]
      let count = words[words.count - 2]
      let singular = unit.hasSuffix("s") ? String(unit.dropLast()) : unit
      if let letter = units[singular], let number = Int(count) ?? numbers[count], number > 0 {
        return (letter == "H" ? "PT\(number)H" : "P\(number)\(letter)", end)
      }
    }
    return nil
  }
}
