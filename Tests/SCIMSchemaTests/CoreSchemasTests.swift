import SCIMSchema
import Testing

/// The expectations do not come from the module's data but from the schemas that scim2-server serves, which are RFC
/// 7643 §8.7.1 with the errata applied, and for the common attributes from §3.1. One line is changed: `members.display`
/// is immutable, as §4.2 has it. A line names each characteristic that is not the default of §2.2.
@Suite("RFC 7643's schemas are complete and exact")
struct CoreSchemasTests {
  @Test("every attribute has the RFC's characteristics, in the RFC's order", arguments: expectations)
  func characteristics(of expectation: Expectation) {
    #expect(lines(for: expectation.attributes).joined(separator: "\n") == expectation.text)
  }

  @Test("every attribute is described in a sentence", arguments: expectations)
  func descriptions(in expectation: Expectation) {
    for attribute in expectation.attributes.flatMap({ [$0] + $0.subAttributes }) {
      #expect(attribute.description.hasSuffix("."), "\(attribute.name)")
    }
  }

  @Test("the standard schemas go by the RFC's URNs and names")
  func identities() {
    #expect(
      Schema.standard.map { "\($0.id) \($0.name)" } == [
        "urn:ietf:params:scim:schemas:core:2.0:User User",
        "urn:ietf:params:scim:schemas:core:2.0:Group Group",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User EnterpriseUser",
      ])
    #expect(Schema.standard.map(\.id) == [Schema.userURN, Schema.groupURN, Schema.enterpriseUserURN])
  }

  private func lines(for attributes: [AttributeDefinition], below parent: String = "") -> [String] {
    attributes.flatMap { [line(for: $0, below: parent)] + lines(for: $0.subAttributes, below: parent + $0.name + ".") }
  }

  private func line(for attribute: AttributeDefinition, below parent: String) -> String {
    var words = ["\(parent)\(attribute.name):", attribute.type.rawValue]
    if attribute.isMultiValued { words.append("list") }
    if attribute.isRequired { words.append("required") }
    if attribute.isCaseExact { words.append("caseExact") }
    if attribute.mutability != .readWrite { words.append(attribute.mutability.rawValue) }
    if attribute.returned != .default { words.append(attribute.returned.rawValue) }
    if attribute.uniqueness != .none { words.append(attribute.uniqueness.rawValue) }
    if !attribute.canonicalValues.isEmpty {
      words.append("values=" + attribute.canonicalValues.joined(separator: ","))
    }
    if !attribute.referenceTypes.isEmpty { words.append("to=" + attribute.referenceTypes.joined(separator: ",")) }
    return words.joined(separator: " ")
  }
}

struct Expectation: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var attributes: [AttributeDefinition]
  var text: String
}

private let expectations = [
  Expectation(testDescription: "user", attributes: Schema.user.attributes, text: userText),
  Expectation(testDescription: "group", attributes: Schema.group.attributes, text: groupText),
  Expectation(
    testDescription: "enterprise user", attributes: Schema.enterpriseUser.attributes, text: enterpriseUserText),
  Expectation(testDescription: "common attributes", attributes: Schema.commonAttributes, text: commonText),
]

private let userText = """
  userName: string required server
  name: complex
  name.formatted: string
  name.familyName: string
  name.givenName: string
  name.middleName: string
  name.honorificPrefix: string
  name.honorificSuffix: string
  displayName: string
  nickName: string
  profileUrl: reference caseExact to=external
  title: string
  userType: string
  preferredLanguage: string
  locale: string
  timezone: string
  active: boolean
  password: string caseExact writeOnly never
  emails: complex list
  emails.value: string
  emails.display: string
  emails.type: string values=work,home,other
  emails.primary: boolean
  phoneNumbers: complex list
  phoneNumbers.value: string
  phoneNumbers.display: string
  phoneNumbers.type: string values=work,home,mobile,fax,pager,other
  phoneNumbers.primary: boolean
  ims: complex list
  ims.value: string
  ims.display: string
  ims.type: string values=aim,gtalk,icq,xmpp,msn,skype,qq,yahoo
  ims.primary: boolean
  photos: complex list
  photos.value: reference caseExact to=external
  photos.display: string
  photos.type: string values=photo,thumbnail
  photos.primary: boolean
  addresses: complex list
  addresses.formatted: string
  addresses.streetAddress: string
  addresses.locality: string
  addresses.region: string
  addresses.postalCode: string
  addresses.country: string
  addresses.type: string values=work,home,other
  addresses.primary: boolean
  groups: complex list readOnly
  groups.value: string caseExact readOnly
  groups.$ref: reference caseExact readOnly to=Group
  groups.display: string readOnly
  groups.type: string readOnly values=direct,indirect
  entitlements: complex list
  entitlements.value: string
  entitlements.display: string
  entitlements.type: string
  entitlements.primary: boolean
  roles: complex list
  roles.value: string
  roles.display: string
  roles.type: string
  roles.primary: boolean
  x509Certificates: complex list
  x509Certificates.value: binary caseExact
  x509Certificates.display: string
  x509Certificates.type: string
  x509Certificates.primary: boolean
  """

private let groupText = """
  displayName: string required
  members: complex list
  members.value: string caseExact immutable
  members.$ref: reference caseExact immutable to=User,Group
  members.type: string immutable values=User,Group
  members.display: string immutable
  """

private let enterpriseUserText = """
  employeeNumber: string
  costCenter: string
  organization: string
  division: string
  department: string
  manager: complex
  manager.value: string caseExact
  manager.$ref: reference caseExact to=User
  manager.displayName: string readOnly
  """

private let commonText = """
  id: string caseExact readOnly always server
  externalId: string caseExact
  meta: complex readOnly
  meta.resourceType: string caseExact readOnly
  meta.created: dateTime readOnly
  meta.lastModified: dateTime readOnly
  meta.location: reference caseExact readOnly to=uri
  meta.version: string caseExact readOnly
  """
