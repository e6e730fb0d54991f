import ConnectorJSON
import SCIMSchema
import TutorialDiagnostics

extension ManifestDecoder {
  /// The whole manifest, with stand-ins for what is reported.
  mutating func manifest(_ root: JSONNode) -> ConnectorManifest {
    let members = members(
      of: ManifestNode(node: root, pointer: JSONPointer()), required: ["manifestVersion"] + factKeys + ["provenance"],
      optional: ["$schema"])
    _ = string(members["$schema"])
    checkVersion(members["manifestVersion"])
    return ConnectorManifest(
      app: app(members["app"]),
      tutorial: tutorial(members["tutorial"]),
      capabilities: capabilities(members["capabilities"]),
      tenantURL: tenantURL(members["tenantURL"]),
      authentication: authentication(members["authentication"]),
      groups: choice(members["groups"]) ?? .unstated,
      resources: resources(members["resources"]),
      prerequisites: prerequisites(members["prerequisites"]),
      limitations: strings(members["limitations"]),
      // Last, because it is checked against the rest.
      provenance: provenance(members["provenance"], in: root)
    )
  }

  private mutating func checkVersion(_ value: ManifestNode?) {
    guard let value else { return }
    let version = ConnectorManifest.version
    if case .number(let number) = value.node.kind, number.integer == version { return }
    report(
      "manifest-version", value,
      "must be \(version), but is \(messageText(value.node.value.serialized(indented: false)))",
      help: "This connectorgen reads manifests of version \(version) only.")
  }

  private mutating func app(_ value: ManifestNode?) -> ConnectorManifest.App {
    let members = members(of: value, required: ["name", "slug", "homepage"])
    return ConnectorManifest.App(
      name: string(members["name"]),
      slug: string(members["slug"], form: .slug),
      homepage: stringOrNull(members["homepage"])
    )
  }

  private mutating func tutorial(_ value: ManifestNode?) -> ConnectorManifest.Tutorial {
    let members = members(of: value, required: ["file", "title", "date", "author", "identityProvider"])
    return ConnectorManifest.Tutorial(
      file: string(members["file"]),
      title: stringOrNull(members["title"]),
      date: stringOrNull(members["date"], form: .date),
      author: stringOrNull(members["author"]),
      identityProvider: choice(members["identityProvider"]) ?? .microsoftEntraID
    )
  }

  private mutating func capabilities(_ value: ManifestNode?) -> ConnectorManifest.Capabilities {
    let members = members(
      of: value, required: ["createUsers", "removeUsers", "updateUsers", "groups", "singleSignOn"])
    return ConnectorManifest.Capabilities(
      createUsers: boolOrNull(members["createUsers"]),
      removeUsers: boolOrNull(members["removeUsers"]),
      updateUsers: boolOrNull(members["updateUsers"]),
      groups: boolOrNull(members["groups"]),
      singleSignOn: boolOrNull(members["singleSignOn"])
    )
  }

  private mutating func tenantURL(_ value: ManifestNode?) -> ConnectorManifest.TenantURL {
    let members = members(of: value, required: ["kind", "value", "others"])
    let kind: ConnectorManifest.TenantURL.Kind? = choice(members["kind"])
    let form = kind == .literal ? TextForm.webURL : nil
    let tenantURL = ConnectorManifest.TenantURL(
      kind: kind ?? .none,
      value: stringOrNull(members["value"], form: form),
      others: strings(members["others"], form: form)
    )
    if let kind, let value = members["value"], !absent.contains(value.pointer) {
      checkPresence(of: value, text: tenantURL.value, kind: kind)
    }
    return tenantURL
  }

  private mutating func checkPresence(
    of value: ManifestNode, text: String?, kind: ConnectorManifest.TenantURL.Kind
  ) {
    switch (kind, text) {
    case (.literal, nil), (.template, nil):
      report(
        "manifest-tenant-url", value, "must be a string where kind is \(kind.rawValue), but is null",
        help: "Give the URL, or set kind to console or none.")
    case (.console, let text?), (.none, let text?):
      report(
        "manifest-tenant-url", value, "must be null where kind is \(kind.rawValue), but is \(quoted(text))",
        help: "Set it to null, or set kind to literal or template.")
    default:
      break
    }
  }

  private mutating func authentication(_ value: ManifestNode?) -> ConnectorManifest.Authentication {
    let members = members(of: value, required: ["method", "secretTokenName", "tokenLifetime"])
    return ConnectorManifest.Authentication(
      method: choiceOrNull(members["method"]),
      secretTokenName: stringOrNull(members["secretTokenName"]),
      tokenLifetime: stringOrNull(members["tokenLifetime"], form: .duration)
    )
  }

  private mutating func resources(_ value: ManifestNode?) -> [ConnectorManifest.Resource] {
    var places: [ConnectorManifest.Resource.Name: JSONPointer] = [:]
    return elements(of: value).map { element in
      let members = members(of: element, required: ["name", "attributes"])
      let name: ConnectorManifest.Resource.Name? = choice(members["name"])
      if let name, let value = members["name"] {
        if let first = places[name] {
          report("manifest-duplicate-resource", value, "is \(quoted(name.rawValue)), as \(first) is already")
        } else {
          places[name] = value.pointer
        }
      }
      return ConnectorManifest.Resource(
        name: name ?? .user, attributes: elements(of: members["attributes"]).map { attribute($0) })
    }
  }

  private mutating func attribute(_ value: ManifestNode) -> ConnectorManifest.Attribute {
    let members = members(of: value, required: ["path", "type", "filterable", "required", "matching"])
    return ConnectorManifest.Attribute(
      path: attributePath(members["path"]),
      type: choiceOrNull(members["type"]),
      filterable: boolOrNull(members["filterable"]),
      required: boolOrNull(members["required"]),
      matching: boolOrNull(members["matching"])
    )
  }

  /// The text of a table's cell, of which the page is to blame where it is no path, and not the manifest.
  private mutating func attributePath(_ value: ManifestNode?) -> String {
    let text = string(value)
    guard let value, !absent.contains(value.pointer) else { return text }
    do throws(AttributePathError) {
      _ = try AttributePath(parsing: text)
    } catch {
      report(
        "manifest-attribute-path", value,
        "must be a SCIM attribute path, but is \(quoted(text)): at offset \(error.offset), \(error.reason)",
        severity: text.isEmpty ? .error : .warning,
        help: "A path is like userName, name.givenName or emails[type eq \"work\"].value (RFC 7644 §3.5.2).")
    }
    return text
  }

  private mutating func prerequisites(_ value: ManifestNode?) -> ConnectorManifest.Prerequisites {
    let members = members(of: value, required: ["license", "roles"])
    return ConnectorManifest.Prerequisites(
      license: stringOrNull(members["license"]), roles: strings(members["roles"]))
  }
}
