import SCIMSchema

/// What the types of SCIM's discovery documents don't say of them, but RFC 7643 does.
extension TemplateFindings {
  /// RFC 7643 §7.
  mutating func addSchemaFaults(of root: Located) {
    addRepeatedNames(in: root.elements, at: "id", of: "a schema")
    for schema in root.elements {
      check(schema, says: "Schema")
      addAttributeFaults(of: schema.elements("attributes"))
    }
  }

  /// RFC 7643 §6.
  ///
  /// - Parameters:
  ///   - root: The document.
  ///   - published: The URNs of the schemas that there are, in lower case; `nil` where they aren't known.
  mutating func addResourceTypeFaults(of root: Located, published: Set<String>?) {
    addRepeatedNames(in: root.elements, of: "a resource type")
    addRepeatedNames(in: root.elements, at: "endpoint", of: "a resource type")
    for type in root.elements {
      check(type, says: "ResourceType")
      checkURN(type["schema"], published)
      let extensions = type.elements("schemaExtensions")
      addRepeatedNames(in: [type] + extensions, at: "schema", of: "the resource type itself, or for an extension")
      for part in extensions { checkURN(part["schema"], published) }
      if let endpoint = type["endpoint"], let text = endpoint.string, !text.hasPrefix("/") {
        add("endpoint", endpoint, "must be a path that begins with a slash, such as \"/Users\"")
      }
    }
  }

  /// RFC 7643 §5.
  mutating func addServiceProviderConfigFaults(of root: Located) {
    check(root, says: "ServiceProviderConfig")
    for key in ["maxOperations", "maxPayloadSize"] { checkIsNotNegative(root["bulk"]?[key]) }
    checkIsNotNegative(root["filter"]?["maxResults"])
    let preferred = root.elements("authenticationSchemes").compactMap { $0["primary"] }
      .filter { if case .bool(true) = $0.node.kind { true } else { false } }
    for scheme in preferred.dropFirst() {
      add("primary", scheme, "is true, but a scheme before this one is the preferred one")
    }
  }

  private mutating func addAttributeFaults(of attributes: [Located], areParts: Bool = false) {
    addRepeatedNames(in: attributes, of: "an attribute")
    for attribute in attributes {
      let parts = attribute.elements("subAttributes")
      let isComplex = attribute["type"]?.string == AttributeType.complex.rawValue
      if isComplex, parts.isEmpty, !areParts {
        add("missing-key", attribute, "is complex, so it needs \"subAttributes\"")
      } else if !isComplex, let list = attribute["subAttributes"], !parts.isEmpty {
        add(
          "sub-attributes", list, "is for complex attributes only",
          help: "Set the type to \"complex\", or remove the key.")
      }
      if let name = attribute["name"], let text = name.string, !text.isEmpty, !text.isAttributeName {
        add(
          "name", name, "must begin with a letter and go on with letters, digits, \"-\", \"_\" and \"$\"")
      }
      let types = attribute["referenceTypes"]
      if let types, !types.elements.isEmpty, attribute["type"]?.string != AttributeType.reference.rawValue {
        add(
          "reference-types", types, "is for references only", help: "Set the type to \"reference\", or remove the key.")
      }
      addAttributeFaults(of: parts, areParts: true)
    }
  }

  private mutating func check(_ resource: Located, says name: String) {
    guard let schemas = resource["schemas"] else { return }
    let urn = TemplateValidation.urn(name)
    guard !schemas.elements.contains(where: { $0.string?.lowercased() == urn }) else { return }
    add("schema", schemas, "must hold \"urn:ietf:params:scim:schemas:core:2.0:\(name)\"")
  }

  private mutating func checkURN(_ value: Located?, _ published: Set<String>?) {
    guard let value, let text = value.string else { return }
    if !text.lowercased().hasPrefix("urn:") {
      add("schema", value, "must be the URN of a schema, such as \"\(Schema.userURN)\"")
    } else if let published, !published.contains(text.lowercased()) {
      add("reference", value, "is \(text.quotedForMessage), which is none of the schemas beside this file")
    }
  }

  private mutating func checkIsNotNegative(_ value: Located?) {
    if let value, let number = value.integer, number < 0 { add("number", value, "must not be negative") }
  }
}

extension String {
  /// ATTRNAME of RFC 7643 §2.1, or the `$ref` of §2.4.
  fileprivate var isAttributeName: Bool {
    guard let path = try? AttributePath(parsing: "name.\(self)") else { return false }
    return path.subAttribute == self
  }
}
