import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// What is found in a sentence, and what the fixes make of it, in a page that says Microsoft Entra everywhere else.
struct FixedWordingTests {
  /// A page around some text, above its first heading of level 2.
  private func page(_ text: String) -> SourceFile {
    SourceFile(
      name: "orbit.md",
      text: """
        ---
        title: Configure Orbit Teams for automatic user provisioning with Microsoft Entra ID
        description: How to provision users from Microsoft Entra ID.
        ---

        # Configure Orbit Teams for automatic user provisioning

        How to provision users from Microsoft Entra ID to [Orbit Teams](https://orbit.example.com).

        \(text)

        ## Provision users from Microsoft Entra ID

        In the Microsoft Entra admin center set the **Provisioning Mode**, and select **Test Connection**.
        Microsoft Entra ID shows Microsoft Entra users.
        """)
  }

  private func findings(_ id: String, in source: SourceFile) throws -> [Diagnostic] {
    Linter().diagnostics(for: try #require(Tutorial(Document(source)))).filter { $0.id == id }
  }

  private func expect(_ id: String, makes after: String, of before: String) throws {
    let source = page(before)
    let fixed = FixApplication(of: try findings(id, in: source), to: source).bytes
    #expect(String(decoding: fixed, as: UTF8.self) == page(after).text(0..<page(after).bytes.count))
  }

  @Test(
    "The directory is Microsoft Entra ID where it stands alone, and Microsoft Entra before a noun",
    arguments: [
      ("Users of Azure AD, and of Azure Active Directory.", "Users of Microsoft Entra ID, and of Microsoft Entra ID."),
      ("It takes an Azure AD tenant.", "It takes a Microsoft Entra tenant."),
      ("An [Azure AD tenant](a.md)", "A [Microsoft Entra tenant](a.md)"),
      ("Azure Active Directory (Azure AD) has users.", "Microsoft Entra ID has users."),
      ("An Azure Active Directory (Azure AD) user.", "A Microsoft Entra user."),
      ("Azure AD's users come from Microsoft Azure AD.", "Microsoft Entra ID's users come from Microsoft Entra ID."),
      ("The Azure AD provisioning service does it.", "The Microsoft Entra provisioning service does it."),
      ("The Azure provisioning service does it.", "The Microsoft Entra provisioning service does it."),
      ("Open the Azure AD admin center.", "Open the Microsoft Entra admin center."),
      ("It takes Azure AD Premium P1.", "It takes Microsoft Entra ID P1."),
      (
        "It is in the Azure AD gallery. If you have previously set it up, go on.",
        "It is in the Microsoft Entra gallery. If you have previously set it up, go on."
      ),
    ])
  func newName(before: String, after: String) throws {
    try expect("legacy-branding", makes: after, of: before)
  }

  @Test(
    "What takes a person's judgement is found and left as it is",
    arguments: [
      "Open the Azure AD portal.", "Open the Azure portal.", "It takes Azure AD Premium.", "The Azure AD way is long.",
      "It takes an Azure AD.", "Select **Synchronize Azure Active Directory Users to Orbit Teams**.",
      "[Azure Active Directory](a.md) (Azure AD) has users.",
    ])
  func leftToAPerson(text: String) throws {
    let found = try findings("legacy-branding", in: page(text))
    #expect(found.count == 1 && found.first?.fix == nil)
  }

  @Test("The help says what belongs there")
  func help() throws {
    let label = try findings(
      "legacy-branding", in: page("Select **Synchronize Azure Active Directory Users to Orbit Teams**."))
    #expect(label.first?.help == "write Synchronize Microsoft Entra users to Orbit Teams")
    let tenant = try findings("legacy-branding", in: page("An Azure AD tenant."))
    #expect(tenant.first?.help == "write A Microsoft Entra tenant")
  }

  @Test("A heading that the page links to keeps its words")
  func linkedHeading() throws {
    try expect(
      "legacy-branding", makes: "## Azure AD tenants\n\n[Microsoft Entra tenants](#azure-ad-tenants)",
      of: "## Azure AD tenants\n\n[Azure AD tenants](#azure-ad-tenants)")
  }

  @Test("In a picture's text the old portal is a note, at its words")
  func picture() throws {
    let found = try findings("legacy-branding", in: page(":::image source=\"a.png\" alt-text=\"The Azure portal.\":::"))
    #expect(found.map(\.severity) == [.note])
    #expect(found.first?.range?.start.column == 39)
    #expect(found.first?.range?.end.column == 51)
  }

  @Test("The portal's old name is held against the portal's new one, other names against the directory's")
  func portal() throws {
    let portal = try findings("legacy-branding", in: page("Open the Azure portal."))
    #expect(
      portal.first?.message == "\"Azure portal\" here, where the rest of the page says Microsoft Entra admin center.")
    let both = try findings("legacy-branding", in: page("Open the Azure portal of the Azure AD way."))
    #expect(both.first?.message.hasSuffix("where the rest of the page says Microsoft Entra.") == true)
  }

  @Test("Where the new name is the rare one, it is found, and how often the page has old ones")
  func rareNewName() throws {
    let text = String(repeating: "Azure AD shows users.\n", count: 9)
    let found = try findings("legacy-branding", in: page(text))
    #expect(found.first?.message.contains("old names in 9 places, mostly \"Azure AD\"") == true)
    #expect(found.first?.range?.start.line == 2)
  }

  @Test("A mark beside an include and a space before a mark are taken out, a word taken for another is replaced")
  func strayMarks() throws {
    try expect("broken-structure", makes: "[!INCLUDE [a](a.md)]", of: "[!INCLUDE [a](a.md)].")
    try expect("broken-structure", makes: "Refer to [this page](~/a.md).", of: "Refer to [this page] (~/a.md).")
    try expect("broken-structure", makes: "* [This\n  page]\n  (~/a.md)", of: "* [This\n  page]\n  (~/a.md)")
    try expect("mistaken-word", makes: "Both complement each other.", of: "Both compliment each other.")
    try expect("missing-space", makes: "See **Groups** (all of them).", of: "See **Groups**(all of them).")
    try expect("stray-space", makes: "Open **Settings**, and go.", of: "Open **Settings** , and go .")
  }

  @Test(
    "Brackets that a space parts are no link where they are meant as none",
    arguments: ["See [1] (https://a.example.com).", "Open `[x] (https://a.example.com)`.", "It is [x] (for now)."])
  func noLink(text: String) throws {
    #expect(try findings("broken-structure", in: page(text)).isEmpty)
  }

  @Test(
    "A filter's quotation marks are straightened where nothing else is wrong",
    arguments: [
      ("emails[type eq ‘work’].value", "emails[type eq \"work\"].value" as String?),
      ("emails[type eq 'work'].value", "emails[type eq \"work\"].value"), ("emails[type eq “work].value", nil),
      ("emails[type eq “work”.value", nil), ("`emails[type eq “work”].value`", nil),
    ])
  func quotationMarks(path: String, mended: String?) throws {
    func table(_ path: String) -> String { "|Attribute|Type|\n|---|---|\n|\(path)|String|" }
    if let mended { return try expect("attribute-path", makes: table(mended), of: table(path)) }
    let found = try findings("attribute-path", in: page(table(path)))
    #expect(found.count == 1 && found.first?.fix == nil)
  }

  @Test("Of pages without any front matter, those that the docs platform publishes lack it")
  func noFrontMatter() throws {
    func severities(with text: String) throws -> [Severity] {
      let lines = page(text).text(0..<page(text).bytes.count).split(separator: "\n" as Character).dropFirst(4)
      return try findings("front-matter", in: SourceFile(name: "orbit.md", text: lines.joined(separator: "\n\n")))
        .map(\.severity)
    }
    #expect(try severities(with: "").isEmpty)
    #expect(try severities(with: "[!INCLUDE [a](a.md)]") == [.warning])
  }
}
