import ConnectorEmitters
import ConnectorJSON
import Testing

@Suite struct SourceExpressionTests {
  @Test(arguments: [
    (SourceExpression.attribute("mail"), "[mail]"),
    (.constant("Yes"), "\"Yes\""),
    (.constant("say \"hi\" \\"), "\"say \\\"hi\\\" \\\\\""),
    (
      .function(
        "Switch",
        [.init("source", .attribute("a")), .init("defaultValue", .constant("")), .init("key1", .constant("1"))]),
      "Switch([a], , \"1\")"
    ),
    (
      .function("Trim", [.init("source", .function("ToLower", [.init("source", .attribute("a"))]))]),
      "Trim(ToLower([a]))"
    ),
  ])
  func printsTheDirectorysText(expression: SourceExpression, text: String) {
    #expect(expression.description == text)
  }

  @Test func namesTheAttributesItReadsOnce() {
    let expression = SourceExpression.function(
      "Join",
      [
        .init("separator", .constant("[no]")), .init("source1", .attribute("b")), .init("source2", .attribute("a")),
        .init("source3", .attribute("b")),
      ])
    #expect(expression.referencedAttributes == ["b", "a"])
  }

  @Test func isGraphsMappingSource() {
    let expression = SourceExpression.function(
      "Append", [.init("source", .attribute("mail")), .init("suffix", .constant("x"))])
    let expected: JSONValue = [
      "expression": "Append([mail], \"x\")", "name": "Append", "type": "Function",
      "parameters": [
        ["key": "source", "value": ["expression": "[mail]", "name": "mail", "type": "Attribute", "parameters": []]],
        ["key": "suffix", "value": ["expression": "\"x\"", "name": "x", "type": "Constant", "parameters": []]],
      ],
    ]
    #expect(expression.attributeMappingSource == expected)
  }
}
