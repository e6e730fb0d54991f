import BuiltTool
import Foundation
import Testing

struct LintCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private static let slip = Sample.tutorial("Orbit").replacingOccurrences(of: "|&check;|", with: "|&check;|lost|")

  private func lint(_ arguments: String...) throws -> Tool.Result {
    try Tool.run(["lint"] + arguments, in: scratch.url)
  }

  @Test("--fix leaves the numbers of a list as they are where the page refers to a step by its number")
  func stepReferences() throws {
    let scratch = try Scratch()
    let list = "\n1. One.\n1. Two.\n4. Three.\n\n"
    for (name, text) in [("a", "Then go on.\n"), ("b", "Save the token of Step 4.\n")] {
      try scratch.write(Sample.tutorial("Orbit") + list + text, to: "\(name).md")
    }
    let result = try Tool.run("lint", "--fix", ".", in: scratch.url)
    #expect(result.error.contains("1 fix made"), "\(result)")
    #expect(try scratch.read("a.md").contains("\n1. Three.\n"))
    #expect(try scratch.read("b.md").contains("\n4. Three.\n"))
    #expect(result.output.contains("b.md:") && result.output.contains("[list-number]"))
  }

  @Test("A finding shows its place, its line, its columns, and what would mend it")
  func text() throws {
    try scratch.write(Self.slip, to: "pages/orbit.md")
    let result = try lint("pages")
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        "pages/orbit.md:8:26: warning: The row has 4 cells, the header 3; the rest is not shown. [ragged-table]"))
    #expect(result.output.contains("  8 | |userName|String|&check;|lost|\n"))
    #expect(result.output.contains("    |                          ^^^^"))
    #expect(result.output.contains("= help: take the extra cell out"))
    #expect(result.error.contains("1 warning"))
  }

  @Test(
    "The exit code is 1 from the failing severity on",
    arguments: [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
  func failOn(severity: String, status: Int32) throws {
    try scratch.write(Self.slip, to: "pages/orbit.md")
    #expect(try lint("pages", "--fail-on", severity).status == status)
  }

  @Test("Named pages of other kinds are an error, unless only tutorials are asked for")
  func onlyTutorials() throws {
    try scratch.write(Self.slip, to: "orbit.md")
    try scratch.write(Sample.signOn, to: "sign-on.md")
    #expect(try lint("orbit.md", "sign-on.md").status == 2)
    let result = try lint("orbit.md", "sign-on.md", "--only-tutorials", "--fail-on", "warning")
    #expect(result.status == 1)
    #expect(result.output.contains("[ragged-table]") && !result.output.contains("sign-on.md"))
    #expect(result.error.contains("1 page passed over"))
  }

  @Test("JSON has every finding with its place, sorted, and a summary")
  func json() throws {
    try scratch.write(Self.slip, to: "pages/b.md")
    try scratch.write(Self.slip, to: "pages/a.md")
    let report =
      try JSONSerialization.jsonObject(with: Data(try lint("pages", "--format", "json").output.utf8)) as? [String: Any]
    let findings = try #require(report?["findings"] as? [[String: Any]])
    #expect(findings.map { $0["file"] as? String } == ["pages/a.md", "pages/b.md"])
    #expect(findings.first?["rule"] as? String == "ragged-table")
    #expect(findings.first?["line"] as? Int == 8)
    #expect(findings.first?["column"] as? Int == 26)
    #expect(findings.first?["endColumn"] as? Int == 31)
    #expect(findings.first?["fixable"] as? Bool == false)
    #expect(report?["summary"] is [String: Any])
  }

  @Test("GitHub's annotations name the file and the line")
  func github() throws {
    try scratch.write(Self.slip, to: "pages/orbit.md")
    #expect(try lint("pages", "--format", "github").output.hasPrefix("::warning file=pages/orbit.md,line=8,"))
  }

  @Test("A configuration above the page switches rules off and changes severities; one that is wrong is exit code 2")
  func configuration() throws {
    try scratch.write(Self.slip, to: "pages/deep/orbit.md")
    try scratch.write("rules:\n  ragged-table: off\n", to: ".connectorgen.yml")
    #expect(try lint("pages", "--fail-on", "note").status == 0)
    try scratch.write("rules:\n  ragged-table: error\n", to: "pages/.connectorgen.yml")
    #expect(try lint("pages").status == 1)
    try scratch.write("rules:\n  ragged-tabel: off\n", to: "pages/.connectorgen.yml")
    let wrong = try lint("pages")
    #expect(wrong.status == 2)
    #expect(wrong.error.contains(".connectorgen.yml:2:3: error:"))
    #expect(wrong.error.contains("ragged-table"))
  }

  @Test("A page that the configuration leaves out is not linted, even if it is named, and the summary says so")
  func exclusion() throws {
    try scratch.write(Self.slip, to: "pages/drafts/orbit.md")
    try scratch.write("exclude: [drafts]\n", to: "pages/.connectorgen.yml")
    let result = try lint("pages/drafts/orbit.md", "--fail-on", "note")
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(
      result.error == "No findings in 0 pages.\n1 page left out by the configuration: pages/drafts/orbit.md\n")
  }

  @Test("A comment takes a finding back; one that takes nothing back is a note")
  func suppression() throws {
    let page = Self.slip.replacingOccurrences(
      of: "|Attribute", with: "<!-- connectorgen-disable-next ragged-table -->\n\n|Attribute")
    try scratch.write(page, to: "pages/orbit.md")
    #expect(try lint("pages", "--fail-on", "note").status == 0)
    try scratch.write(page.replacingOccurrences(of: "|lost", with: ""), to: "pages/orbit.md")
    let unused = try lint("pages", "--fail-on", "note")
    #expect(unused.status == 1)
    #expect(unused.output.contains("note: ") && unused.output.contains("[unused-suppression]"))
  }

  @Test("With a baseline only new findings count, also when lines have moved")
  func baseline() throws {
    try scratch.write(Self.slip, to: "pages/orbit.md")
    #expect(try lint("pages", "--baseline", "known.json").status == 2)
    let update = try lint("pages", "--baseline", "known.json", "--update-baseline")
    #expect(update.status == 0 && update.error == "1 finding in 1 page written into the baseline\n")
    try scratch.write("\n\n" + Self.slip, to: "pages/orbit.md")
    #expect(try lint("pages", "--baseline", "known.json", "--fail-on", "note").status == 0)
    try scratch.write(Self.slip + "|title|Boolean||\n", to: "pages/orbit.md")
    let new = try lint("pages", "--baseline", "known.json", "--fail-on", "note")
    #expect(new.status == 1)
    #expect(new.output.contains("[attribute-type]") && !new.output.contains("[ragged-table]"))
  }

  @Test("A baseline that is updated from some pages keeps the others', less those that are gone")
  func baselineOfSomePages() throws {
    for name in ["a", "b", "c"] { try scratch.write(Self.slip, to: "pages/\(name).md") }
    _ = try lint("pages", "--baseline", "known.json", "--update-baseline")
    let all = try scratch.read("known.json")
    #expect(try lint("pages/a.md", "--baseline", "known.json", "--update-baseline").status == 0)
    #expect(try scratch.read("known.json") == all)
    let unread = try lint("pages/a.md", "pages/d.md", "--baseline", "known.json", "--update-baseline")
    #expect(unread.status == 2 && unread.error.contains("The baseline is left as it was."))
    #expect(try scratch.read("known.json") == all)
    try FileManager.default.removeItem(at: scratch.url.appendingPathComponent("pages/c.md"))
    try scratch.write(Sample.tutorial("Orbit"), to: "pages/a.md")
    #expect(try lint("pages/a.md", "--baseline", "known.json", "--update-baseline").status == 0)
    let pages = try scratch.read("known.json").matches(of: /[abcd]\.md/).map { String($0.output) }
    #expect(pages == ["b.md"])
  }

  @Test("--fix mends what needs no judgement, touches nothing else, and is done after one run")
  func fix() throws {
    let page = Sample.tutorial("Orbit") + "|active|Boolean\r\n|Title|String||\r\n"
    try scratch.write(page, to: "pages/orbit.md")
    let first = try lint("pages", "--fix")
    #expect(first.error.contains("fixes made"))
    let mended = try scratch.read("pages/orbit.md")
    #expect(mended == Sample.tutorial("Orbit") + "|active|Boolean||\r\n|title|String||\r\n")
    #expect(!(try lint("pages", "--fix").error.contains("made")))
    #expect(try scratch.read("pages/orbit.md") == mended)
  }

  @Test("A page and links to it are one page, and --fix mends it and leaves the links")
  func links() throws {
    try scratch.write(Sample.tutorial("Orbit") + "|active|Boolean\n", to: "elsewhere/orbit.md")
    try scratch.write("", to: "pages/empty.md")
    let page = scratch.url.appendingPathComponent("elsewhere/orbit.md").path
    let links = ["link", "second"].map { scratch.url.appendingPathComponent("pages/\($0).md").path }
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: page)
    for link in links {
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../elsewhere/orbit.md")
    }
    #expect(try lint("pages").error.contains("1 note in 1 file; 1 page linted."))
    #expect(try lint("pages", "elsewhere").output.hasPrefix("elsewhere/orbit.md:"))
    #expect(try lint("pages", "--fix").error.contains("1 fix made"))
    #expect(try scratch.read("elsewhere/orbit.md").hasSuffix("|active|Boolean||\n"))
    #expect(try FileManager.default.attributesOfItem(atPath: page)[.posixPermissions] as? Int == 0o640)
    for link in links {
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../elsewhere/orbit.md")
    }
  }

  @Test("The rules are listed, and each has a page; one that there isn't is exit code 2")
  func rules() throws {
    #expect(try Tool.run("rules").output.contains("ragged-table             note"))
    #expect(try Tool.run("rules", "ragged-table").output.hasPrefix("## ragged-table"))
    #expect(try Tool.run("rules", "ragged-tabel").status == 2)
  }

  @Test("docs/rules.md is what the tool prints")
  func reference() throws {
    let reference = Tool.repository.appendingPathComponent("docs/rules.md")
    #expect(try Tool.run("rules", "--all").output == String(decoding: try Data(contentsOf: reference), as: UTF8.self))
  }

  @Test("Each known slip of our tutorials is found, and nothing else above a note")
  func ownTutorials() throws {
    let report =
      try JSONSerialization.jsonObject(
        with: Data(try Tool.run("lint", "tutorials", "--format", "json").output.utf8)) as? [String: Any]
    let findings = try #require(report?["findings"] as? [[String: Any]])
    let found = findings.map { finding in
      let file = (finding["file"] as? String ?? "").split(separator: "/").last?.prefix { $0 != "-" } ?? ""
      return "\(file) \(finding["line"] ?? 0) \(finding["rule"] ?? "")"
    }
    #expect(
      found == [
        "appaegis 35 wrong-app-name", "appaegis 36 wrong-app-name", "appaegis 48 wrong-app-name",
        "appaegis 63 placeholder-name", "appaegis 78 list-number", "appaegis 108 group-conflict",
        "appaegis 108 placeholder-name", "appaegis 110 placeholder-name", "cybsafe 68 placeholder-name",
        "cybsafe 105 ragged-table", "cybsafe 128 ragged-table", "promapp 95 list-number",
        "promapp 103 credential-name", "promapp 117 missing-attribute-table", "tap 19 wrong-app-name",
        "tap 56 wrong-app-name", "tap 58 missing-space", "tap 116 table-pipe", "tap 118 ragged-table",
        "tapt 27 over-privileged-role", "tapt 46 list-number", "tapt 51 step-number", "tapt 107 group-conflict",
      ])
  }
}
