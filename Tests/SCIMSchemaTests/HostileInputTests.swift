import SCIMSchema
import SeededNumbers
import Testing

@Suite("Hostile text")
struct HostileInputTests {
  private let long = 200_000

  @Test("may nest a filter 64 deep", arguments: ["(", "not ("])
  func deepest(opening: String) throws {
    let text = "a[" + String(repeating: opening, count: 64) + "x pr" + String(repeating: ")", count: 64) + "]"
    let path = try AttributePath(parsing: text)
    #expect(try AttributePath(parsing: path.description) == path)
  }

  @Test("that nests a filter deeper is refused, however deep", arguments: ["(", "not ("], [65, 200_000])
  func tooDeep(opening: String, depth: Int) {
    let text = "a[" + String(repeating: opening, count: depth) + "x pr" + String(repeating: ")", count: depth) + "]"
    #expect(throws: AttributePathError(reason: .nestedTooDeeply, offset: 1 + 65 * opening.utf8.count)) {
      try AttributePath(parsing: text)
    }
  }

  @Test("of many terms is read, printed and compared", arguments: ["and", "or"])
  func manyTerms(conjunction: String) throws {
    let text = "a[x eq 1" + String(repeating: " \(conjunction) x eq 1", count: long) + "]"
    let path = try AttributePath(parsing: text)
    #expect(path.description == text)
    #expect(path.filter?.requiredValues?.count == (conjunction == "and" ? long + 1 : nil))
  }

  @Test("of one long name is read")
  func longName() throws {
    let name = String(repeating: "a", count: long)
    #expect(try AttributePath(parsing: name).attribute == name)
  }

  @Test("of one long run ends in an error", arguments: ["urn:", ":", ".", "[", "]", "1.", "\\", "\"", "é", "\0"])
  func longRuns(unit: String) {
    for start in ["", "a", "urn:x:y:", "a[x eq \""] {
      let text = start + String(repeating: unit, count: long)
      #expect(throws: AttributePathError.self) { try AttributePath(parsing: text) }
    }
  }

  @Test("made of the grammar's own pieces is refused or read back the same", arguments: 0..<20)
  func randomPieces(seed: UInt64) throws {
    let pieces = [
      "a", "urn:x:y:", "1.0.", ".", "[", "]", "(", ")", "not ", " and ", " or ", " eq ", " pr", "\"", "\\", "u0041",
      "\\ud83d", "-1", "1e5", "true", "$ref", " ", ":", "é", "\n", "x eq 1", "a[x pr]", "\u{301}",
    ]
    var random = SeededGenerator(state: seed)
    var wellFormed = 0
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...8, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let path: AttributePath
      do throws(AttributePathError) {
        path = try AttributePath(parsing: text)
      } catch {
        #expect((0...text.utf8.count).contains(error.offset), "\(text.debugDescription)")
        continue
      }
      wellFormed += 1
      #expect(try AttributePath(parsing: path.description) == path, "\(text.debugDescription)")
    }
    #expect(wellFormed > 20)
  }
}
