import SCIMSchema
import Testing

@Suite("Attribute definitions")
struct AttributeDefinitionTests {
  @Test("have the defaults of RFC 7643 §2.2")
  func defaults() {
    let definition = AttributeDefinition(name: "nickName")
    #expect(definition.type == .string)
    #expect(!definition.isMultiValued)
    #expect(!definition.isRequired)
    #expect(!definition.isCaseExact)
    #expect(definition.mutability == .readWrite)
    #expect(definition.returned == .default)
    #expect(definition.uniqueness == .none)
    #expect(definition.canonicalValues.isEmpty)
    #expect(definition.referenceTypes.isEmpty)
    #expect(definition.subAttributes.isEmpty)
  }

  @Test("find attributes and sub-attributes whatever the case", arguments: ["familyName", "FAMILYNAME", "familyname"])
  func lookUp(name: String) {
    #expect(Schema.user.attribute(named: "NAME")?.subAttribute(named: name)?.name == "familyName")
  }

  @Test("find nothing under another name", arguments: ["", "family", "familyName ", "ﬁfamilyName"])
  func lookUpMisses(name: String) {
    #expect(Schema.user.attribute(named: "name")?.subAttribute(named: name) == nil)
  }
}
