import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

/// A block quote that was meant for an alert and isn't one.
enum BrokenAlert {
  static func findings(in tutorial: Tutorial) -> [Finding] {
    let document = tutorial.document
    return document.blocks.enumerated().compactMap { index, block in
      guard case .quote(let alert) = block.kind else { return nil }
      switch alert {
      case nil: return halfMarker(in: document, quote: index)
      case .div: return nil
      case .other(let name):
        guard !knownMarkers.contains(name.split(separator: "-").first.map(String.init) ?? "") else { return nil }
        return Finding(
          message: "[!\(name.uppercased())] is no alert, so it is shown as it is written.",
          help: "write [!NOTE], [!TIP], [!IMPORTANT], [!CAUTION] or [!WARNING]",
          range: block.range.lowerBound..<min(block.range.upperBound, block.range.lowerBound + name.utf8.count + 5))
      case .note, .tip, .important, .caution, .warning: return crowdedMarker(document.source, block)
      }
    }
  }

  private static let knownMarkers: Set<String> = ["video", "include", "code", "codesnippet", "azurecli", "divclass"]

  /// `**[!NOTE]**`, `[!NOTE]: text`, `[! NOTE]`: a marker that doesn't have its line to itself, as the docs platform wants it.
  private static func crowdedMarker(_ source: SourceFile, _ block: Block) -> Finding? {
    let line = source.lineRange(source.line(at: block.range.lowerBound))
    let content = source.bytes[max(block.range.lowerBound, line.lowerBound)..<line.upperBound].dropFirst()
    let text = content.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard !text.isEmpty, let open = text.firstIndex(of: UInt8(ascii: "[")),
      let close = text[open...].firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let rest = text[(close + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let marker = source.text(open..<close + 1)
    guard open > text.startIndex || !rest.isEmpty || marker.contains(where: \.isWhitespace) else { return nil }
    return Finding(
      message: "The alert's marker doesn't stand alone on its line, so it is shown as it is written.",
      help: "write \(marker.filter { !$0.isWhitespace }.uppercased()) and nothing else on this line",
      range: text.startIndex..<text.endIndex)
  }

  /// `[NOTE]`, `[!NOTE`, `!NOTE]`, `![NOTE]`: a quote that begins with most of a marker.
  private static func halfMarker(in document: Document, quote: Int) -> Finding? {
    guard let first = document.children(of: quote).first else { return nil }
    let text = document.blocks[first].text
    let line = text.string(0..<min(text.utf8.count, 14)).lowercased()
    for name in ["note", "tip", "important", "caution", "warning"] {
      for marker in ["[\(name)]", "[!\(name) ", "!\(name)]", "[ !\(name)", "![\(name)]"]
      where line.hasPrefix(marker) || line + " " == marker {
        return Finding(
          message: "The alert's marker is misspelt, so it is shown as it is written.",
          help: "write [!\(name.uppercased())]", range: text.source(of: 0..<min(marker.utf8.count, text.utf8.count)))
      }
    }
    return nil
  }
}
