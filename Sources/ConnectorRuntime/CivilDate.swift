/// A day of the Gregorian calendar, which is taken to have always been in use (ISO 8601).
struct CivilDate {
  let year: Int
  let month: Int
  let day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// A day, or `nil` where the year doesn't have it.
  init?(checkedYear year: Int, month: Int, day: Int) {
    guard year >= 1, (1...12).contains(month), (1...31).contains(day) else { return nil }
    self.init(year: year, month: month, day: day)
    let reading = CivilDate(daysSince1970: daysSince1970)
    guard reading.month == month, reading.day == day else { return nil }
  }

  /// The days from the beginning of 1970, negative before.
  ///
  /// Years are taken to begin in March, so that the day that leap years add is the last one, and months have the
  /// regular lengths 31, 30, 31, 30, 31.
  var daysSince1970: Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let leapDays =
      marchYear.quotientRoundedDown(by: 4) - marchYear.quotientRoundedDown(by: 100)
      + marchYear.quotientRoundedDown(by: 400)
    return marchYear * 365 + leapDays + (marchMonth * 153 + 2) / 5 + day - 1 - Self.daysToMarchOf0
  }

  init(daysSince1970: Int) {
    let days = daysSince1970 + Self.daysToMarchOf0
    let era = days.quotientRoundedDown(by: 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (dayOfYear * 5 + 2) / 153
    month = (marchMonth + 2) % 12 + 1
    day = dayOfYear - (marchMonth * 153 + 2) / 5 + 1
    year = era * 400 + yearOfEra + (month > 2 ? 0 : 1)
  }

  /// From the first of March of the year 0 to the beginning of 1970.
  private static let daysToMarchOf0 = 719_468
}

extension Int {
  func quotientRoundedDown(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
