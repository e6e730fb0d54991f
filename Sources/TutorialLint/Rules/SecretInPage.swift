import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let secretInPage = Rule(
    id: "secret-in-page",
    severity: .error,
    summary: "What looks like a real token or secret is printed in the page.",
    rationale: """
      A published token is anybody's. If it was ever real it has to be revoked; if it is an example, readers can't tell \
      and may paste it.
      """,
    examples: Examples(
      triggering: [
        Example(
          .appSide, "1. Copy the **SCIM URL** and the **API Token**, such as `sk8Jd72hQpLm39ZxVb41TyRw06NcKe58`."),
        Example(
          .appSide,
          "1. Copy the **SCIM URL** and the **API Token**:\n\n   ```\n   sk8Jd72hQpLm39ZxVb41TyRw06NcKe58\n   ```"),
      ],
      passing: [
        .sound, Example(.appSide, "1. Copy the **SCIM URL** and the **API Token** `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`."),
        Example(
          .appSide, "1. Copy the **SCIM URL** and **API Token** at https://orbit.com/q8Jd72hQpLm39ZxVb41TyRw06NcKe58."),
        Example(
          .appSide,
          "1. Copy the **SCIM URL** and the **API Token**.\n\n1. Look for the build:\n\n   ```\n   sk8Jd72hQpLm39ZxVb41TyRw06NcKe58\n   ```"
        ),
      ]),
    check: { tutorial in
      let page = tutorial.page
      let passages = page.passages.filter(speaksOfToken)
      let code = page.code.filter { page.passage(before: $0.block).map(speaksOfToken) ?? false }
      return (passages + code).flatMap { passage -> [Finding] in
        let text = passage.text
        return runs(of: text.utf8).filter { looksSecret(text.utf8[$0]) }.map { run in
          Finding(
            message: "This looks like a real token.", help: "revoke it if it ever was, and write <token> instead",
            range: text.source(of: run))
        }
      }
    })

  private static func speaksOfToken(_ passage: Passage) -> Bool {
    (passage.mentions(.token) || passage.mentions(.secretToken)) && passage.part != .history
  }

  /// Stretches between white space, quotation marks and parentheses; an address is one stretch.
  private static func runs(of text: [UInt8]) -> [Range<Int>] {
    let ends = Array(" \t\n\"',;()`<>".utf8)
    return text.split { ends.contains($0) }.map { run in
      let stop = run.last == UInt8(ascii: ".") || run.last == UInt8(ascii: ":") ? run.endIndex - 1 : run.endIndex
      return run.startIndex..<stop
    }
  }

  /// Long, of many digits and letters, and none of them over and over; not an address.
  private static func looksSecret(_ run: ArraySlice<UInt8>) -> Bool {
    guard run.count >= 24, run.count <= 4096 else { return false }
    var (lower, upper, digits, slashes) = (0, 0, 0, 0)
    for byte in run {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): lower += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "/"): slashes += 1
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "="): break
      default: return false
      }
    }
    let isMixed = digits >= 4 && lower >= 4 && upper >= 4 && Set(run).count >= 14
    let isHexadecimal =
      run.count >= 32 && digits >= 8 && lower + upper >= 8 && digits + lower + upper == run.count
      && run.allSatisfy { $0 <= UInt8(ascii: "9") || $0 | 0x20 <= UInt8(ascii: "f") }
    // Words run together change between letters and digits now and then, keys all the time; and an id in groups is no
    // key.
    let changes = zip(run, run.dropFirst()).filter { isDigit($0) != isDigit($1) }.count
    let isGrouped = run.count == 36 && run.filter { $0 == UInt8(ascii: "-") }.count == 4
    return (isMixed && changes >= 6 || isHexadecimal) && !isGrouped && slashes <= 3 && run.first != UInt8(ascii: "/")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
