import Diagnostics
import MarkdownSyntax
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
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token**, such as `sk8Jd72hQpLm39ZxVb41TyRw06NcKe58`.")
      ],
      passing: [
        .sound, Example(.appSide, "1. Copy the **SCIM URL** and the **API Token** `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`."),
        Example(
          .appSide, "1. Copy the **SCIM URL** and **API Token** at https://orbit.com/q8Jd72hQpLm39ZxVb41TyRw06NcKe58."),
      ]),
    check: { tutorial in
      tutorial.page.passages.flatMap { passage -> [Finding] in
        guard passage.mentions(.token) || passage.mentions(.secretToken), passage.part != .history else { return [] }
        let text = passage.text
        return runs(of: text.utf8).filter { looksSecret(text.utf8[$0]) }.map { run in
          Finding(
            message: "This looks like a real token.", help: "revoke it if it ever was, and write <token> instead",
            range: text.source(of: run))
        }
      }
    })

  /// Stretches between white space and quotes; an address is one stretch.
  private static func runs(of text: [UInt8]) -> [Range<Int>] {
    text.split {
      [UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: "(")].contains($0)
    }
    .map { $0.startIndex..<$0.endIndex }
  }

  /// Long, of letters of both cases and many digits, and none of them over and over.
  private static func looksSecret(_ run: ArraySlice<UInt8>) -> Bool {
    guard run.count >= 24, run.count <= 4096 else { return false }
    var (lower, upper, digits) = (0, 0, 0)
    for byte in run {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): lower += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "="): break
      default: return false
      }
    }
    return digits >= 4 && lower >= 4 && upper >= 4 && Set(run).count >= 14
  }
}
