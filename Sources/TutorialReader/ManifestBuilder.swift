import ConnectorManifest
import SCIMSchema
import TutorialDiagnostics

extension Tutorial {
  /// The manifest of the page, with the place of every stated value.
  public var manifest: ConnectorManifest {
    var builder = ManifestBuilder(tutorial: self)
    return builder.build()
  }
}

/// Puts a tutorial's facts into a manifest and notes where each stands.
private struct ManifestBuilder {
  let tutorial: Tutorial
  private var provenance: [String: SourceRange] = [:]

  init(tutorial: Tutorial) {
    self.tutorial = tutorial
  }

  mutating func build() -> ConnectorManifest {
    let app = ConnectorManifest.App(
      name: note(tutorial.appName, "/app/name"), slug: slug(of: tutorial.appName.value),
      homepage: note(tutorial.homepage, "/app/homepage"))
    let page = ConnectorManifest.Tutorial(
      file: fileName, title: note(tutorial.title, "/tutorial/title"), date: date,
      author: note(tutorial.author, "/tutorial/author"),
      identityProvider: note(tutorial.identityProvider, "/tutorial/identityProvider") ?? .microsoftEntraID)
    return ConnectorManifest(
      app: app, tutorial: page, capabilities: capabilities(), tenantURL: tenantURL(),
      authentication: ConnectorManifest.Authentication(
        method: note(tutorial.authentication, "/authentication/method"),
        secretTokenName: note(tutorial.secretTokenName, "/authentication/secretTokenName"),
        tokenLifetime: note(tutorial.tokenLifetime, "/authentication/tokenLifetime")),
      groups: groups(), resources: resources(),
      prerequisites: ConnectorManifest.Prerequisites(
        license: note(tutorial.license, "/prerequisites/license"), roles: note(tutorial.roles, "/prerequisites/roles")),
      limitations: note(tutorial.limitations, "/limitations"), provenance: provenance)
  }

  // MARK: Parts

  private var fileName: String {
    String(tutorial.document.source.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
  }

  /// The front matter's date, which these pages write month first.
  private var date: String? {
    mutating get {
      let day = tutorial.date.flatMap { stated in
        CalendarDate(stated.value).map { Fact($0.description, at: stated.range) }
      }
      return note(day, "/tutorial/date")
    }
  }

  private mutating func capabilities() -> ConnectorManifest.Capabilities {
    func stated(_ capability: CapabilityLine.Capability) -> Fact<Bool>? {
      guard let line = tutorial.capabilities.first(where: { $0.capability == capability }) else { return nil }
      return line.text.map { _ in !line.isDenied }
    }
    return ConnectorManifest.Capabilities(
      createUsers: note(stated(.createUsers), "/capabilities/createUsers"),
      removeUsers: note(stated(.removeUsers), "/capabilities/removeUsers"),
      updateUsers: note(stated(.updateUsers), "/capabilities/updateUsers"),
      groups: note(stated(.groups), "/capabilities/groups"),
      singleSignOn: note(stated(.singleSignOn), "/capabilities/singleSignOn"))
  }

  private mutating func tenantURL() -> ConnectorManifest.TenantURL {
    let statement = tutorial.tenantURL
    let value = note(statement.urls.first, "/tenantURL/value")
    let others = note(Array(statement.urls.dropFirst()), "/tenantURL/others")
    if let place = statement.urls.first?.range ?? statement.mention?.range {
      provenance["/tenantURL/kind"] = tutorial.document.range(place)
    }
    return ConnectorManifest.TenantURL(kind: statement.kind, value: value, others: others)
  }

  private mutating func groups() -> ConnectorManifest.GroupSupport {
    if let denial = tutorial.groupDenial { return note(denial.map { _ in .unsupported }, "/groups") }
    let line = tutorial.capabilities.first { $0.capability == .groups }
    if let line, line.isDenied { return note(line.text.map { _ in .unsupported }, "/groups") }
    let table = tutorial.attributeTables.first { $0.resource == .group }?.rows.first?.path
    if let place = tutorial.groupMapping ?? line?.text ?? table {
      return note(place.map { _ in .supported }, "/groups")
    }
    return .unstated
  }

  private mutating func resources() -> [ConnectorManifest.Resource] {
    var resources: [ConnectorManifest.Resource] = []
    for name in ConnectorManifest.Resource.Name.allCases {
      let rows = tutorial.attributeTables.filter { $0.resource == name }.flatMap(\.rows)
      guard !rows.isEmpty else { continue }
      let pointer = "/resources/\(resources.count)/attributes"
      let attributes = rows.enumerated().map { index, row in attribute(row, "\(pointer)/\(index)") }
      resources.append(ConnectorManifest.Resource(name: name, attributes: attributes))
    }
    return resources
  }

  private mutating func attribute(_ row: AttributeTable.Row, _ pointer: String) -> ConnectorManifest.Attribute {
    let type = row.type.flatMap { cell in AttributeType(spelledLoosely: cell.value).map { Fact($0, at: cell.range) } }
    return ConnectorManifest.Attribute(
      path: note(row.path, "\(pointer)/path"), type: note(type, "\(pointer)/type"),
      filterable: note(row.filterable, "\(pointer)/filterable"),
      required: note(row.required, "\(pointer)/required"), matching: note(row.matching, "\(pointer)/matching"))
  }

  // MARK: Provenance

  private mutating func note<Value>(_ fact: Fact<Value>, _ pointer: String) -> Value {
    provenance[pointer] = tutorial.document.range(fact.range)
    return fact.value
  }

  private mutating func note<Value>(_ fact: Fact<Value>?, _ pointer: String) -> Value? {
    fact.map { note($0, pointer) }
  }

  private mutating func note<Value>(_ facts: [Fact<Value>], _ pointer: String) -> [Value] {
    facts.enumerated().map { index, fact in note(fact, "\(pointer)/\(index)") }
  }
}
