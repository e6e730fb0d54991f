import MarkdownSyntax
import TutorialDiagnostics
import TutorialReader

/// A place where a text calls the directory, or its portal, by an old name, and what is to be written there today.
struct FormerName {
  /// The old name, as it is written.
  var name: String
  /// The bytes of the old name in the page.
  var range: Range<Int>
  /// What is to be written there.
  var advice: String
  /// The bytes to replace, and by what; `nil` where that takes a person's judgement.
  var edits: [(range: Range<Int>, replacement: String)]?

  /// Every old name in the running text of a passage.
  static func all(in passage: Passage, of source: SourceFile) -> [FormerName] {
    let cues: [Cue] = [.azureAD, .azurePortal, .azureProvisioningService]
    guard cues.contains(where: passage.mentions) else { return [] }
    let text = passage.text
    let ranges = passage.hits.filter { cues.contains($0.cue) }.map(\.range)
    let hints = passage.hits.filter { $0.cue == .formerName }
    let labels = text.spans.filter { $0.kind == .strong || $0.kind == .code }
    var names: [FormerName] = []
    var end = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= end {
      guard !isInsideAddress(range, text), !isGloss(range, text), !isToldApart(range, hints, passage) else { continue }
      let whole = withBracket(range, text)
      end = whole.upperBound
      let label = labels.first { isLabel($0, range, text) }
      if let label, !isDirectorysOwn(label, passage) { continue }
      if let name = FormerName(range, whole, label, text, source) { names.append(name) }
    }
    return names
  }

  /// The old name of the portal in a picture's text.
  static func all(inPicturesOf text: Text, of source: SourceFile) -> [FormerName] {
    let name = Array("azure portal".utf8)
    return text.spans.compactMap { span in
      guard case .image(_, let alternative) = span.kind, alternative.lowercased().contains("azure portal") else {
        return nil
      }
      let place = span.source.first { start in
        source.bytes[start...].prefix(name.count).elementsEqual(name) { $0 | 0x20 == $1 }
      }
      return FormerName(
        name: "Azure portal", range: place.map { $0..<$0 + name.count } ?? span.source,
        advice: "Microsoft Entra admin center, if the picture shows it")
    }
  }

  private init(
    name: String, range: Range<Int>, advice: String, edits: [(range: Range<Int>, replacement: String)]? = nil
  ) {
    self.name = name
    self.range = range
    self.advice = advice
    self.edits = edits
  }

  /// Finds out what is to be written in place of an old name; `nil` where it is part of a name that is still in use.
  ///
  /// - Parameters:
  ///   - range: The old name.
  ///   - whole: The old name with its abbreviation in brackets, if that follows.
  ///   - label: The bold words or the code that the old name stands in, if it is part of a label.
  ///   - text: The text that has the name.
  ///   - source: The page.
  private init?(_ range: Range<Int>, _ whole: Range<Int>, _ label: Text.Span?, _ text: Text, _ source: SourceFile) {
    let name = text.string(range)
    self.init(name: name, range: text.source(of: range), advice: "")
    let after = Self.wordsAfter(whole, text)
    if Self.productsOfTheirOwn.contains(where: { after.hasPrefix(" " + $0) }) { return nil }
    if let label {
      advice = Self.advice(for: label, range, text)
      return
    }
    let words = Self.words(after)
    if name.lowercased() == "azure portal" || ["portal", "admin portal"].contains(where: words.hasPrefix) {
      advice = "Microsoft Entra admin center"
      return
    }
    var replaced = Self.withMicrosoft(whole, text)
    var replacement: String
    if name.lowercased().hasSuffix("service") {
      replaced = replaced.lowerBound..<range.lowerBound + "azure".utf8.count
      replacement = "Microsoft Entra"
      advice = "Microsoft Entra provisioning service"
    } else if words.hasPrefix("premium") {
      replacement = "Microsoft Entra ID"
      guard let plan = ["p1", "p2"].first(where: { words.hasPrefix("premium " + $0) }) else {
        advice = "Microsoft Entra ID P1 or Microsoft Entra ID P2"
        return
      }
      replaced = replaced.lowerBound..<whole.upperBound + " premium".utf8.count
      advice = "Microsoft Entra ID \(plan.uppercased())"
    } else {
      switch Follower(after) {
      case .noun(let noun):
        replacement = "Microsoft Entra"
        advice = "Microsoft Entra \(noun)"
      case .nothing:
        replacement = "Microsoft Entra ID"
        advice = replacement
        // "An Azure AD" was short of a noun already.
        if ["a", "an", "the"].contains(Self.word(before: replaced.lowerBound, text).lowercased()) { return }
      case .unknown:
        advice = "Microsoft Entra ID, or Microsoft Entra before a noun"
        return
      }
    }
    guard Self.isPlain(replaced, text, source) else { return }
    edits = [(text.source(of: replaced), replacement)]
    let article = Self.word(before: replaced.lowerBound, text)
    let start = replaced.lowerBound - 3
    if article.lowercased() == "an", Self.isPlain(start..<start + 2, text, source) {
      let mended = article == "an" ? "a" : "A"
      advice = "\(mended) \(advice)"
      edits?.append((text.source(of: start..<start + 2), mended))
    }
  }

  // MARK: What stands around the name

  /// Products that keep the old name, or have another than the directory's.
  private static let productsOfTheirOwn = [
    "b2c", "b2b", "connect", "graph", "domain services", "ds ", "powershell", "authentication library",
    "identity protection",
  ]

  private static func isInsideAddress(_ range: Range<Int>, _ text: Text) -> Bool {
    let before = range.lowerBound > 0 ? text.utf8[range.lowerBound - 1] : UInt8(ascii: " ")
    return "/-.=@_".utf8.contains(before)
  }

  /// "Microsoft Entra ID (Azure AD)" tells the reader that the two are the same, and so does the other way about.
  private static func isGloss(_ range: Range<Int>, _ text: Text) -> Bool {
    let before = text.string(max(0, range.lowerBound - 20)..<range.lowerBound).lowercased()
    let after = wordsAfter(range, text)
    if before.hasSuffix("entra id (") || before.hasSuffix("microsoft entra ("), after.hasPrefix(")") { return true }
    return after.hasPrefix(" (") && after.prefix { $0 != ")" }.contains("entra id")
  }

  /// "Formerly Azure AD": the reader is told that the name is an old one.
  private static func isToldApart(_ range: Range<Int>, _ hints: [CueFinder.Hit], _ passage: Passage) -> Bool {
    hints.contains { hit in
      let between =
        hit.range.upperBound <= range.lowerBound
        ? hit.range.upperBound..<range.lowerBound : range.upperBound..<max(range.upperBound, hit.range.lowerBound)
      return between.count <= 40 && !passage.text.string(between).contains(". ")
    }
  }

  /// "Azure Active Directory (Azure AD)" is one name.
  private static func withBracket(_ range: Range<Int>, _ text: Text) -> Range<Int> {
    let after = wordsAfter(range, text)
    let bracket = [" (azure ad)", " (azure active directory)", " (azuread)", " (aad)"].first(where: after.hasPrefix)
    return range.lowerBound..<range.upperBound + (bracket?.utf8.count ?? 0)
  }

  /// "Microsoft Azure AD" is one name.
  private static func withMicrosoft(_ range: Range<Int>, _ text: Text) -> Range<Int> {
    let word = word(before: range.lowerBound, text)
    guard word == "Microsoft" || word == "Windows" else { return range }
    return range.lowerBound - word.utf8.count - 1..<range.upperBound
  }

  /// What follows in lower case, as much of it as tells what the name belongs to.
  private static func wordsAfter(_ range: Range<Int>, _ text: Text) -> String {
    text.string(range.upperBound..<min(range.upperBound + 100, text.utf8.count)).lowercased()
  }

  /// The word that one space separates from what follows; empty where there is none.
  private static func word(before offset: Int, _ text: Text) -> String {
    guard offset > 0, text.utf8[offset - 1] == UInt8(ascii: " ") else { return "" }
    let letters = text.utf8[..<(offset - 1)].reversed().prefix {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  private static func words(_ after: String) -> String {
    after.hasPrefix(" ") ? String(after.dropFirst()) : ""
  }

  /// Whether the page writes these words without markup between them, so that nothing else goes with them.
  private static func isPlain(_ range: Range<Int>, _ text: Text, _ source: SourceFile) -> Bool {
    source.bytes[text.source(of: range).clamped(to: source.bytes.indices)].elementsEqual(text.utf8[range])
  }

  // MARK: Labels

  /// Bold words and code name something on a screen, but for a bold sentence.
  private static func isLabel(_ span: Text.Span, _ name: Range<Int>, _ text: Text) -> Bool {
    guard span.kind == .strong || span.kind == .code, span.range.overlaps(name) else { return false }
    return span.kind == .code || !text.string(span.range).hasSuffix(":")
  }

  /// What the app's console calls things is the app's business; the directory's own menus are not.
  private static func isDirectorysOwn(_ label: Text.Span, _ passage: Passage) -> Bool {
    let words = passage.text.string(label.range).lowercased()
    if words.hasPrefix("synchronize ") || words.hasPrefix("provision ") { return true }
    guard label.kind == .strong, words.hasPrefix("azure active directory") else { return false }
    if passage.part == .configuration { return true }
    let around = passage.text.string.lowercased()
    return ["azure portal", "admin center", "enterprise app"].contains(where: around.contains)
  }

  private static func advice(for label: Text.Span, _ name: Range<Int>, _ text: Text) -> String {
    let after = text.string(name.upperBound..<label.range.upperBound)
    let kind = [" users", " groups"].first { after.lowercased().hasPrefix($0) }
    guard let kind, name.lowerBound >= label.range.lowerBound else { return "what the menu says today" }
    let before = text.string(label.range.lowerBound..<name.lowerBound)
    return "\(before)Microsoft Entra\(kind)\(after.dropFirst(kind.count))"
  }
}
