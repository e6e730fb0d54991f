import MarkdownSyntax

/// Finds addresses in visible text: in code, in bold, or bare.
enum AddressScanner {
  /// The stretches of a text that are addresses; those behind other words (`[here](https://…)`) are not text and not
  /// given.
  static func addresses(in text: Text) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for span in text.spans where span.kind == .code || span.kind == .strong {
      let trimmed = trim(span.range, of: text.utf8)
      if isAddressOrPattern(text.utf8[trimmed]) { found.append(trimmed) }
    }
    var marked = found.sorted { $0.lowerBound < $1.lowerBound }[...]
    for range in addresses(in: text.utf8) {
      marked = marked.drop { $0.upperBound <= range.lowerBound }
      let isMarked = marked.prefix { $0.lowerBound < range.upperBound }.contains { $0.overlaps(range) }
      if !isMarked { found.append(range) }
    }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The stretches that begin with a scheme and run to the next white space, without the punctuation after them.
  static func addresses(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while offset + 8 <= text.count {
      guard text[offset] | 0x20 == UInt8(ascii: "h"), startsWithScheme(text[offset...]) else {
        offset += 1
        continue
      }
      var end = offset
      var depth = 0
      var opening = offset
      scan: while end < text.count, depth == 0 || end - opening < longestPlaceholder {
        switch text[end] {
        case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["):
          if depth == 0 { opening = end }
          depth += 1
        case UInt8(ascii: ">"), UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { break scan }
          depth -= 1
        // A placeholder may have spaces inside: https://<your tenant>.example.com
        case UInt8(ascii: " "): if depth == 0 { break scan }
        case UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "|"): break scan
        case UInt8(ascii: "*"): if depth == 0 { break scan }
        default: break
        }
        end += 1
      }
      if depth != 0 { end = text[offset...].firstIndex(of: UInt8(ascii: " ")) ?? text.count }
      let range = trim(offset..<end, of: text)
      if range.count > 10 { found.append(range) }
      offset = max(end, offset + 1)
    }
    return found
  }

  /// What opens a bracket and closes it only after so many bytes is no placeholder.
  private static let longestPlaceholder = 200

  /// Whether an address has a part that each customer fills in.
  static func hasPlaceholder(_ address: String) -> Bool {
    let lower = address.lowercased()
    if lower.utf8.contains(where: { [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains($0) }) {
      return true
    }
    return placeholders.contains { lower.contains($0) }
  }

  /// Words that stand for the customer's own part of an address.
  private static let placeholders = [
    "yourdomain", "your-", "your_", "yourcompany", "yourtenant", "yourorg", "your.", "mydomain", "my-tenant",
    "mytenant", "my-domain", "mycompany",
    "subdomain", "tenantid", "tenant-id", "tenant_id", "tenantname", "tenant-name", "companyname", "company-name",
    "customername", "customerid",
    "organizationid", "orgid", "org-id", "xxxx", "contoso", "fabrikam", "instancename", "instance-name", "accountname",
    "account-name", "://acme.",
    "%3c", "domainname", "/realm-id", "-realm-id", "://example.", ".example.",
  ]

  private static func startsWithScheme(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.prefix(8).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return start.elementsEqual("https://".utf8) || start.prefix(7).elementsEqual("http://".utf8)
  }

  /// Whether a whole span is an address, or a pattern for one that begins with a placeholder: `{your endpoint}/scim`.
  private static func isAddressOrPattern(_ text: ArraySlice<UInt8>) -> Bool {
    if startsWithScheme(text) {
      return text.count > 10 && !text.contains(UInt8(ascii: " ")) || text.contains(UInt8(ascii: "<"))
        || text.contains(UInt8(ascii: "{"))
    }
    guard let first = text.first, [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first) else {
      return false
    }
    var depth = 0
    let close = text.indices.first { index in
      if text[index] == first { depth += 1 }
      if text[index] == first + 2 { depth -= 1 }
      return depth == 0
    }
    guard let end = close, end + 1 < text.endIndex else { return false }
    return text[end + 1] == UInt8(ascii: "/") || text[end + 1] == UInt8(ascii: ".")
  }

  private static func trim(_ range: Range<Int>, of text: [UInt8]) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, text[low] == UInt8(ascii: " ") { low += 1 }
    while high > low,
      [
        UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "'"), UInt8(ascii: "!"),
      ].contains(text[high - 1])
    { high -= 1 }
    // A closing parenthesis belongs to the sentence unless it was opened inside.
    while high > low, text[high - 1] == UInt8(ascii: ")"), !text[low..<high].contains(UInt8(ascii: "(")) {
      high -= 1
      while high > low, text[high - 1] == UInt8(ascii: ".") { high -= 1 }
    }
    return low..<high
  }
}
