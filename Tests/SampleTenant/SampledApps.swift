import ConnectorRuntime
import GeneratedConnectors

extension AppaegisIsolationAccessCloudConnector: SampledApp {
  package static let page = "tutorials/appaegis-isolation-access-cloud-provisioning-tutorial.md"
  package static let removesUsers = true

  package static func user(_ person: Person) -> User {
    User(
      userName: person.userName, active: person.isActive, displayName: person.displayName,
      givenName: person.givenName, familyName: person.familyName)
  }

  package static func json(_ person: Person) -> JSONObject {
    [
      "userName": .string(person.userName), "active": .bool(person.isActive),
      "displayName": .string(person.displayName),
      "name": ["givenName": .string(person.givenName), "familyName": .string(person.familyName)],
    ]
  }
}

extension CybSafeConnector: SampledApp {
  package static let page = "tutorials/cybsafe-provisioning-tutorial.md"
  package static let removesUsers = true

  package static func user(_ person: Person) -> User {
    var user = User(userName: person.userName, displayName: person.displayName, title: person.title)
    user.active = person.isActive
    user.givenName = person.givenName
    user.familyName = person.familyName
    user.mobilePhoneNumber = person.mobilePhone
    user.workEmail = person.workEmail
    user.timezone = "Europe/Berlin"
    return user
  }

  package static func json(_ person: Person) -> JSONObject {
    var json: JSONObject = [
      "userName": .string(person.userName), "active": .bool(person.isActive),
      "displayName": .string(person.displayName), "title": .string(person.title),
      "name": ["givenName": .string(person.givenName), "familyName": .string(person.familyName)],
      "emails": [["type": "work", "value": .string(person.workEmail)]], "timezone": "Europe/Berlin",
    ]
    if let phone = person.mobilePhone { json["phoneNumbers"] = [["type": "mobile", "value": .string(phone)]] }
    return json
  }
}

extension PromappConnector: SampledApp {
  package static let page = "tutorials/promapp-provisioning-tutorial.md"
  package static let removesUsers = false

  package static func user(_ person: Person) -> User { User(userName: person.userName) }

  package static func json(_ person: Person) -> JSONObject { ["userName": .string(person.userName)] }
}

extension TAPAppSecurityConnector: SampledApp {
  package static let page = "tutorials/tap-app-security-provisioning-tutorial.md"
  package static let removesUsers = true

  package static func user(_ person: Person) -> User {
    User(
      userName: person.userName, active: person.isActive, mobilePhoneNumber: person.mobilePhone,
      displayName: person.displayName, title: person.title)
  }

  package static func json(_ person: Person) -> JSONObject {
    var json: JSONObject = [
      "userName": .string(person.userName), "active": .bool(person.isActive),
      "displayName": .string(person.displayName), "title": .string(person.title),
    ]
    if let phone = person.mobilePhone { json["phoneNumbers"] = [["type": "mobile", "value": .string(phone)]] }
    return json
  }
}

extension TaptConnector: SampledApp {
  package static let page = "tutorials/tapt-provisioning-tutorial.md"
  package static let removesUsers = false

  package static func user(_ person: Person) -> User { User(userName: person.userName) }

  package static func json(_ person: Person) -> JSONObject { ["userName": .string(person.userName)] }
}
