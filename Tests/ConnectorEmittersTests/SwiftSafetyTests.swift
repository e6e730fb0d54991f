import ConnectorEmitters
import ConnectorManifest
import SCIMSchema
import SwiftParser
import SwiftParserDiagnostics
import SwiftSyntax
import Testing
import TutorialDiagnostics

@Suite("A Swift connector is lawful Swift, whatever the page says")
struct SwiftSafetyTests {
  private static let nastyTexts = [
    "", " ", "\"", "\\", "a\\", "\"\"\"", "\\(exit(1))", "*/ exit(1) /*", "//", "///", "`", "a\nb", "a\r\nb",
    "a\u{2028}b",
    "a\u{2029}b", "a\u{0}b", "a\u{B}b\u{C}c\u{85}", "\u{202E}gnirts", "\u{2066}x\u{2069}", "\u{FEFF}x", "\u{301}x",
    "x\"\u{301}", "\u{200D}", "\u{3164}", "🦆", "👩‍👩‍👧", "家", "مرحبا", "Self", "class", "Type", "init", "15Five",
    "#if", "\u{1F1E9}\u{1F1EA}", "${x}", "<#placeholder#>", "\t", String(repeating: "x", count: 5000),
    String(repeating: "long words ", count: 300), "}", "import Foundation", "\u{E000}", "\u{FFFD}", "\u{AD}x",
  ]

  private static let attributeNames = [
    "a", "A", "a-", "a_", "a$", "Self", "self", "Type", "type", "init", "deinit", "subscript", "class", "default", "in",
    "is", "as", "any", "some", "Any", "Protocol", "await", "async", "throws", "try", "nil", "true", "where", "consume",
    "copy", "each", "yield", "discard", "unsafe", "borrowing", "sending", "nonisolated", "isolated", "repeat", "get",
    "set", "willSet", "lazy", "weak", "open", "package", "actor", "macro", "id", "ID", "meta", "externalId", "original",
    "encoded", "changes", "matchingValues", "hash", "hashValue", "bindings", "resourceType", "attributes", "required",
    "user", "User", "group", "string", "String", "description", "userName", "username", "user-name", "extensionAcme",
    "init-", "x" + String(repeating: "y", count: 500),
  ]

  @Test("with a text that means harm in every place that takes one", arguments: nastyTexts)
  func nastyText(text: String) throws {
    var manifest = sampleManifest(
      name: text,
      users: [row("emails[type eq \(quoted(text))].value"), row("emails[type eq \(quoted(text))].display")],
      groups: [row("displayName")])
    manifest.tutorial.file = text
    manifest.tenantURL = .init(kind: .literal, value: text, others: [text, text])
    manifest.authentication = .init(method: .other, secretTokenName: text, tokenLifetime: text)
    let place = SourceRange(start: .init(line: 1, column: 1), end: .init(line: 1, column: 2))
    manifest.provenance["/app/name"] = place
    let source = try manifest.swiftConnector().contents
    try expectLawful(source)
    let literals = StringLiterals(viewMode: .sourceAccurate)
    literals.walk(Parser.parse(source: source))
    try expectLawful(manifest.customConnector().contents, topLevel: ["import", "extension"])
    // The name, three URLs, the token's name and lifetime, and the filter of each attribute.
    #expect(literals.values.filter { Array($0.unicodeScalars) == Array(text.unicodeScalars) }.count == 8)
  }

  @Test("with attributes of any name, all at once")
  func attributeNames() throws {
    let own = Self.attributeNames
    let extended = own.map { "urn:ietf:params:scim:schemas:extension:acme:2.0:User:\($0)" }
    let parts = own.map { "complex.\($0)" } + own.map { "URN:IETF:params:scim:schemas:extension:acme:2.0:User:c.\($0)" }
    let source = try sampleManifest(
      users: (own + extended + parts).map { row($0) }, groups: own.map { row($0, required: true) }
    ).swiftConnector().contents
    try expectLawful(source)
  }

  @Test(
    "with URNs of any form",
    arguments: [
      "urn:a:b", "urn:extension:class", "urn:x:extension", "urn:~:@:+", "urn:9:9:9",
      "urn:ietf:params:scim:schemas:core:2.0:USER", "URN:ietf:params:scim:schemas:extension:enterprise:2.0:User",
      "urn:scim:schemas:extension:enterprise:1.0", "urn:" + String(repeating: "x:", count: 400) + "x",
    ])
  func urns(urn: String) throws {
    let filter = #"[a eq "b" and (c pr or not (d gt 5))]"#
    let source = try sampleManifest(
      users: [row("\(urn):a"), row("\(urn):b\(filter).c"), row("urn:acme:1.0.x\(filter).y"), row("\(urn)2:a")]
    ).swiftConnector().contents
    try expectLawful(source)
  }

  private func quoted(_ text: String) -> String {
    FilterValue.string(text).description
  }

  private func expectLawful(_ source: String, topLevel: [String] = ["import", "enum"]) throws {
    let tree = Parser.parse(source: source)
    #expect(ParseDiagnosticsGenerator.diagnostics(for: tree).map(\.message) == [])
    let declarations = Declarations(viewMode: .sourceAccurate)
    declarations.walk(tree)
    #expect(declarations.topLevel == topLevel)
    for (type, names) in declarations.properties {
      #expect(Set(names).count == names.count, "\(type)")
    }
    for scalar in source.unicodeScalars where scalar != "\n" {
      let category = scalar.properties.generalCategory
      #expect(![.control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark].contains(category))
    }
  }
}

/// The values of a file's string literals.
private final class StringLiterals: SyntaxVisitor {
  var values: [String] = []

  override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind {
    values.append(node.representedLiteralValue ?? "")
    return .visitChildren
  }
}

/// What a file declares: the kinds of its statements, and the names of each type's properties.
private final class Declarations: SyntaxVisitor {
  var topLevel: [String] = []
  var properties: [String: [String]] = [:]

  override func visit(_ node: SourceFileSyntax) -> SyntaxVisitorContinueKind {
    topLevel = node.statements.map { statement in
      switch statement.item.kind {
      case .importDecl: "import"
      case .enumDecl: "enum"
      case .extensionDecl: "extension"
      default: "\(statement.item.kind)"
      }
    }
    return .visitChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    properties[node.name.text] = node.memberBlock.members.flatMap { member in
      member.decl.as(VariableDeclSyntax.self)?.bindings.map { $0.pattern.trimmedDescription } ?? []
    }
    return .visitChildren
  }
}
