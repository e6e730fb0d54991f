extension HTTPHeaders {
  /// How many seconds the server wants to be left alone, which it tells as a number or as the time when that is over
  /// (RFC 9110 §10.2.3); `nil` where it doesn't, or in another way.
  /// It is counted from the answer's `Date`, or from now where there is none.
  func retryAfter(now: Int) -> Int? {
    guard let value = self["Retry-After"] else { return nil }
    if let seconds = Int(value) { return Swift.max(seconds, 0) }
    let sent = self["Date"].flatMap(HTTPDate.init)?.secondsSince1970
    return HTTPDate(value).map { Swift.max($0.secondsSince1970 - (sent ?? now), 0) }
  }
}

/// A time as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`. The two spellings that RFC 9110 §5.6.7 calls obsolete are
/// not read.
struct HTTPDate {
  let secondsSince1970: Int

  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
      let month = Self.months.firstIndex(of: String(words[2])), (1...9999).contains(year),
      let date = CivilDate(checkedYear: year, month: month + 1, day: day)
    else { return nil }
    let time = words[4].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (0..<24).contains(time[0]), (0..<60).contains(time[1]), (0...60).contains(time[2]) else {
      return nil
    }
    secondsSince1970 = date.daysSince1970 * 86_400 + (time[0] * 60 + time[1]) * 60 + time[2]
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
