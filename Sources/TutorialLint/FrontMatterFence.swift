import MarkdownSyntax
import TutorialDiagnostics

/// The lines that were meant to fence the front matter of a page which has none that can be read.
///
/// Front matter begins with `---` on the very first line and ends with `---`; whatever else is written is a part of the
/// page, and its readers see it.
struct FrontMatterFence {
  let document: Document

  private var source: SourceFile { document.source }

  /// What is wrong with the fences; `nil` where the page may well be meant for a site that wants no front matter.
  var finding: Finding? {
    let start = FrontMatter.contentStart(of: source)
    guard let first = lines.first(where: { !text($0).isEmpty }) else { return missing(at: start..<start) }
    let range = max(start, source.lineRange(first).lowerBound)..<source.lineRange(first).upperBound
    guard !text(first).hasPrefix("#"), lines.dropFirst(first - 1).prefix(Self.reach).contains(where: isKey) else {
      return missing(at: range)
    }
    if isKey(first) {
      return shown("No line \"---\" stands before the front matter", help: "put it there", range)
    }
    if text(first) != "---" || source.bytes[range.lowerBound] != UInt8(ascii: "-") {
      return shown(
        "\(source.text(range).quotedInMessage) doesn't begin front matter", help: "let \"---\" be the first line", range
      )
    }
    if source.lineRange(first).lowerBound > start {
      return shown(
        "Something stands before the front matter", help: "let \"---\" be the first line", range,
        fix: [(start..<source.lineRange(first).lowerBound, "")])
    }
    guard let end = lines.first(where: { $0 > first && text($0).hasPrefix("--") }) else {
      return shown("The front matter has no end", help: "put a line \"---\" below it", range)
    }
    return shown(
      "\(source.lineText(end).quotedInMessage) doesn't end the front matter", help: "write \"---\"",
      source.lineRange(end))
  }

  private func missing(at range: Range<Int>) -> Finding? {
    guard document.blocks.contains(where: isPlatformMarkup) else { return nil }
    return Finding(
      message: "The page has no front matter, and so no title and description that a search could show.",
      help: "begin it with a block of title and description between lines of \"---\"", severity: .warning, range: range)
  }

  /// Includes and `:::image`: what only a page of the docs platform has, where front matter is required.
  private func isPlatformMarkup(_ block: Block) -> Bool {
    block.text.spans.contains { span in
      switch span.kind {
      case .include: true
      case .image: source.bytes[span.source].first == UInt8(ascii: ":")
      default: false
      }
    }
  }

  private func shown(
    _ problem: String, help: String, _ range: Range<Int>, fix: [(range: Range<Int>, replacement: String)]? = nil
  ) -> Finding {
    Finding(message: "\(problem), which is shown as text.", help: help, range: range, fix: fix)
  }

  /// How many lines after the page's first word a key may stand, of what was meant for front matter.
  private static let reach = 6

  /// Front matter is at the top; a page is not searched to its end.
  private var lines: Range<Int> { 1..<min(source.lineCount, 200) + 1 }

  /// A line's text, without white space around it.
  private func text(_ line: Int) -> String {
    let range = source.lineRange(line)
    let start =
      line == 1 ? max(range.lowerBound, min(FrontMatter.contentStart(of: source), range.upperBound)) : range.lowerBound
    let bytes = source.bytes[start..<range.upperBound]
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let end = bytes.lastIndex { !isSpace($0) } ?? bytes.startIndex - 1
    return String(decoding: bytes[..<(end + 1)].drop(while: isSpace), as: UTF8.self)
  }

  /// "title: Configure …", "ms.date: 01/31/2025".
  private func isKey(_ line: Int) -> Bool {
    let key = text(line).prefix { $0 != ":" }
    return key.hasPrefix("ms.") && key.count < text(line).count
      || ["title", "titleSuffix", "description", "author", "services", "manager"].contains(key)
        && key.count < text(line).count
  }
}
