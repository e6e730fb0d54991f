/// A moment, in JSON as a date and a time of day such as `2008-01-23T04:56:22Z` (RFC 7643 §2.3.5).
///
/// Two spellings of the same moment are equal: servers change the time zone and the number of decimals of what they are
/// given.
public struct DateTime: Hashable, Comparable, Sendable {
  /// The whole seconds since the beginning of 1970, UTC, leap seconds not counted.
  public let secondsSince1970: Int
  /// The nanoseconds after the whole second, from 0 to 999,999,999.
  public let nanoseconds: Int

  /// Creates a moment of the years 1 to 9999, which are those that have a spelling; another is brought back to the
  /// nearest.
  ///
  /// - Parameters:
  ///   - secondsSince1970: The whole seconds since the beginning of 1970, UTC.
  ///   - nanoseconds: The nanoseconds after the whole second; what is not from 0 to 999,999,999 is brought back to that.
  public init(secondsSince1970: Int, nanoseconds: Int = 0) {
    self.secondsSince1970 = min(max(secondsSince1970, Self.firstSecond), Self.lastSecond)
    self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
  }

  private static let firstSecond = CivilDate(year: 1, month: 1, day: 1).daysSince1970 * 86_400
  private static let lastSecond = CivilDate(year: 10_000, month: 1, day: 1).daysSince1970 * 86_400 - 1

  /// Whether one moment is before another.
  public static func < (left: DateTime, right: DateTime) -> Bool {
    (left.secondsSince1970, left.nanoseconds) < (right.secondsSince1970, right.nanoseconds)
  }
}

extension DateTime {
  /// Reads a moment as `xsd:dateTime` spells it, which RFC 7643 §2.3.5 wants; `nil` for any other text.
  ///
  /// Beyond that, a space may stand for the "T", the letters may be small, the colon of the time zone may be missing,
  /// and so may the time of day, which then is midnight. Without a time zone it is UTC.
  public init?(_ text: some StringProtocol) {
    var digits = DigitScanner(text)
    guard let year = digits.read(4), digits.skip("-"), let month = digits.read(2), digits.skip("-"),
      let day = digits.read(2), let date = CivilDate(checkedYear: year, month: month, day: day)
    else { return nil }
    var seconds = date.daysSince1970 * 86_400
    var nanoseconds = 0
    if !digits.isAtEnd {
      guard digits.skip("T") || digits.skip("t") || digits.skip(" "), let hour = digits.read(2), digits.skip(":"),
        let minute = digits.read(2), digits.skip(":"), let second = digits.read(2),
        minute < 60, second < 60, hour < 24 || (hour == 24 && minute == 0 && second == 0)
      else { return nil }
      seconds += (hour * 60 + minute) * 60 + second
      if digits.skip(".") {
        guard let fraction = digits.readFraction() else { return nil }
        nanoseconds = fraction
      }
      guard let offset = digits.readTimeZone() else { return nil }
      seconds -= offset
    }
    guard digits.isAtEnd, (Self.firstSecond...Self.lastSecond).contains(seconds) else { return nil }
    self.init(secondsSince1970: seconds, nanoseconds: nanoseconds)
  }
}

extension DateTime: CustomStringConvertible {
  /// The moment as `xsd:dateTime` spells it, in UTC, with as many decimals as it needs.
  public var description: String {
    let date = CivilDate(daysSince1970: secondsSince1970.quotientRoundedDown(by: 86_400))
    let second = secondsSince1970 - date.daysSince1970 * 86_400
    var text = "\(date.year.padded(to: 4))-\(date.month.padded(to: 2))-\(date.day.padded(to: 2))"
    text += "T\((second / 3600).padded(to: 2)):\((second / 60 % 60).padded(to: 2)):\((second % 60).padded(to: 2))"
    if nanoseconds > 0 {
      var fraction = nanoseconds.padded(to: 9)
      while fraction.last == "0" { fraction.removeLast() }
      text += "." + fraction
    }
    return text + "Z"
  }
}

extension DateTime: AttributeValue {
  /// What a value must be.
  public static var expectation: String { "a string such as 2008-01-23T04:56:22Z" }

  /// Reads a date and time.
  public init?(scimValue: JSONValue) {
    guard let text = scimValue.string else { return nil }
    self.init(text)
  }

  /// The moment as a string.
  public var scimValue: JSONValue? { .string(description) }
}

/// Reads a date and time from left to right.
private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: some StringProtocol) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func read(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return Int(Substring(digits))
  }

  /// Reads decimals as nanoseconds; what is finer is cut off.
  mutating func readFraction() -> Int? {
    let digits = rest.prefix(while: isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let nine = String(Substring(digits.prefix(9)))
    return Int(nine + String(repeating: "0", count: 9 - nine.utf8.count))
  }

  /// Reads a time zone as the seconds that it is ahead of UTC.
  mutating func readTimeZone() -> Int? {
    if isAtEnd || skip("Z") || skip("z") { return 0 }
    let isAhead = skip("+")
    guard isAhead || skip("-"), let hours = read(2) else { return nil }
    _ = skip(":")
    guard let minutes = read(2), hours <= 14, minutes < 60 else { return nil }
    return (isAhead ? 1 : -1) * (hours * 60 + minutes) * 60
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

extension Int {
  fileprivate func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
