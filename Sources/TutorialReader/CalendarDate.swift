/// A day of the calendar, as front matter gives it: `11/12/2020`, month first, or `2020-11-12`.
struct CalendarDate: CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  /// Reads a date; `nil` where the text is none, or names a day that doesn't exist.
  init?(_ text: String) {
    let separator: Character = text.contains("/") ? "/" : "-"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2] else { return nil }
    (year, month, day) = separator == "/" ? (third, first, second) : (first, second, third)
    guard (1000...9999).contains(year), (1...12).contains(month), (1...daysInMonth).contains(day) else { return nil }
  }

  /// The date as ISO 8601 writes it.
  var description: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  private var daysInMonth: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
