/// A form that a string in a manifest must have.
struct TextForm: Sendable {
  /// The id of the diagnostic for a string that hasn't the form.
  let diagnosticID: String
  /// What the string must be, as a message says it: "must be …".
  let wanted: String
  /// The form as a regular expression that any dialect understands, for the JSON Schema. It takes all that `accepts`
  /// takes, and no more than it can help.
  let pattern: String
  /// Whether a string has the form.
  let accepts: @Sendable (String) -> Bool
}

extension TextForm {
  /// The name of a folder that every file system takes.
  static let slug = TextForm(
    diagnosticID: "manifest-slug",
    wanted: "lower-case ASCII letters and digits, in words joined by single hyphens",
    pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"
  ) { text in
    text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
  }

  /// A URL that a provisioning service can call.
  static let webURL = TextForm(
    diagnosticID: "manifest-tenant-url",
    wanted: "a URL that begins with https:// or http://",
    pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^/]"
  ) { text in
    ["https://", "http://"].contains { scheme in
      let start = text.utf8.prefix(scheme.utf8.count)
      let rest = text.utf8.dropFirst(scheme.utf8.count)
      // Setting the bit makes letters lower-case, and no other byte into one of the scheme's that it wasn't before.
      return start.elementsEqual(scheme.utf8) { $0 == $1 || ($0 | 0x20 == $1 && isLetter($1)) }
        && (rest.first.map { $0 != UInt8(ascii: "/") } ?? false)
    }
  }

  /// full-date of RFC 3339 §5.6, from the year 1.
  static let date = TextForm(
    diagnosticID: "manifest-date",
    wanted: "a day of the calendar, as YYYY-MM-DD",
    pattern: "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  ) { text in
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(isDigit) }) else { return false }
    let numbers = parts.compactMap { Int(String($0) ?? "") }
    guard numbers.count == 3, numbers[0] >= 1 else { return false }
    return (1...12).contains(numbers[1])
      && (1...days(inMonth: numbers[1], ofYear: numbers[0])).contains(numbers[2])
  }

  /// A duration of ISO 8601, in whole units: weeks alone, or any of the other units in their order.
  static let duration = TextForm(
    diagnosticID: "manifest-duration",
    wanted: "an ISO 8601 duration in whole units, such as P6M or P1Y",
    pattern: "^P(?!$)([0-9]+W|([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)$"
  ) { text in
    guard text.utf8.first == UInt8(ascii: "P") else { return false }
    let halves = text.utf8.dropFirst().split(
      separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
    switch halves.count {
    case 1: return counts(halves[0], areInUnits: "W") || counts(halves[0], areInUnits: "YMD")
    case 2: return (halves[0].isEmpty || counts(halves[0], areInUnits: "YMD")) && counts(halves[1], areInUnits: "HMS")
    default: return false
    }
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func days(inMonth month: Int, ofYear year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

/// Whether a text is one or more numbers, each followed by one of the units, none twice and all in their order.
private func counts(_ text: Substring.UTF8View, areInUnits units: String) -> Bool {
  var rest = text
  var unitsLeft = Substring(units).utf8
  repeat {
    let afterNumber = rest.drop(while: isDigit)
    guard afterNumber.startIndex > rest.startIndex, let unit = afterNumber.first,
      let place = unitsLeft.firstIndex(of: unit)
    else { return false }
    unitsLeft = unitsLeft[unitsLeft.index(after: place)...]
    rest = afterNumber.dropFirst()
  } while !rest.isEmpty
  return true
}
