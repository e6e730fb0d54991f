import BuiltTool
import Foundation
import Testing

/// A page of the documentation, as far as it can be put to the test: its fenced blocks.
///
/// What a block is for says the line that opens it:
///
///     ```sh                     commands, run one after the other; `# exit code 1` ends a line that is to fail
///     ```text                   what the commands of the block right before print; … stands for any text
///     ```yaml file=pages/x.yml  a file that the reader saves, before the commands that follow
///     ```diff                   a change that the reader makes, before the commands that follow
struct DocumentationPage: Sendable, CustomTestStringConvertible {
  /// The path from the repository's folder.
  let path: String
  let lines: [String]
  private(set) var blocks: [Block] = []

  struct Block: Sendable {
    /// The number of the line that opens the block.
    var line: Int
    /// `sh`, `text`, `yaml`, `json`, `swift`, `markdown` or `diff`.
    var language: String
    /// The file that the block is the text of.
    var file: String?
    var text: String
    /// What stands between the block before and this one.
    var lead: String
  }

  /// Every page: README.md and what is in docs/, but for the rules' reference, whose blocks are the rules' examples.
  static func all() throws -> [DocumentationPage] {
    let names = try FileManager.default.contentsOfDirectory(atPath: Tool.repository.appendingPathComponent("docs").path)
    let pages = names.filter { $0.hasSuffix(".md") && $0 != "rules.md" }.sorted().map { "docs/\($0)" }
    return try (["README.md"] + pages).map(DocumentationPage.init)
  }

  init(_ path: String) throws {
    self.path = path
    let data = try Data(contentsOf: Tool.repository.appendingPathComponent(path))
    lines = String(decoding: data, as: UTF8.self).components(separatedBy: "\n")
    var open: (block: Block, fence: Substring, indent: Int)?
    var lead = ""
    for (index, line) in lines.enumerated() {
      let content = line.drop { $0 == " " }
      if let (block, fence, indent) = open {
        if content.hasPrefix(fence), content.dropFirst(fence.count).allSatisfy({ $0 == " " }) {
          blocks.append(block)
          open = nil
        } else {
          open?.block.text += line.dropFirst(min(indent, line.count - content.count)) + "\n"
        }
      } else if content.hasPrefix("```") {
        let fence = content.prefix { $0 == "`" }
        let words = content.dropFirst(fence.count).split(separator: " ")
        let file = words.first { $0.hasPrefix("file=") }.map { String($0.dropFirst(5)) }
        let block = Block(line: index + 1, language: String(words.first ?? ""), file: file, text: "", lead: lead)
        open = (block, fence, line.count - content.count)
        lead = ""
      } else {
        lead += line + "\n"
      }
    }
  }

  var testDescription: String { path }

  /// The commands of the page, as lines.
  var commands: [String] {
    blocks.filter { $0.language == "sh" }.flatMap { $0.text.components(separatedBy: "\n") }
  }
}
