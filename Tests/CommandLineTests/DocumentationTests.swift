import BuiltTool
import Foundation
import Testing

/// The documentation holds: its commands run, print what it shows, and its files are what it says they are.
struct DocumentationTests {
  @Test("Whoever follows a page from an empty folder sees what the page shows", arguments: try DocumentationPage.all())
  func commands(page: DocumentationPage) throws {
    let session = try DocumentationSession(
      page, startsInRepository: Self.workedOnInTheRepository.contains(page.path),
      skipped: Set(CommandRunElsewhere.all.map(\.line)))
    let problems = try session.run()
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    for (index, block) in page.blocks.enumerated() where block.language == "text" {
      #expect(session.isOutput(at: index), "\(page.path):\(block.line): no commands stand right before")
      #expect(block.text.contains { $0.isLetter }, "\(page.path):\(block.line): any output would do")
    }
  }

  private static let workedOnInTheRepository = ["README.md", "docs/extending.md"]

  @Test("Every command that isn't run here is answered for elsewhere, and is still in the documentation")
  func elsewhere() throws {
    let commands = Set(try DocumentationPage.all().flatMap(\.commands))
    for command in CommandRunElsewhere.all {
      #expect(commands.contains(command.line), "no page has the command \(command.line)")
      let file = try String(contentsOf: Tool.repository.appendingPathComponent(command.file), encoding: .utf8)
      #expect(file.contains(command.text), "\(command.file) doesn't answer for \(command.line)")
    }
  }

  @Test(
    "A block is of a kind that is put to the test, and a file's name is told", arguments: try DocumentationPage.all())
  func blocks(page: DocumentationPage) {
    for block in page.blocks {
      #expect(
        ["sh", "text", "yaml", "json", "swift", "markdown", "diff"].contains(block.language),
        "\(page.path):\(block.line)")
      #expect(block.language != "swift" || block.file != nil, "\(page.path):\(block.line): nobody compiles it")
      if let file = block.file { #expect(block.lead.contains("`\(file)`"), "\(page.path):\(block.line): \(file)") }
    }
  }

  @Test("Links lead to files and headings that there are", arguments: try DocumentationPage.all())
  func links(page: DocumentationPage) throws {
    let folder = Tool.repository.appendingPathComponent(page.path).deletingLastPathComponent()
    for match in page.lines.joined(separator: "\n").matches(of: /\]\(([^)#\s]*)(?:#([^)\s]*))?\)/) {
      let target = String(match.1)
      guard !target.hasPrefix("https://") else { continue }
      let file =
        target.isEmpty ? Tool.repository.appendingPathComponent(page.path) : folder.appendingPathComponent(target)
      #expect(FileManager.default.fileExists(atPath: file.path), "\(page.path): \(target)")
      guard let anchor = match.2 else { continue }
      let headings = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("#") }
      let anchors = headings.map { heading in
        heading.drop { $0 == "#" || $0 == " " }.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
          .replacing(" ", with: "-")
      }
      #expect(anchors.contains(String(anchor)), "\(page.path): \(match.0)")
    }
  }

  @Test("Every page can be reached from the index")
  func index() throws {
    let index = try String(contentsOf: Tool.repository.appendingPathComponent("docs/README.md"), encoding: .utf8)
    for name in try FileManager.default.contentsOfDirectory(
      atPath: Tool.repository.appendingPathComponent("docs").path)
    where name != "README.md" { #expect(index.contains("(\(name))"), "\(name)") }
  }

  @Test("What the page for package authors has the build say is what it says")
  func messages() throws {
    let folders = ["Sources", "Plugins"].map { Tool.repository.appendingPathComponent($0) }
    let files = folders.flatMap { folder in
      (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".swift") }.map(folder.appendingPathComponent)
    }
    let sources = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    let lines = try DocumentationPage("docs/for-package-authors.md").lines
    let rows = lines.drop { !$0.hasPrefix("| what the build says |") }.dropFirst(2).prefix { $0.hasPrefix("|") }
    #expect(!rows.isEmpty)
    for row in rows {
      let message = row.split(separator: "|").first?.trimmingCharacters(in: .whitespaces) ?? ""
      for part in message.components(separatedBy: "…") {
        #expect(part.isEmpty || sources.contains { $0.contains(part) }, "\(message)")
      }
    }
  }

  @Test("A configuration is one that the tool reads, and a manifest one that it accepts")
  func configurationsAndManifests() throws {
    let scratch = try Scratch()
    try scratch.write(Sample.tutorial("Orbit"), to: "orbit.md")
    for page in try DocumentationPage.all() {
      for block in page.blocks where block.language == "yaml" && Self.isConfiguration(block) {
        try scratch.write(block.text, to: "configuration.yml")
        let result = try Tool.run("lint", "orbit.md", "--config", "configuration.yml", in: scratch.url)
        #expect(result.status == 0, "\(page.path):\(block.line): \(result.error)")
      }
      for block in page.blocks where block.language == "json" {
        try scratch.write(block.text, to: "file.json")
        let result = try Tool.run("validate", "file.json", in: scratch.url)
        #expect(result.status == 0, "\(page.path):\(block.line): \(result.output)")
      }
    }
  }

  private static func isConfiguration(_ block: DocumentationPage.Block) -> Bool {
    block.file.map { $0.hasSuffix(".connectorgen.yml") } ?? true
  }

  @Test(
    "Files for GitHub and for pre-commit are what those take",
    .enabled(if: Judges.areInstalled, "the judges are not installed; scripts/test installs them"))
  func otherPrograms() throws {
    let scratch = try Scratch()
    let programs = Judges.python.deletingLastPathComponent()
    for page in try DocumentationPage.all() {
      for block in page.blocks where block.language == "yaml" && !Self.isConfiguration(block) {
        let name = try #require(block.file)
        let file = try scratch.write(block.text, to: name)
        let result =
          name.hasPrefix(".github/workflows/")
          ? try Tool.run(
            programs.appendingPathComponent("check-jsonschema"), ["--builtin-schema", "vendor.github-workflows", file])
          : try Tool.run(programs.appendingPathComponent("pre-commit"), ["validate-config", file])
        #expect(result.status == 0, "\(page.path):\(block.line): \(result.output)\(result.error)")
      }
    }
  }
}
