import Foundation
import MarkdownSyntax
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// A page of our own in which no rule finds anything, as lines.
struct CleanPage: Sendable {
  let name: String
  /// The app's name.
  let app: String
  let lines: [String]

  /// The pages beside this file, in the order of their names.
  static func all() throws -> [CleanPage] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("CleanPages")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    return try files.map { file in
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let name = file.lastPathComponent
      guard let tutorial = Tutorial(Document(SourceFile(name: name, text: text))) else {
        throw NotATutorial(name: name)
      }
      return CleanPage(name: name, app: tutorial.appName.value, lines: text.components(separatedBy: "\n"))
    }
  }

  struct NotATutorial: Error {
    let name: String
  }

  var text: String { lines.joined(separator: "\n") }

  /// What the rules find in a page of this name.
  func findings(in text: String) -> [Diagnostic] {
    Tutorial(Document(SourceFile(name: name, text: text))).map { Linter().diagnostics(for: $0) } ?? []
  }

  // MARK: Parts

  /// The index of the line that closes the front matter.
  var frontMatterEnd: Int { lines.dropFirst().firstIndex(of: "---") ?? 0 }

  /// The indices of the lines below the front matter, without code blocks and anchors.
  var body: [Int] {
    var isCode = false
    return lines.indices.filter { index in
      let line = lines[index].trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("```") {
        isCode.toggle()
        return false
      }
      return index > frontMatterEnd && !isCode && !line.isEmpty && !line.hasPrefix("<a ")
    }
  }

  /// The indices of the lines of running text: paragraphs, steps and list items, but no table, picture or heading.
  var prose: [Int] {
    body.filter { index in
      let line = lines[index].trimmingCharacters(in: .whitespaces)
      return !["|", "#", "!", ":", "> [!"].contains { line.hasPrefix($0) }
    }
  }

  /// The indices of the tables' lines, table by table.
  var tables: [[Int]] {
    var tables: [[Int]] = []
    for index in body where lines[index].trimmingCharacters(in: .whitespaces).hasPrefix("|") {
      if let last = tables.last?.last, last == index - 1 {
        tables[tables.count - 1].append(index)
      } else {
        tables.append([index])
      }
    }
    return tables
  }

  /// The numbered lists: of each item the index of its line and its number. A list ends at the next heading.
  var numberedLists: [[(index: Int, number: Int)]] {
    var lists: [[(index: Int, number: Int)]] = [[]]
    for index in body {
      if lines[index].hasPrefix("#") { lists.append([]) }
      let digits = lines[index].prefix { $0.isNumber }
      guard let number = Int(digits), lines[index].dropFirst(digits.count).hasPrefix(". ") else { continue }
      lists[lists.count - 1].append((index, number))
    }
    return lists.filter { $0.count > 1 }
  }

  /// The index of the first line below the front matter that holds a text.
  func firstIndex(of text: String) -> Int? {
    body.first { lines[$0].contains(text) }
  }

  /// Whether the checklist promises groups.
  var hasGroups: Bool { firstIndex(of: "> * Provision groups") != nil }
}

extension String {
  /// The text with a stretch of it written otherwise.
  func replacing(_ range: Range<Index>, by text: String) -> String {
    String(self[..<range.lowerBound]) + text + self[range.upperBound...]
  }

  /// The text with the first occurrence of another written otherwise; `nil` where there is none.
  func replacingFirst(_ text: String, by other: String) -> String? {
    firstRange(of: text).map { replacing($0, by: other) }
  }

  /// Whether a place is inside a code span of the line.
  func isInCode(_ place: Index) -> Bool {
    !self[..<place].filter { $0 == "`" }.count.isMultiple(of: 2)
  }
}
