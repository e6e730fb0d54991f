import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// What the fix of list numbers makes of a list, and which lists it leaves to people.
@Suite("The fix of list numbers")
struct ListNumberFixTests {
  private func page(_ list: String) -> SourceFile {
    let page = """
      ---
      title: Configure Orbit Teams for automatic user provisioning
      ---

      # Configure Orbit Teams for automatic user provisioning

      ## Step 1: Configure Orbit Teams

      \(list)

      ## Step 2: Configure provisioning

      Set the **Provisioning Mode** to **Automatic**, enter the Tenant URL and select **Test Connection**.

      """
    return SourceFile(name: "orbit.md", text: page)
  }

  private func findings(_ list: String) throws -> [Diagnostic] {
    Linter().diagnostics(for: try #require(Tutorial(Document(page(list))))).filter { $0.id == "list-number" }
  }

  /// A list as it is mended; `nil` where it is found and not mended.
  private func mended(_ list: String) throws -> String? {
    let found = try findings(list)
    #expect(found.count == 1)
    guard found.first?.fix != nil else { return nil }
    let bytes = FixApplication(of: found, to: page(list)).bytes
    return String(decoding: bytes, as: UTF8.self).stretch(from: "Orbit Teams\n\n", to: "\n\n## Step 2")
  }

  private func mended(_ numbers: [Int]) throws -> [Int]? {
    let list = numbers.map { "\($0). Open the console." }.joined(separator: "\n")
    return try mended(list)?.split(separator: "\n").compactMap { Int($0.prefix(while: \.isNumber)) }
  }

  @Test(
    "goes on counting where the author counts",
    arguments: [
      ([1, 2, 3, 4, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7]), ([1, 2, 2], [1, 2, 3]), ([1, 2, 9, 4], [1, 2, 3, 4]),
      ([1, 2, 3, 4, 5, 3], [1, 2, 3, 4, 5, 6]), ([1, 2, 2, 2], [1, 2, 3, 4]),
    ])
  func counting(_ numbers: [Int], _ right: [Int]) throws {
    #expect(try mended(numbers) == right)
  }

  @Test(
    "repeats the number that the list begins with",
    arguments: [[1, 1, 1, 3, 4, 5], [1, 1, 1, 7, 1], [2, 1, 1], [1, 1, 2, 3]])
  func repeating(_ numbers: [Int]) throws {
    #expect(try mended(numbers) == numbers.map { _ in 1 })
  }

  @Test(
    "leaves a list that may have lost a step",
    arguments: [[1, 2, 3, 4, 6, 8], [1, 2, 3, 5], [1, 3], [1, 3, 4, 5], [1, 1, 1, 3, 4, 6, 7], [1, 1, 1, 5, 6]])
  func gaps(_ numbers: [Int]) throws {
    #expect(try mended(numbers) == nil)
  }

  /// A list whose first item is number 10, with a line below it, and whose next repeats the number.
  private func list(_ numbers: (Int, Int), below line: String) -> String {
    "\(numbers.0). Open the console.\n\n\(line)\n\n\(numbers.1). Close it.\n\(numbers.1). Leave."
  }

  @Test(
    "leaves a list of which a line would become code, or no longer be the item's",
    arguments: [
      ((10, 1), "       |Attribute|Type|\n       |---|---|\n       |active|Boolean|"), ((10, 1), "\t   Then wait."),
    ])
  func indentation(_ numbers: (Int, Int), _ line: String) throws {
    #expect(try mended(list(numbers, below: line)) == nil)
  }

  @Test(
    "keeps the lines of an item where they may stay", arguments: ["    Then wait.", "\tThen wait.", "      - Wait."])
  func indentationKept(_ line: String) throws {
    #expect(try mended(list((10, 1), below: line)) == list((1, 1), below: line))
  }

  @Test(
    "leaves a list of which the line after an item would become the item's",
    arguments: ["   1. D", "\n   Then wait.", "   - D", "\n   > D", "   # D"])
  func nesting(_ line: String) throws {
    let list = "1. A\n1. B\n10. C\n\(line)"
    #expect(try mended(list) == nil)
    let quoted = list.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(separator: "\n")
    #expect(try mended(quoted) == nil)
  }

  @Test("mends a list in a quote, of which no line changes its place")
  func quotedList() throws {
    for end in ["\n>\n>     Wait.\n> 1. D", "\n\n   D"] {
      #expect(try mended("> 1. A\n> 1. B\n> 10. C" + end) == "> 1. A\n> 1. B\n> 1. C" + end)
    }
  }

  @Test("leaves a list whose item would get a longer number than its lines are indented for")
  func longerNumber() throws {
    let numbers = Array(1...8) + [8, 9]
    func list(_ numbers: [Int], _ indentation: String) -> String {
      numbers.map { "\($0). Open the console.\n\n\(indentation)Wait." }.joined(separator: "\n\n")
    }
    #expect(try mended(list(numbers, "   ")) == nil)
    #expect(try mended(list(numbers, "    ")) == list(Array(1...10), "    "))
  }

  @Test("leaves numbers that a text refers to, unless they are a heading's")
  func references() throws {
    func list(_ reference: String) -> String { "1. Open the console.\n2. Look at \(reference).\n2. Close it." }
    for reference in ["step 3", "steps 3 and 4", "Step #3"] { #expect(try mended(list(reference)) == nil) }
    #expect(try mended(list("Step 2"))?.hasSuffix("3. Close it.") == true)
  }

  @Test(
    "warns where a reference from inside the list leads to another step, unless another list could be meant",
    arguments: [
      ("Step 4", "", "\"Step 4\" is shown as step 5, since 3. follows 1. in this list." as String?),
      ("step 2", "", nil), ("step 1", "", nil), ("[step 4](page.md)", "", nil), ("step 4 of the other page", "", nil),
      ("Step 4", "Then:\n\n1. A\n1. B\n1. C\n1. D", nil),
    ])
  func misleadingReference(reference: String, end: String, message: String?) throws {
    let list = "1. Open it.\n1. Go on.\n1. Do as in \(reference).\n3. Wait.\n4. Copy it.\n6. Close it.\n\n\(end)"
    let found = try findings(list)
    #expect(found.map(\.severity) == [message == nil ? .note : .warning] && found.first?.fix == nil)
    if let message { #expect(found.first?.message == message) }
  }
}

extension String {
  /// What stands between two texts.
  fileprivate func stretch(from start: String, to end: String) -> String? {
    guard let first = firstRange(of: start)?.upperBound, let last = self[first...].firstRange(of: end)?.lowerBound
    else {
      return nil
    }
    return String(self[first..<last])
  }
}
