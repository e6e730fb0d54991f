import MarkdownSyntax
import Testing
import TutorialDiagnostics

struct PlatformSyntaxTests {
  private func document(_ text: String) -> Document {
    Document(SourceFile(name: "page.md", text: text))
  }

  private func alerts(_ text: String) -> [Alert?] {
    document(text).blocks.compactMap { block -> Alert?? in
      guard case .quote(let alert) = block.kind else { return nil }
      return alert
    }
  }

  @Test(
    "An alert is known in any case and spacing",
    arguments: [
      ("> [!NOTE]\n> text\n", Alert.note), (">[!note]\n>text\n", .note), ("> [! Tip ]\n> text\n", .tip),
      ("> [!IMPORTANT] text\n", .important), ("> [!Caution]\n>\n> text\n", .caution), ("> [!WARNING]\n", .warning),
      ("> [!div class=\"checklist\"]\n> * a\n", .div(class: "checklist")),
      ("> [!div class = 'Checklist']\n> * a\n", .div(class: "checklist")),
      ("> [!VIDEO https://example.com]\n", .other("video")),
    ])
  func markers(text: String, alert: Alert) {
    #expect(alerts(text) == [alert])
  }

  @Test(
    "A plain block quote is no alert",
    arguments: ["> text\n", "> [NOTE]\n", "> text [!NOTE]\n", "> text\n>\n> [!NOTE]\n"])
  func plain(text: String) {
    #expect(alerts(text) == [nil])
  }

  @Test("An alert's marker is no visible text")
  func visibleText() {
    #expect(document("> [!NOTE]\n> Mind the **gap**.\n").blocks.map(\.text.string) == ["", "Mind the gap."])
  }

  @Test(
    "A heading that is nothing but a link to a tab is the tab's label",
    arguments: [
      ("# [Portal](#tab/portal)", true), ("### [**Command line**](#tab/cli/linux)", true),
      ("# The [portal](#tab/portal)", false), ("# [Portal](#portal)", false), ("# Portal", false), ("# []()", false),
    ])
  func tabs(heading: String, isTab: Bool) {
    let kinds = document(heading).blocks.map(\.kind)
    #expect(kinds.map { if case .tab = $0 { true } else { false } } == [isTab])
  }

  @Test("An include is a reference to its file and no visible text")
  func include() {
    let spans = document("before [!INCLUDE [a title](~/b/c.md)] after\n").blocks[0].text.spans.map(\.kind)
    #expect(spans.contains(.include(path: "~/b/c.md")))
    #expect(document("before [!INCLUDE [a title](~/b/c.md)] after\n").blocks[0].text.string == "before  after")
  }

  @Test("Markers, includes and images are told apart side by side, each at its place")
  func together() {
    let text = "[!TIP] See [!INCLUDE [a](b.md)] and :::image type=\"icon\" source=\"c.png\" alt-text=\"C\"::: or [!x]."
    let page = document("> \(text)\n")
    #expect(alerts("> \(text)\n") == [.tip])
    let inner = page.blocks.last?.text
    #expect(inner?.string == "See  and  or [!x].")
    let shown = inner?.spans.map { "\($0.kind) \($0.range) \(page.source.text($0.source))" }
    #expect(
      shown == [
        #"include(path: "b.md") 4..<4 [!INCLUDE [a](b.md)]"#,
        #"image(source: "c.png", alternative: "C") 9..<9 :::image type="icon" source="c.png" alt-text="C":::"#,
      ])
  }

  @Test("An image directive is an image with its alternative text and no visible text")
  func image() {
    let document = document(
      "Look:\n:::image type=\"content\" source=\"media/a.png\" alt-text=\"A window.\" border=\"false\":::\n")
    #expect(document.blocks.map(\.text.string) == ["Look: "])
    #expect(document.blocks[0].text.spans.map(\.kind) == [.image(source: "media/a.png", alternative: "A window.")])
  }

  @Test("A placeholder in angle brackets is text that the writer meant to be read; a formatting tag is not")
  func placeholders() {
    #expect(
      document("https://<tenant-id>.example.com<br>x\n").blocks[0].text.string == "https://<tenant-id>.example.comx")
  }
}
