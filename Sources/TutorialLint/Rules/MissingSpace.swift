import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let missingSpace = Rule(
    id: "missing-space",
    severity: .note,
    summary: "No space stands between two sentences or words, or a second full stop stands there.",
    rationale: "What is run together is read as one word, by people and by search.",
    examples: Examples(
      triggering: [
        Example(.appSide, "1. The console opens.Copy the **SCIM URL** and the **API Token**."),
        Example(.appSide, "1. The console is `orbit/console`.Copy the **SCIM URL** and the **API Token**."),
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token** in the console of theOrbit Teams account."),
        Example(.appSide, "1. Set`orbit`to **On**. Copy the **SCIM URL** and the **API Token**."),
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token**(at the top)."),
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token** respectively.. Close the console."),
      ],
      passing: [
        .sound,
        Example(
          .appSide,
          "1. Copy the **SCIM URL** of `orbit.Admin` from Orbit.Net and https://a.Example.com, and the **API Token**."),
        Example(
          .appSide, "1. Copy the **SCIM URL** of MyOrbit Teams and all `key`s... Then the **API Token** in ../orbit."),
        Example(.appSide, "1. Copy the **SCIM URL**(s) for **Add**(it) and the **API Token**(`key`)."),
      ]),
    check: { tutorial in
      let app = Array(tutorial.appName.value.utf8)
      return tutorial.page.passages.flatMap { passage -> [Finding] in
        let text = passage.text
        let words = forgottenAround(in: text) + forgottenBeforeBracket(in: text) + forgottenBefore(app, in: text)
        return forgottenAfterStop(in: passage) + forgottenAfterCode(in: text) + words + doubledStops(in: text)
      }
    })

  // MARK: Sentences

  private static func forgottenAfterStop(in passage: Passage) -> [Finding] {
    let text = passage.text
    return passage.sentences.dropFirst().compactMap { sentence in
      let start = sentence.lowerBound
      guard start >= 4, text.utf8[start - 1] == UInt8(ascii: "."), !isCode(start - 2, in: text),
        isWord(text.utf8[..<(start - 1)].suffix(2)) || text.utf8[start - 2] == UInt8(ascii: ")"),
        isSentence(text.utf8[start...]), !isDomain(text.utf8[start...])
      else { return nil }
      return stop(at: start - 1, in: text)
    }
  }

  /// "`orbit/scim`.This": an address in code doesn't go on behind it.
  private static func forgottenAfterCode(in text: Text) -> [Finding] {
    text.spans.compactMap { span in
      let end = span.range.upperBound
      guard span.kind == .code, end + 1 < text.utf8.count, text.utf8[end] == UInt8(ascii: "."),
        isCapital(text.utf8[end + 1]), isSentence(text.utf8[(end + 1)...])
      else { return nil }
      return stop(at: end, in: text)
    }
  }

  private static func stop(at offset: Int, in text: Text) -> Finding {
    let stop = text.source(of: offset..<offset + 1)
    let next = text.source(of: offset + 1..<offset + 2)
    return Finding(
      message: "No space follows the full stop.", help: "put a space between the sentences",
      range: stop.lowerBound..<max(next.upperBound, stop.upperBound),
      fix: [(stop.upperBound..<stop.upperBound, " ")])
  }

  /// "respectively.. ": two full stops, and not the three that leave something out.
  private static func doubledStops(in text: Text) -> [Finding] {
    let bytes = text.utf8
    return occurrences(of: Array("..".utf8), in: bytes).compactMap { found in
      guard isWord(bytes[..<found.lowerBound].suffix(2)),
        found.upperBound == bytes.count || bytes[found.upperBound] == UInt8(ascii: " "),
        !isCode(found.lowerBound, in: text)
      else { return nil }
      let stops = text.source(of: found)
      return Finding(
        message: "Two full stops end the sentence.", help: "take one out",
        range: stops.count == 2 ? stops : text.source(of: found.upperBound - 1..<found.upperBound),
        fix: stops.count == 2 ? [(stops.lowerBound + 1..<stops.upperBound, "")] : nil)
    }
  }

  // MARK: Words

  /// "set`active`to".
  private static func forgottenAround(in text: Text) -> [Finding] {
    text.spans.compactMap { span in
      guard span.kind == .code, !span.range.isEmpty, span.range.lowerBound > 0, span.range.upperBound < text.utf8.count,
        isLetter(text.utf8[span.range.lowerBound - 1]), isLetter(text.utf8[span.range.upperBound])
      else { return nil }
      let (start, end) = (span.range.lowerBound, span.range.upperBound)
      let (before, after) = (text.source(of: start - 1..<start), text.source(of: end..<end + 1))
      let isPlain = before.upperBound == span.source.lowerBound && after.lowerBound == span.source.upperBound
      return Finding(
        message: "No space stands around the code.", help: "put a space before it and after it", range: span.source,
        fix: isPlain ? [before.upperBound, after.lowerBound].map { ($0..<$0, " ") } : nil)
    }
  }

  /// "**Groups**(recommended)". What is no plain words, or an ending, may belong to the label: "**Add**(1, 2)",
  /// "**Group**(s)".
  private static func forgottenBeforeBracket(in text: Text) -> [Finding] {
    text.spans.compactMap { span in
      let end = span.range.upperBound
      guard span.kind == .strong, end < text.utf8.count, text.utf8[end] == UInt8(ascii: "("), end > 0,
        isLetter(text.utf8[end - 1]), text.source(of: end..<end + 1).lowerBound == span.source.upperBound
      else { return nil }
      let words = text.utf8[(end + 1)...].prefix { isLetter($0) || $0 == UInt8(ascii: " ") }
      guard words.count > 3, words.endIndex < text.utf8.count, text.utf8[words.endIndex] == UInt8(ascii: ")") else {
        return nil
      }
      return Finding(
        message: "No space stands before the bracket.", help: "put a space before it",
        range: text.source(of: end..<words.endIndex + 1), fix: [(span.source.upperBound..<span.source.upperBound, " ")])
    }
  }

  /// Words that are no part of a name.
  private static let smallWords: Set<String> = [
    "a", "about", "add", "an", "and", "as", "at", "between", "by", "configure", "for", "from", "if", "in", "into", "is",
    "of", "on", "or", "that", "the", "to", "using", "via", "when", "where", "with", "within", "your",
  ]

  /// "toOrbit": a small word that runs into the app's name.
  private static func forgottenBefore(_ app: [UInt8], in text: Text) -> [Finding] {
    guard app.first.map(isCapital) == true else { return [] }
    return occurrences(of: app, in: text.utf8).compactMap { name in
      let word = text.utf8[..<name.lowerBound].reversed().prefix(while: isLetter)
      let start = name.lowerBound - word.count
      let isWhole = name.upperBound == text.utf8.count || !isLetter(text.utf8[name.upperBound])
      guard isWhole, !word.isEmpty, smallWords.contains(text.string(start..<name.lowerBound)),
        start == 0 || text.utf8[start - 1] == UInt8(ascii: " "), !isCode(name.lowerBound, in: text)
      else { return nil }
      let place = text.source(of: start..<name.upperBound)
      let end = text.source(of: start..<name.lowerBound).upperBound
      return Finding(
        message: "No space stands before the app's name.", help: "put a space before it", range: place,
        fix: place.count == name.upperBound - start ? [(end..<end, " ")] : nil)
    }
  }

  // MARK: Bytes

  private static func occurrences(of wanted: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    while let next = text.firstOccurrence(of: wanted, in: (found.last?.upperBound ?? 0)..<text.count) {
      found.append(next)
    }
    return found
  }

  private static func isCode(_ offset: Int, in text: Text) -> Bool {
    text.spans.contains { $0.kind == .code && $0.range.contains(offset) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 2 && bytes.allSatisfy(isLetter)
  }

  /// A capital, a small letter, and further on a space: no file name, no host.
  private static func isSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = bytes.prefix { $0 != UInt8(ascii: " ") }
    return word.count < bytes.count
      && word.dropFirst().allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "'")
      }
  }

  /// "Orbit.Net", "Node.Js".
  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = String(decoding: bytes.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }, as: UTF8.self)
    return ["net", "com", "org", "io", "js", "ai", "co", "app", "dev", "cloud"].contains(word.lowercased())
  }
}
