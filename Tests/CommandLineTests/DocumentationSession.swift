import BuiltTool
import Foundation

/// A reader who follows a page from its beginning to its end, in one shell, in an empty folder in which there is nothing
/// but a copy of the repository.
struct DocumentationSession {
  let page: DocumentationPage
  /// Whoever works on connectorgen itself begins in the repository.
  let startsInRepository: Bool
  /// The commands that are not run.
  let skipped: Set<String>
  private let scratch: Scratch

  init(_ page: DocumentationPage, startsInRepository: Bool, skipped: Set<String>) throws {
    self.page = page
    self.startsInRepository = startsInRepository
    self.skipped = skipped
    scratch = try Scratch()
    for folder in ["reader/connectorgen", "blocks", "output"] {
      try FileManager.default.createDirectory(at: url(folder), withIntermediateDirectories: true)
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: Tool.repository.path)
    where ![".build", ".git", ".swiftpm", ".venv"].contains(name) {
      try FileManager.default.copyItem(
        at: Tool.repository.appendingPathComponent(name), to: url("reader/connectorgen/" + name))
    }
  }

  private func url(_ path: String) -> URL { scratch.url.appendingPathComponent(path) }

  /// Follows the page; returns what went otherwise than the page says.
  func run() throws -> [String] {
    for (index, block) in page.blocks.enumerated() { try scratch.write(block.text, to: "blocks/\(index)") }
    let script = try scratch.write(try self.script(), to: "script")
    let result = try Tool.run(
      URL(fileURLWithPath: "/bin/bash"), ["-euo", "pipefail", script],
      in: url(startsInRepository ? "reader/connectorgen" : "reader"))
    var problems: [String] = []
    var last: (line: Int, output: String)?
    for (index, block) in page.blocks.enumerated() {
      guard let output = try? scratch.read("output/\(index)") else { continue }
      last = (block.line, output)
      guard page.blocks.indices.contains(index + 1), isOutput(at: index + 1) else { continue }
      let expected = page.blocks[index + 1]
      if !Self.matches(output, expected.text) {
        problems.append("\(page.path):\(expected.line): The commands print something else:\n\(output)")
      }
    }
    if result.status != 0 {
      problems.append(
        "\(page.path):\(last?.line ?? 1): The commands fail with \(result.status):\n\(last?.output ?? "")\(result.error)"
      )
    }
    return problems
  }

  /// Whether a block shows what the commands before it print.
  func isOutput(at index: Int) -> Bool {
    guard page.blocks[index].language == "text", index > 0, page.blocks[index - 1].language == "sh" else {
      return false
    }
    return page.blocks[index].lead.allSatisfy(\.isWhitespace)
  }

  private func script() throws -> String {
    let tools = Tool.program.deletingLastPathComponent().path
    var script =
      "export PATH=\(quoted(tools)):$PATH COLUMNS=80 CONNECTORGEN_SANDBOX_VENV=\(quoted(Tool.repository.appendingPathComponent(".venv").path))\n"
    for (index, block) in page.blocks.enumerated() {
      let text = quoted(url("blocks/\(index)").path)
      if let file = block.file {
        script += "mkdir -p \"$(dirname \(quoted(file)))\"\ncp \(text) \(quoted(file))\n"
      } else if block.language == "diff" {
        script += "exec >\(quoted(url("output/\(index)").path)) 2>&1\ngit apply --verbose \(text)\n"
      } else if block.language == "sh" {
        script += "exec >\(quoted(url("output/\(index)").path)) 2>&1\n"
        script += block.text.components(separatedBy: "\n").filter { !skipped.contains($0) }.map(Self.checked)
          .joined(separator: "\n")
      }
    }
    return script
  }

  /// A line that says with which exit code it ends has to end with it; any other ends the page if it fails.
  private static func checked(_ line: String) -> String {
    let parts = line.components(separatedBy: "# exit code ")
    guard parts.count == 2, let command = parts.first, let code = parts.last.flatMap({ Int($0) }) else { return line }
    return """
      status=0; \(command.trimmingCharacters(in: .whitespaces)) || status=$?
      [ "$status" = \(code) ] || { echo "The exit code is $status."; exit 125; }
      """
  }

  private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: #"'\''"#) + "'" }

  /// Whether a text is as a page shows it, in which … stands for any text.
  static func matches(_ text: String, _ shown: String) -> Bool {
    func lines(_ text: String) -> String {
      text.components(separatedBy: "\n").map { String($0.reversed().drop { $0 == " " }.reversed()) }
        .joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
    let parts = lines(shown).components(separatedBy: "…")
    var rest = lines(text)[...]
    guard let first = parts.first, let last = parts.last, rest.hasPrefix(first) else { return false }
    guard parts.count > 1 else { return rest.count == first.count }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
