import ConnectorManifest
import SCIMSchema
import Testing
import TutorialDiagnostics
import TutorialReader

struct AttributeTableTests {
  private func resources(_ mappings: String) throws -> [ConnectorManifest.Resource] {
    var page = SamplePage()
    page.mappings = mappings
    return try #require(page.tutorial).manifest.resources
  }

  @Test("Columns are known by their headings, in any order and spelling")
  func columns() throws {
    let found = try resources(
      "|Required by Orbit|Supported For Filtering|Data type|User attribute|\n|---|---|---|---|\n|&check;||string|`userName`|\n"
    )
    #expect(
      found == [
        .init(
          name: .user,
          attributes: [.init(path: "userName", type: .string, filterable: false, required: true, matching: nil)])
      ])
  }

  @Test("A column that isn't there is unstated; a cell that is empty or missing is no")
  func missingCells() throws {
    let found = try resources(
      "|Attribute|Type|Supported for filtering|\n|---|---|---|\n|userName|String|&check;|\n|active|Boolean||\n|title|String\n|nickName\n"
    )
    let attributes = try #require(found.first?.attributes)
    #expect(attributes.map(\.filterable) == [true, false, false, false])
    #expect(attributes.map(\.required) == [nil, nil, nil, nil])
    #expect(attributes.map(\.type) == [.string, .boolean, .string, nil])
  }

  @Test(
    "A cell is marked by a check mark or a word that says so, and by nothing else",
    arguments: [
      ("&check;", true), ("✓", true), ("Yes", true), ("x", true), ("", false), ("No", false), ("-", false),
      ("false", false), ("✔️", true), ("✅", true), ("X", true), ("[x]", true), ("&check", true), ("&check; ;", true),
      ("Yes, by id", true), ("Required", true), (";", false), ("&nbsp;", false), ("—", false), (".", false),
      ("*", false), ("0", false), ("[ ]", false), ("Partial", false), ("Not supported", false), ("Optional", false),
      ("&cross;", false),
    ])
  func marks(cell: String, isMarked: Bool) throws {
    let found = try resources("|Attribute|Type|Required by Orbit|\n|---|---|---|\n|userName|String|\(cell)|\n")
    #expect(found.first?.attributes.first?.required == isMarked)
  }

  @Test(
    "White space that is left at the ends of a cell is no part of what it states",
    arguments: ["<!-- the key -->", "<br>", "<br/>", "&nbsp;", "\u{A0}", "![](media/key.png)"])
  func trimmedCells(mark: String) throws {
    let found = try resources(
      "|Attribute \(mark)|Type \(mark)|Required by Orbit|\n|---|---|---|\n|userName \(mark)|String \(mark)|Yes \(mark)|\n|\(mark) title|\(mark) String|\(mark)|\n"
    )
    #expect(
      found.first?.attributes == [
        .init(path: "userName", type: .string, filterable: nil, required: true, matching: nil),
        .init(path: "title", type: .string, filterable: nil, required: false, matching: nil),
      ])
  }

  @Test("In a column for matching, any number but 0 is a mark; it gives the order")
  func matchingPrecedence() throws {
    let found = try resources(
      "|Attribute|Type|Matching precedence|\n|---|---|---|\n|userName|String|1|\n|externalId|String|2|\n|title|String|0|\n|active|Boolean||\n"
    )
    #expect(found.first?.attributes.map(\.matching) == [true, true, false, false])
  }

  @Test("A type that SCIM doesn't know is unstated, and the path stays as it is written")
  func unknownType() throws {
    let found = try resources("|Attribute|Type|\n|---|---|\n|emails.[type eq \"work\"].value|Text|\n")
    #expect(
      found.first?.attributes == [
        .init(path: "emails.[type eq \"work\"].value", type: nil, filterable: nil, required: nil, matching: nil)
      ])
  }

  @Test("Users come before groups; a table is a group's by its heading, its attributes, or the step before it")
  func resourceTypes() throws {
    let group = "|Group Attribute|Type|\n|---|---|\n|id|String|\n"
    let members = "|Attribute|Type|\n|---|---|\n|displayName|String|\n|members|Reference|\n"
    let step = "1. Review the group attributes.\n\n   |Attribute|Type|\n   |---|---|\n   |displayName|String|\n"
    let user = "|Attribute|Type|\n|---|---|\n|userName|String|\n"
    for groups in [group, members, step] {
      #expect(try resources(groups + "\n\n" + user).map(\.name) == [.user, .group])
    }
  }

  @Test(
    "Tables of other things are no attribute tables",
    arguments: [
      "|Value|Group with a license|\n|---|---|\n|a|&check;|\n",
      "|Country|Tenant URL|\n|---|---|\n|CA|https://a.example|\n",
      "|Microsoft Entra attribute|Orbit attribute|\n|---|---|\n|mail|email|\n", "|Attribute|Type|\n",
    ])
  func otherTables(table: String) throws {
    #expect(try resources(table).isEmpty)
  }

  @Test("Every value of a row has its place in the page")
  func provenance() throws {
    var page = SamplePage()
    page.mappings =
      "1. Mapping:\n\n   |Attribute|Type|Supported for filtering|\n   |---|---|---|\n   |userName|String|&check;|\n   |`active`|Boolean\n"
    let tutorial = try #require(page.tutorial)
    let places = tutorial.manifest.provenance
    func text(_ pointer: String) throws -> String {
      let range = try #require(places[pointer])
      let source = tutorial.document.source
      return source.text(source.offset(of: range.start)..<source.offset(of: range.end))
    }
    #expect(try text("/resources/0/attributes/0/path") == "userName")
    #expect(try text("/resources/0/attributes/0/type") == "String")
    #expect(try text("/resources/0/attributes/0/filterable") == "&check;")
    #expect(try text("/resources/0/attributes/1/path") == "`active`")
    #expect(try text("/resources/0/attributes/1/filterable") == "|`active`|Boolean")
  }
}
